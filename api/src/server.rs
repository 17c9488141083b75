//! The server: one router, the limits around it, and its life from bind to shutdown.

use std::{any::Any, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::Request,
    http::StatusCode,
    middleware::{self, Next},
    response::Response,
};
use penstock_shared::{
    config::BudgetArgs, db::pool, http_server, knowledge::LiveKnowledge, ops_guard::OpsGuard,
};
use sqlx::{PgPool, postgres::PgConnectOptions};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    config::ApiArgs,
    error,
    event_hub::EventHub,
    metrics::{self, Metrics},
    routes,
};

/// The longest a request may take, the longest wait for a result included three times over.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// What every handler may use.
#[derive(Debug, Clone)]
pub(crate) struct AppState {
    pub(crate) pool: PgPool,
    pub(crate) hub: EventHub,
    pub(crate) knowledge: LiveKnowledge,
    pub(crate) max_attempts: i32,
    pub(crate) budget: BudgetArgs,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) guard: OpsGuard,
    /// Cancelled at shutdown: answers without an end must end then.
    pub(crate) stop: CancellationToken,
}

/// Why the API does not listen.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address cannot be taken.
    #[error("cannot listen on {address}: choose another address with --api-listen or API_LISTEN")]
    Bind {
        /// The address asked for.
        address: SocketAddr,
        /// What the system said.
        source: std::io::Error,
    },
}

/// A bound API.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    pool: PgPool,
    stop: CancellationToken,
}

impl Server {
    /// Takes the address and prepares to serve. The database may be away: requests say so until it is back.
    pub async fn bind(
        database: PgConnectOptions,
        args: &ApiArgs,
        budget: &BudgetArgs,
        knowledge: LiveKnowledge,
        guard: OpsGuard,
    ) -> Result<Self, ServeError> {
        let bind = |source| ServeError::Bind {
            address: args.api_listen,
            source,
        };
        let listener = TcpListener::bind(args.api_listen).await.map_err(bind)?;
        let address = listener.local_addr().map_err(bind)?;
        // One connection stays outside the pool: the event hub's.
        let connections = args.api_database_connections - 1;
        let pool = pool::lazy(database.clone(), "penstock-api", connections);
        let stop = CancellationToken::new();
        let state = AppState {
            pool: pool.clone(),
            hub: EventHub::start(database.application_name("penstock-api")),
            knowledge,
            max_attempts: args.max_attempts,
            budget: *budget,
            metrics: Arc::new(Metrics::new()),
            guard,
            stop: stop.clone(),
        };
        Ok(Self {
            listener,
            address,
            router: router(state),
            pool,
            stop,
        })
    }

    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `shutdown` completes, then finishes the requests under way and leaves the database.
    pub async fn run(self, shutdown: impl Future<Output = ()>) {
        tracing::info!(address = %self.address, "api listening");
        let stop = self.stop;
        let stopping = stop.clone();
        let shutdown = async move {
            shutdown.await;
            stopping.cancel();
        };
        let serving = http_server::serve(self.listener, self.router, shutdown);
        let overdue = async {
            stop.cancelled().await;
            tokio::time::sleep(REQUEST_TIMEOUT).await;
        };
        tokio::select! {
            () = serving => {}
            () = overdue => tracing::warn!("connections that would not end were closed"),
        }
        pool::close(&self.pool).await;
    }
}

fn router(state: AppState) -> Router {
    let counted = middleware::from_fn_with_state(Arc::clone(&state.metrics), metrics::count);
    routes::router(&state)
        .with_state(state)
        // Authentication goes here: outside the handlers, inside the limits.
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(limit_time))
        .layer(counted)
}

async fn limit_time(request: Request, next: Next) -> Response {
    tokio::time::timeout(REQUEST_TIMEOUT, next.run(request))
        .await
        .unwrap_or_else(|_| {
            error::problem(
                StatusCode::SERVICE_UNAVAILABLE,
                "request_timeout",
                format!(
                    "The request took longer than {} s. A submission may have been stored all the same: look at its résumé before you repeat it.",
                    REQUEST_TIMEOUT.as_secs()
                ),
                None,
            )
        })
}

/// The panic's hook has logged where it was; what it says may quote a person's text.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("handler panicked");
    error::internal()
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, routing::get};
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_a_problem_document_and_no_dropped_connection() {
        async fn panics() {
            panic!("a bug");
        }
        let router = Router::new()
            .route("/", get(panics))
            .layer(CatchPanicLayer::custom(panicked));
        let response = router.oneshot(Request::new(Body::empty())).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(
            response.headers()["content-type"],
            "application/problem+json"
        );
    }
}
