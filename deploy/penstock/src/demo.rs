//! The demo: the system as it runs in production, seen from a client that submits a newcomer's résumé over HTTP.

mod progress;

use std::time::Duration;

use anyhow::{Context, bail};
use penstock_shared::terminal::{print, say};
use reqwest::Client;
use serde_json::{Value, json};

use self::progress::Progress;
use crate::{
    cli::SystemArgs,
    system::{System, install_tls_provider},
};

/// Time between looks at the résumé. The API could also be asked to wait; looking shows every state.
const LOOK_INTERVAL: Duration = Duration::from_millis(40);

/// A newcomer's rough words, section by section.
const SAMPLE: &[(&str, &str)] = &[
    ("contact", include_str!("demo/contact.txt")),
    ("summary", include_str!("demo/summary.txt")),
    ("work_experience", include_str!("demo/work_experience.txt")),
    ("education", include_str!("demo/education.txt")),
    (
        "technical_skills",
        include_str!("demo/technical_skills.txt"),
    ),
    ("languages", include_str!("demo/languages.txt")),
    ("volunteering", include_str!("demo/volunteering.txt")),
];

/// Starts the system, submits the sample, shows its way and prints the finished JSON Resume on standard output.
pub async fn run(args: &SystemArgs) -> anyhow::Result<()> {
    let mut args = args.clone();
    // The demo says where it listens, so any free port will do when the usual one is taken.
    for address in [&mut args.api.api_listen, &mut args.worker.worker_listen] {
        if tokio::net::TcpListener::bind(*address).await.is_err() {
            address.set_port(0);
        }
    }
    say("Starting Penstock …");
    let system = System::start(&args).await?;
    let api = format!("http://{}", system.api_address());
    say(format_args!(
        "The API listens on {api} (documentation at {api}/docs)."
    ));
    let outcome = tokio::select! {
        outcome = tell(&api) => outcome,
        ended = system.ended() => Err(ended),
    };
    let stopped = system.stop().await;
    print(serde_json::to_string_pretty(&outcome?)?)?;
    stopped?;
    say(format_args!(
        "The API listened on {api} until now; `cargo run` starts the same system and keeps it running."
    ));
    Ok(())
}

/// The client's side of it: submit, follow, fetch.
async fn tell(api: &str) -> anyhow::Result<Value> {
    install_tls_provider();
    let client = Client::builder()
        .no_proxy()
        .timeout(Duration::from_secs(30))
        .build()
        .context("the HTTP client cannot be set up")?;
    let user = post(
        &client,
        &format!("{api}/v1/users"),
        &json!({"name": "Ana Silva"}),
    )
    .await?;
    let sections: Vec<Value> = SAMPLE
        .iter()
        .map(|(name, text)| json!({"section_name": name, "raw_input": text.trim()}))
        .collect();
    let batch =
        json!({"user_id": user["user_id"], "template_id": "professional", "sections": sections});
    let accepted = post(&client, &format!("{api}/v1/sections/batch"), &batch).await?;
    let resume_id = accepted["sections"][0]["resume_id"]
        .as_str()
        .context("the API named no résumé")?
        .to_owned();

    let mut progress = Progress::new(SAMPLE.iter().map(|(name, _)| *name));
    progress.show(&statuses(&accepted));
    let resume = loop {
        let resume = get(&client, &format!("{api}/v1/resumes/{resume_id}")).await?;
        progress.show(&statuses(&resume));
        if progress.is_finished() {
            break resume;
        }
        tokio::time::sleep(LOOK_INTERVAL).await;
    };
    progress.finish();
    if let Some(failed) = resume["sections"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|section| section["status"] == "failed")
    {
        bail!(
            "section {} failed ({}): {}",
            text(failed, "section_name"),
            text(failed, "error_code"),
            text(failed, "error_message")
        );
    }
    get(
        &client,
        &format!("{api}/v1/resumes/{resume_id}/json-resume"),
    )
    .await
}

fn statuses(body: &Value) -> Vec<String> {
    body["sections"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|section| text(section, "status").to_owned())
        .collect()
}

fn text<'a>(body: &'a Value, key: &str) -> &'a str {
    body[key].as_str().unwrap_or("unknown")
}

async fn post(client: &Client, url: &str, body: &Value) -> anyhow::Result<Value> {
    read(client.post(url).json(body)).await
}

async fn get(client: &Client, url: &str) -> anyhow::Result<Value> {
    read(client.get(url)).await
}

async fn read(request: reqwest::RequestBuilder) -> anyhow::Result<Value> {
    let response = request.send().await.context("the API did not answer")?;
    let status = response.status();
    let body: Value = response
        .json()
        .await
        .context("the API's answer is not JSON")?;
    if !status.is_success() {
        bail!("the API answered {status}: {}", text(&body, "detail"));
    }
    Ok(body)
}
