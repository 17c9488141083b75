//! Connections: options from a URL, and pools that outlive an outage of the database.

use std::{str::FromStr, time::Duration};

use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

/// How long a caller waits for a connection before it is told that the database is away.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

/// Reads a `postgres://` URL. The error never shows the URL: it may hold a password.
pub fn connect_options(url: &str) -> Result<PgConnectOptions, InvalidDatabaseUrl> {
    PgConnectOptions::from_str(url).map_err(|_| InvalidDatabaseUrl)
}

/// A database URL that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the database URL cannot be read: write it as postgres://user:password@host:5432/database")]
pub struct InvalidDatabaseUrl;

/// A pool of at most `max_connections` that connects when first used, so that a program starts while its database is away.
pub fn lazy(options: PgConnectOptions, application: &str, max_connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(max_connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_lazy_with(options.application_name(application))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_that_cannot_be_read_is_not_repeated() {
        let error = connect_options("postgres://me:hunter2@host:port/db").expect_err("no port");
        assert!(!error.to_string().contains("hunter2"));
        assert!(connect_options("postgres://me:hunter2@host:5432/db").is_ok());
    }
}
