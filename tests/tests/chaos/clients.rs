//! The clients: users who submit, wait, cancel and retry, and who repeat whatever got no clear answer.

use std::{net::SocketAddr, time::Duration};

use fastrand::Rng;
use penstock_tests::client::{ApiClient, id_of};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::{sync::watch, time::Instant};

use crate::{
    notes::Notes,
    record::{Accepted, Record, Requests, Submission, Told},
};

/// When a client gives an answer up: sooner than the API does at times, so that it sees clients go away too.
const PATIENCE: Duration = Duration::from_secs(8);

/// Pause before an unclear request is repeated.
const REPEAT_PAUSE: Duration = Duration::from_millis(200);

/// How many sections a user has waiting at most, give or take a batch: more than the fleet can write in a while would only
/// make the end come later.
const AHEAD: usize = 20;

/// One user.
pub struct Client {
    user: ApiClient,
    api: watch::Receiver<SocketAddr>,
    rng: Rng,
    next_number: u64,
    resumes: Vec<String>,
    record: Record,
    /// So many of the submissions need not be waited for any more.
    finished: usize,
}

impl Client {
    /// A new user; `number` tells their texts from the others'.
    pub async fn new(number: u64, api: watch::Receiver<SocketAddr>, seed: u64) -> Self {
        let base = format!("http://{}", *api.borrow());
        Self {
            user: ApiClient::new(base).await,
            api,
            rng: Rng::with_seed(seed.wrapping_add(number)),
            next_number: number * 1_000_000,
            resumes: Vec::new(),
            record: Record::default(),
            finished: 0,
        }
    }

    /// Uses the API until `end`, then finishes what is unclear.
    pub async fn run(mut self, end: Instant) -> Record {
        while Instant::now() < end {
            match self.rng.u8(0..100) {
                0..44 => self.submit(1).await,
                44..58 => {
                    let size = self.rng.usize(2..14);
                    self.submit(size).await;
                }
                58..76 => self.cancel().await,
                _ => self.retry().await,
            }
            self.keep_pace(end).await;
            let pause = self.rng.u64(30..350);
            tokio::time::sleep(Duration::from_millis(pause)).await;
        }
        self.record
    }

    /// Waits until what was sent some time ago is finished.
    async fn keep_pace(&mut self, end: Instant) {
        let sent = &self.record.submissions[self.finished..];
        let Some(oldest) = sent
            .iter()
            .take(sent.len().saturating_sub(AHEAD))
            .next_back()
        else {
            return;
        };
        if let Some(accepted) = &oldest.accepted {
            let path = format!("/v1/sections/{}?wait=5", accepted.section_id);
            while Instant::now() < end {
                match self.ask(Method::GET, &path, None, None).await {
                    Some((_, section)) if is_finished(&section) => break,
                    Some(_) => {}
                    None => tokio::time::sleep(REPEAT_PAUSE).await,
                }
            }
        }
        self.finished = self.record.submissions.len() - AHEAD;
    }

    async fn submit(&mut self, size: usize) {
        let texts: Vec<Notes> = (0..size).map(|_| self.write()).collect();
        // Some batches have a résumé to themselves: whatever goes wrong between its sections is there to be seen at the end,
        // since nothing assembles it anew.
        let alone = size > 1 && self.rng.bool();
        let resume_id = self.choose_resume().filter(|_| !alone);
        let sections: Vec<Value> = texts
            .iter()
            .map(|notes| {
                let mut body = self.user.submission("work", &notes.raw_input());
                body["resume_id"] = resume_id.clone().into();
                body
            })
            .collect();
        let wait = match self.rng.u8(0..3) {
            0 => format!("?wait={}", self.rng.u8(1..4)),
            _ => String::new(),
        };
        let (path, body) = match (&sections[..], self.rng.bool()) {
            ([one], true) => (format!("/v1/sections{wait}"), one.clone()),
            _ => (
                format!("/v1/sections/batch{wait}"),
                json!({"sections": sections}),
            ),
        };
        // Without a key nobody knows what became of a request that got no answer, and it must not be sent twice.
        let key = (self.rng.u8(0..8) > 0).then(|| texts[0].employer.clone());
        let answer = match &key {
            Some(_) => Some(self.insist(&path, &body, key.as_deref()).await.1),
            None => self.ask(Method::POST, &path, Some(&body), None).await,
        };
        let stored = answer.map(|(status, body)| {
            if !matches!(status, StatusCode::ACCEPTED | StatusCode::OK) {
                self.complain(format!("a submission got {status}: {body}"));
            }
            match body["sections"].as_array() {
                Some(sections) => sections.clone(),
                None => vec![body],
            }
        });
        for (place, notes) in texts.into_iter().enumerate() {
            let section = stored.as_ref().and_then(|sections| sections.get(place));
            let accepted = section.filter(|section| section["section_id"].is_string());
            let accepted = accepted.map(|section| Accepted {
                section_id: id_of(section),
                resume_id: section["resume_id"].as_str().unwrap_or_default().to_owned(),
            });
            if let Some(Accepted { resume_id, .. }) = &accepted
                && !alone
                && !self.resumes.contains(resume_id)
            {
                self.resumes.push(resume_id.clone());
            }
            self.record.submissions.push(Submission {
                raw_input: notes.raw_input(),
                notes,
                user_id: self.user.user_id.clone(),
                accepted,
                cancels: Requests::default(),
                retries: Requests::default(),
                told: None,
            });
        }
    }

