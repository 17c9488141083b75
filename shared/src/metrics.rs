//! What the programs' metrics have in common: their registry, their text, and how busy a connection pool is.
//!
//! Names follow Prometheus: `penstock_` first, base units, `_total` for counters. A label never holds an id or a person's text.

use prometheus_client::{
    encoding::text,
    metrics::{family::Family, gauge::Gauge},
    registry::{Metric, Registry, Unit},
};
use sqlx::PgPool;

/// The content type of [`encode`]d metrics (`OpenMetrics` 1.0, which Prometheus reads as its own).
pub const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// An empty registry, whose metrics' names begin with `penstock_`.
pub fn registry() -> Registry {
    Registry::with_prefix("penstock")
}

/// Adds a metric to a registry and returns it.
pub fn named<M: Metric + Clone>(registry: &mut Registry, name: &str, help: &str, metric: M) -> M {
    registry.register(name, help, metric.clone());
    metric
}

/// As [`named`], for a duration: `_seconds` is appended to the name.
pub fn in_seconds<M: Metric + Clone>(
    registry: &mut Registry,
    name: &str,
    help: &str,
    metric: M,
) -> M {
    registry.register_with_unit(name, help, Unit::Seconds, metric.clone());
    metric
}

/// The metrics of some registries as one text.
pub fn encode(registries: &[&Registry]) -> String {
    let mut text = String::new();
    let mut write = || {
        for registry in registries {
            text::encode_registry(&mut text, registry)?;
        }
        text::encode_eof(&mut text)
    };
    write().expect("writing to a String does not fail");
    text
}

/// A pool's connections, as they are when asked for.
#[derive(Debug, Clone)]
pub struct PoolMetrics {
    connections: Family<[(&'static str, &'static str); 1], Gauge>,
    max: Gauge,
}

impl PoolMetrics {
    /// Names them in a registry.
    pub fn register(registry: &mut Registry) -> Self {
        Self {
            connections: named(
                registry,
                "db_pool_connections",
                "Database connections of the pool, by whether they are in use",
                Family::default(),
            ),
            max: named(
                registry,
                "db_pool_connections_max",
                "Database connections that the pool may open",
                Gauge::default(),
            ),
        }
    }

    /// Takes the numbers of now.
    pub fn observe(&self, pool: &PgPool) {
        let idle = i64::try_from(pool.num_idle()).unwrap_or(i64::MAX);
        let open = i64::from(pool.size());
        let of = |state| self.connections.get_or_create_owned(&[("state", state)]);
        of("idle").set(idle);
        of("busy").set((open - idle).max(0));
        self.max
            .set(i64::from(pool.options().get_max_connections()));
    }
}
