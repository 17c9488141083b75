//! Submissions: over HTTP as clients make them, one by one and in batches.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use penstock_api::{Server, config::ApiArgs};
use penstock_shared::{
    config::{BudgetArgs, OpsArgs},
    db::users,
    domain::UserId,
    knowledge::LiveKnowledge,
    ops_guard::OpsGuard,
};
use reqwest::Client;
use serde_json::{Value, json};
use sqlx::PgConnection;
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;

use super::ground::{Ground, USER_NAME};
use crate::{cli::BenchArgs, system::install_tls_provider};

/// Clients that submit at once.
const CLIENTS: usize = 8;

/// Sections of one person: about as many as a résumé has.
const SECTIONS_PER_USER: usize = 10;

/// The size of a batch: the API's largest.
const BATCH: usize = 100;

/// What a person wrote.
pub(super) const RAW_INPUT: &str = "i managed a team of 5 people at lidl in manchester from june 2019 to march 2021 and kept the till";

/// An API and its clients.
pub(super) struct Load {
    client: Client,
    url: String,
    stop: CancellationToken,
    serving: JoinHandle<()>,
}

impl Load {
    /// Starts an API of its own.
    pub(super) async fn start(ground: &Ground, args: &BenchArgs) -> anyhow::Result<Self> {
        install_tls_provider();
        let server = Server::bind(
            ground.options().clone(),
            &ApiArgs {
                api_listen: ([127, 0, 0, 1], 0).into(),
                ..args.api.clone()
            },
            &BudgetArgs::default(),
            LiveKnowledge::start(&args.knowledge)?,
            OpsGuard::new(&OpsArgs { ops_token: None })?,
        )
        .await?;
        let url = format!("http://{}", server.address());
        let stop = CancellationToken::new();
        let stopped = stop.clone().cancelled_owned();
        let serving = tokio::spawn(server.run(stopped));
        let client = Client::builder()
            .no_proxy()
            .build()
            .context("the HTTP client cannot be set up")?;
        Ok(Self {
            client,
            url,
            stop,
            serving,
        })
    }

    pub(super) async fn stop(self) -> anyhow::Result<()> {
        self.stop.cancel();
        Ok(self.serving.await?)
    }

    /// Submits sections one by one; returns how many per second were accepted.
    pub(super) async fn single(
        &self,
        connection: &mut PgConnection,
        count: usize,
    ) -> anyhow::Result<f64> {
        let users = make_users(connection, count.div_ceil(SECTIONS_PER_USER)).await?;
        let bodies = (0..count)
            .map(|index| submission(users[index / SECTIONS_PER_USER]))
            .collect();
        Ok(per_second(count, self.post("/v1/sections", bodies).await?))
    }

    /// Submits sections in batches of a hundred, ten people's in each; returns how many per second were accepted.
    pub(super) async fn batches(
        &self,
        connection: &mut PgConnection,
        count: usize,
    ) -> anyhow::Result<f64> {
        let users = make_users(connection, count.div_ceil(SECTIONS_PER_USER)).await?;
        let submissions: Vec<Value> = (0..count)
            .map(|index| submission(users[index / SECTIONS_PER_USER]))
            .collect();
        let bodies = submissions
            .chunks(BATCH)
            .map(|sections| json!({"sections": sections}))
            .collect();
        Ok(per_second(
            count,
            self.post("/v1/sections/batch", bodies).await?,
        ))
    }

    /// Submits one section every `interval` for so long, however long the answers take; returns how many were accepted.
    pub(super) async fn steady(
        &self,
        connection: &mut PgConnection,
        interval: Duration,
        lasting: Duration,
    ) -> anyhow::Result<usize> {
        let count = usize::try_from(lasting.as_micros() / interval.as_micros())?;
        let users = make_users(connection, count.div_ceil(SECTIONS_PER_USER)).await?;
        let mut tick = tokio::time::interval(interval);
        let mut submissions = JoinSet::new();
        for index in 0..count {
            tick.tick().await;
            let body = submission(users[index / SECTIONS_PER_USER]).to_string();
            submissions.spawn(post(
                self.client.clone(),
                format!("{}/v1/sections", self.url),
                body,
            ));
            while let Some(submitted) = submissions.try_join_next() {
                submitted??;
            }
        }
        while let Some(submitted) = submissions.join_next().await {
            submitted??;
        }
        Ok(count)
    }

    /// Posts the bodies from several clients at once; returns how long it took, in seconds.
    async fn post(&self, path: &str, bodies: Vec<Value>) -> anyhow::Result<f64> {
        let url = format!("{}{path}", self.url);
        let bodies: Arc<Vec<String>> = Arc::new(bodies.iter().map(Value::to_string).collect());
        let next = Arc::new(AtomicUsize::new(0));
        let began = Instant::now();
        let mut clients = JoinSet::new();
        for _ in 0..CLIENTS {
            let (client, url) = (self.client.clone(), url.clone());
            let (bodies, next) = (Arc::clone(&bodies), Arc::clone(&next));
            clients.spawn(async move {
                while let Some(body) = bodies.get(next.fetch_add(1, Ordering::Relaxed)) {
                    post(client.clone(), url.clone(), body.clone()).await?;
                }
                anyhow::Ok(())
            });
        }
        while let Some(client) = clients.join_next().await {
            client??;
        }
        Ok(began.elapsed().as_secs_f64())
    }
}

async fn post(client: Client, url: String, body: String) -> anyhow::Result<()> {
    let request = client.post(&url).header("content-type", "application/json");
    let response = request.body(body).send().await?;
    let status = response.status();
    let told = response.bytes().await?;
    if !status.is_success() {
        bail!(
            "the API answered {status}: {}",
            String::from_utf8_lossy(&told)
        );
    }
    Ok(())
}

pub(super) async fn make_users(
    connection: &mut PgConnection,
    count: usize,
) -> anyhow::Result<Vec<UserId>> {
    let mut made = Vec::with_capacity(count);
    for _ in 0..count {
        let id = UserId::new();
        users::insert(&mut *connection, id, Some(USER_NAME), None, None).await?;
        made.push(id);
    }
    Ok(made)
}

fn submission(user_id: UserId) -> Value {
    json!({"user_id": user_id, "template_id": "professional", "section_name": "work", "raw_input": RAW_INPUT})
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub(super) fn per_second(count: usize, seconds: f64) -> f64 {
    count as f64 / seconds
}