    async fn cancel(&mut self) {
        let Some((place, id)) = self.choose_section(4) else {
            return;
        };
        let (sent, (status, body)) = self
            .insist(&format!("/v1/sections/{id}/cancel"), &json!({}), None)
            .await;
        let submission = &mut self.record.submissions[place];
        submission.cancels.sent += sent;
        match (status, body["code"].as_str(), body["error_code"].as_str()) {
            (StatusCode::OK, _, Some("cancelled")) => {
                submission.cancels.granted += 1;
                submission.told = Some(Told::Cancelled);
            }
            (StatusCode::CONFLICT, Some("already_finished"), _) => {
                submission.told = Some(Told::FinishedBefore);
            }
            _ => self.complain(format!("cancelling {id} got {status}: {body}")),
        }
    }

    /// Looks at a few sections and puts those back into the queue that have failed.
    async fn retry(&mut self) {
        for _ in 0..4 {
            if let Some((place, id)) = self.choose_section(40) {
                self.retry_if_failed(place, &id).await;
            }
        }
    }

    async fn retry_if_failed(&mut self, place: usize, id: &str) {
        let Some((status, section)) = self
            .ask(Method::GET, &format!("/v1/sections/{id}"), None, None)
            .await
        else {
            return;
        };
        if status != StatusCode::OK
            || section["raw_input"] != self.record.submissions[place].raw_input
        {
            self.complain(format!("{id} is shown as {status}: {section}"));
        }
        if section["status"] != "failed" {
            return;
        }
        let (sent, (status, body)) = self
            .insist(&format!("/v1/sections/{id}/retry"), &json!({}), None)
            .await;
        let submission = &mut self.record.submissions[place];
        submission.retries.sent += sent;
        submission.told = None;
        match (status, body["code"].as_str()) {
            (StatusCode::ACCEPTED, _) => submission.retries.granted += 1,
            // An earlier one was carried out, and its answer was lost.
            (StatusCode::CONFLICT, Some("not_failed")) if sent > 1 => {}
            _ => self.complain(format!("retrying {id} got {status}: {body}")),
        }
    }

    /// Repeats a request until it gets a clear answer; says how often it was sent.
    async fn insist(
        &mut self,
        path: &str,
        body: &Value,
        key: Option<&str>,
    ) -> (usize, (StatusCode, Value)) {
        for sent in 1.. {
            if let Some(answer) = self.ask(Method::POST, path, Some(body), key).await {
                return (sent, answer);
            }
            tokio::time::sleep(REPEAT_PAUSE).await;
        }
        unreachable!("the loop ends with an answer")
    }

    /// One request; nothing when it stays unclear what became of it.
    async fn ask(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        key: Option<&str>,
    ) -> Option<(StatusCode, Value)> {
        let url = format!("http://{}{path}", *self.api.borrow());
        let mut request = self.user.http().request(method, url).timeout(PATIENCE);
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let answer = async {
            let response = request.send().await.ok()?;
            let status = response.status();
            let text = response.text().await.ok()?;
            Some((
                status,
                serde_json::from_str(&text).unwrap_or(Value::String(text)),
            ))
        };
        let answer = answer
            .await
            .filter(|(status, _)| *status != StatusCode::SERVICE_UNAVAILABLE);
        if answer.is_none() {
            self.record.unclear += 1;
        }
        answer
    }

    fn write(&mut self) -> Notes {
        self.next_number += 1;
        Notes::numbered(self.next_number)
    }

    /// One of the newest résumés, or none, for a new one.
    fn choose_resume(&mut self) -> Option<String> {
        let newest = self.resumes.len().min(3);
        let back = self.rng.usize(0..=3);
        (back < newest).then(|| self.resumes[self.resumes.len() - 1 - back].clone())
    }

    /// One of the newest accepted submissions.
    fn choose_section(&mut self, newest: usize) -> Option<(usize, String)> {
        let submissions = &self.record.submissions;
        let place = submissions.len().checked_sub(self.rng.usize(1..=newest))?;
        let accepted = submissions[place].accepted.as_ref()?;
        Some((place, accepted.section_id.clone()))
    }

    fn complain(&mut self, what: String) {
        self.record.complaints.push(what);
    }
}

fn is_finished(section: &Value) -> bool {
    matches!(section["status"].as_str(), Some("completed" | "failed"))
}
