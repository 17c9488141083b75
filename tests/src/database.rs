//! A migrated database for each test, on one shared server; gone with the test.

use std::convert::Infallible;

use penstock::local_postgres::{TestCluster, TestClusterOptions, TestDatabase};
use penstock_shared::db::migrate;
use sqlx::{AssertSqlSafe, ConnectOptions, PgPool, postgres::PgPoolOptions};
use tokio::sync::OnceCell;

/// Kept for all tests of a process; it holds files open and nothing of an async runtime.
static CLUSTER: OnceCell<TestCluster> = OnceCell::const_new();

/// A database of a test's own.
#[derive(Debug)]
pub struct Database {
    pool: PgPool,
    created: Option<TestDatabase>,
    url: String,
}

impl Database {
    /// A database with the schema laid.
    pub async fn create() -> Self {
        Self::create_on(cluster().await).await
    }

    /// A database with the schema laid, on a server of the test's own.
    pub async fn create_on(cluster: &TestCluster) -> Self {
        let migrate = |options| async move { migrate::migrate(&options).await };
        let database = TestDatabase::create(cluster, &migrate::fingerprint(), migrate).await;
        Self::with(database.expect("a test database"))
    }

    /// A database with nothing in it.
    pub async fn create_empty() -> Self {
        let nothing = |_| async { Ok::<(), Infallible>(()) };
        let database = TestDatabase::create(cluster().await, "empty", nothing).await;
        Self::with(database.expect("an empty test database"))
    }

    /// Takes the database away from everybody, as a crash or a network cut would, until [`Self::end_outage`].
    pub async fn begin_outage(&self) {
        let name = self.name();
        self.administer(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
            .await;
        self.disconnect().await;
    }

    /// Gives it back.
    pub async fn end_outage(&self) {
        let name = self.name();
        self.administer(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"))
            .await;
    }

    /// Connections made from now on may only read, as those to a standby, until [`Self::end_reading`]; those there are end.
    pub async fn begin_reading(&self) {
        let name = self.name();
        self.administer(format!(
            "ALTER DATABASE {name} SET default_transaction_read_only = on"
        ))
        .await;
        self.disconnect().await;
    }

    /// Connections made from now on may write. Those there are stay as they are.
    pub async fn end_reading(&self) {
        let name = self.name();
        self.administer(format!(
            "ALTER DATABASE {name} RESET default_transaction_read_only"
        ))
        .await;
    }

    async fn disconnect(&self) {
        let name = self.name();
        self.administer(format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        ))
        .await;
    }

    /// Its name on the server.
    pub fn name(&self) -> &str {
        self.created
            .as_ref()
            .map(TestDatabase::name)
            .unwrap_or_default()
    }

    async fn administer(&self, sql: String) {
        let options = self
            .pool
            .connect_options()
            .as_ref()
            .clone()
            .database("postgres");
        let mut connection = options.connect().await.expect("the server's own database");
        sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut connection)
            .await
            .expect("an administrator's statement");
    }

    fn with(database: TestDatabase) -> Self {
        let pool = PgPoolOptions::new()
            .max_connections(3)
            .connect_lazy_with(database.connect_options());
        Self {
            pool,
            url: database.url().to_owned(),
            created: Some(database),
        }
    }

    /// For looking into it.
    pub const fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// For programs.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Some(database) = self.created.take() else {
            return;
        };
        // A runtime of its own: the test's cannot be waited for while it drops things. What is left here goes with the next run.
        let dropping = std::thread::spawn(|| {
            if let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                && let Err(error) = runtime.block_on(database.drop())
            {
                eprintln!("a test database was left behind: {error}");
            }
        });
        dropping.join().unwrap_or_default();
    }
}

async fn cluster() -> &'static TestCluster {
    CLUSTER
        .get_or_init(|| async {
            let options =
                TestClusterOptions::from_env().expect("usable settings for the tests' server");
            TestCluster::shared(options)
                .await
                .expect("a server for the tests")
        })
        .await
}
