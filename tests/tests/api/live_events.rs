//! A section's live events: what is replayed, what is shown while a model writes, and what that never touches.

use std::time::{Duration, Instant};

use futures_util::StreamExt;
use penstock_shared::db::events::{self, PARTIAL_BYTES, PARTIALS_CHANNEL, Partial};
use penstock_tests::{
    client::{id_of, work_answer},
    fleet::Fleet,
    live_events::{LiveEvent, LiveEvents, statuses},
    process::Process,
    programs,
    scripted_provider::{Gate, Part, Reply, Script, hold},
};
use serde_json::{Value, json};
use sqlx::postgres::PgListener;
use tokio_tungstenite::tungstenite::Message;

/// Pieces of 7 kB each: more than the sockets between the programs hold.
const PIECES: usize = 4_000;

const STREAMING: &[(&str, &str)] = &[("LLM_STREAM", "true")];

/// A streamed answer that is true, the second half of it behind a gate.
fn held_half_way(gate: &Gate) -> Reply {
    let mut parts = Part::pieces(&work_answer());
    parts.insert(parts.len() / 2, Part::hold(gate));
    Reply::streamed(parts)
}

/// A fleet with a streaming worker at work on one section.
async fn at_work(script: Script) -> (Fleet, Process, String) {
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let worker = fleet.worker(STREAMING).await;
    let id = id_of(&fleet.client.submit_work().await);
    (fleet, worker, id)
}

/// Whatever of the partial texts goes on from what came before, for one call.
fn written(events: &[LiveEvent], attempt: i64, call: i64) -> String {
    let mut text = String::new();
    for event in events.iter().filter(|event| event.name == "partial") {
        if event.data["attempt"] == attempt
            && event.data["call"] == call
            && event.data["offset"] == text.chars().count()
        {
            text.push_str(event.data["text"].as_str().expect("text"));
        }
    }
    text
}

/// Reads until so much of a call has been seen.
async fn seen(live: &mut LiveEvents, attempt: i64, call: i64, text: &str) -> Vec<LiveEvent> {
    let mut events = Vec::new();
    while written(&events, attempt, call) != text {
        events.push(live.next().await.expect("the stream goes on"));
    }
    events
}

#[tokio::test]
async fn what_a_model_writes_is_seen_before_the_section_is_completed() {
    let gate = hold();
    let fleet = Fleet::start(programs!(), Script::always(held_half_way(&gate)), &[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    let mut live = LiveEvents::open(&fleet.client, &id, None).await;
    let _worker = fleet.worker(STREAMING).await;

    let answer = work_answer();
    let pieces = Part::pieces(&answer).len();
    let half: String = answer.chars().take(pieces / 2 * 12).collect();
    let mut events = seen(&mut live, 1, 1, &half).await;
    assert_eq!(statuses(&events), [("pending", 0), ("processing", 1)]);
    let section = fleet.client.section(&id).await;
    assert_eq!(
        (&section["status"], &section["processed_content"]),
        (&json!("processing"), &Value::Null)
    );
    let partial = events.iter().find(|event| event.name == "partial").unwrap();
    let keys: Vec<_> = partial.data.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["section_id", "attempt", "call", "offset", "text"]);
    assert!(partial.id.is_none() && partial.data["section_id"] == json!(id));

    gate.release();
    events.extend(live.rest().await);
    assert_eq!(
        statuses(&events),
        [("pending", 0), ("processing", 1), ("completed", 1)]
    );
    let last = events.last().unwrap();
    assert_eq!((last.name.as_str(), &last.id), ("section", &None));
    assert_eq!(last.data, fleet.client.section(&id).await);
    assert!(answer.starts_with(&written(&events, 1, 1)));
}

#[tokio::test]
async fn text_is_published_four_times_a_second_at_most() {
    let answer = work_answer();
    let letters = answer.chars().flat_map(|letter| {
        let pause = Part::Wait(Duration::from_millis(10).into());
        [Part::Text(letter.into()), pause]
    });
    let script = Script::always(Reply::streamed(letters));
    let fleet = Fleet::start(programs!(), script, &[]).await;
    let mut notifications = PgListener::connect_with(&fleet.pool).await.unwrap();
    notifications.listen(PARTIALS_CHANNEL).await.unwrap();
    let _worker = fleet.worker(STREAMING).await;
    let began = Instant::now();
    let id = id_of(&fleet.client.submit_work().await);
    assert_eq!(fleet.client.finished(&id).await["status"], "completed");
    fleet.execute("NOTIFY penstock_partials, 'end'").await;
    let mut published = 0;
    while notifications.recv().await.unwrap().payload() != "end" {
        published += 1;
    }
    let at_most = began.elapsed().as_millis() / 250 + 1;
    assert!(
        (1..=at_most).contains(&published),
        "{published} > {at_most}"
    );
}

#[tokio::test]
async fn who_connects_again_gets_exactly_what_is_missing() {
    let gate = hold();
    let (fleet, _worker, id) = at_work(Script::always(held_half_way(&gate))).await;
    let mut live = LiveEvents::open(&fleet.client, &id, None).await;
    let pending = live.next_named("status").await;
    let processing = live.next_named("status").await;
    assert_eq!(processing.data["status"], "processing");
    assert_eq!(pending.data["section_id"], json!(id));
    drop(live);
    gate.release();
    fleet.client.finished(&id).await;

    let whole = LiveEvents::open(&fleet.client, &id, None)
        .await
        .rest()
        .await;
    assert_eq!(whole[..2], [pending.clone(), processing.clone()]);
    assert_eq!(whole.len(), 4, "{whole:?}");
    for (last, missing) in [(&pending, &whole[1..]), (&processing, &whole[2..])] {
        let last = last.id.as_deref();
        let again = LiveEvents::open(&fleet.client, &id, last).await;
        assert_eq!(again.rest().await, missing);
    }
    let url = fleet.client.url(&format!(
        "/v1/sections/{id}/events?last_event_id={}",
        processing.id.as_deref().unwrap()
    ));
    let asked = fleet.client.http().get(url).send().await.unwrap();
    assert_eq!(LiveEvents::of(asked).rest().await, whole[2..]);
    // Whoever has everything is told the end.
    let again = LiveEvents::open(&fleet.client, &id, whole[2].id.as_deref()).await;
    assert_eq!(again.rest().await, whole[3..]);
}

/// The messages of a section's WebSocket, until it is closed.
async fn told_over_websocket(fleet: &Fleet, id: &str, after: &str) -> Vec<Value> {
    let url = fleet
        .client
        .url(&format!("/v1/sections/{id}/events?last_event_id={after}"))
        .replacen("http", "ws", 1);
    let (mut socket, _) = tokio_tungstenite::connect_async(url)
        .await
        .expect("a socket");
    let mut told = Vec::new();
    while let Some(message) = socket.next().await {
        match message.expect("no failure") {
            Message::Text(text) => told.push(serde_json::from_str(&text).expect("JSON")),
            Message::Close(end) => {
                assert_eq!(end.map(|end| u16::from(end.code)), Some(1000));
                break;
            }
            _ => {}
        }
    }
    told
}

#[tokio::test]
async fn a_websocket_tells_the_same() {
    let gate = hold();
    let (fleet, _worker, id) = at_work(Script::always(held_half_way(&gate))).await;
    let (told, ()) = tokio::join!(told_over_websocket(&fleet, &id, ""), async {
        fleet
            .until("SELECT count(*) = 1 FROM resume_sections WHERE status = 'processing'")
            .await;
        gate.release();
    });
    let of = |name: &'static str| told.iter().filter(move |event| event["event"] == name);
    let statuses: Vec<&Value> = of("status").map(|event| &event["data"]["status"]).collect();
    assert_eq!(statuses, ["pending", "processing", "completed"]);
    assert!(of("status").all(|event| event["id"].is_string()));
    assert!(of("partial").all(|event| event["id"].is_null()));
    let last = told.last().expect("events");
    assert_eq!(last["event"], "section", "{last}");
    assert_eq!(last["data"], fleet.client.section(&id).await);
    // Who connects again is told what is missing.
    let first = of("status").next().expect("a status")["id"].clone();
    let again = told_over_websocket(&fleet, &id, first.as_str().expect("text")).await;
    assert_eq!(again.len(), 3, "two statuses and the section: {again:?}");
}

#[tokio::test]
async fn what_cannot_be_followed_is_a_problem() {
    let fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    let unknown = "sec_0199e1b2c3d47a10b3c4d5e6f7a8b9c0";
    for (path, status, code) in [
        (
            format!("/v1/sections/{unknown}/events"),
            404,
            "unknown_section",
        ),
        ("/v1/sections/1/events".into(), 404, "unknown_section"),
        (
            format!("/v1/sections/{id}/events?last_event_id=-1"),
            422,
            "invalid_last_event_id",
        ),
        (
            format!("/v1/sections/{id}/events?last_event_id=first"),
            422,
            "invalid_last_event_id",
        ),
    ] {
        let (found, problem) = fleet.client.get(&path).await;
        assert_eq!(
            (found.as_u16(), &problem["code"]),
            (status, &json!(code)),
            "{path}"
        );
    }
    let url = fleet.client.url(&format!("/v1/sections/{id}/events"));
    let request = fleet.client.http().get(url).header("last-event-id", "x");
    assert_eq!(request.send().await.unwrap().status(), 422);
}

#[tokio::test]
async fn a_stream_that_breaks_is_tried_again() {
    for end in [
        Part::Drop,
        Part::Json(json!({"error": {"code": 503, "message": "overloaded"}})),
        Part::Raw(": nothing more\n\n".into()),
    ] {
        let gate = hold();
        let answer = work_answer();
        let mut broken = Part::pieces(&answer);
        broken.truncate(2);
        broken.extend([Part::hold(&gate), end]);
        let script = Script::new(move |request| match request.index {
            0 => Reply::Stream(broken.clone()),
            _ => Reply::streamed(Part::pieces(&work_answer())),
        });
        let (fleet, _worker, id) = at_work(script).await;
        let mut live = LiveEvents::open(&fleet.client, &id, None).await;
        // The beginning may have passed before anybody watched.
        live.next_named("status").await;
        fleet.provider.wait_for_in_flight(1).await;
        gate.release();
        let events = live.rest().await;
        let last = events.last().unwrap();
        assert_eq!(
            (&last.data["status"], &last.data["attempt"]),
            (&json!("completed"), &json!(2)),
            "{events:?}"
        );
        assert_eq!(
            statuses(&events),
            [
                ("processing", 1),
                ("pending", 1),
                ("processing", 2),
                ("completed", 2)
            ]
        );
    }
}

#[tokio::test]
async fn what_fails_the_check_is_seen_and_never_stored() {
    // More digits than a timestamp beside it has.
    let untrue =
        json!({"work": [{"name": "Lidl", "highlights": ["Managed a team of 87654321 people"]}]});
    let (first, second) = (hold(), hold());
    let script = Script::new({
        let (untrue, first, second) = (untrue.to_string(), first.clone(), second.clone());
        move |request| {
            let (text, gate) = match request.index {
                0 => (untrue.clone(), &first),
                _ => (work_answer(), &second),
            };
            let mut parts = vec![Part::hold(gate)];
            parts.extend(Part::pieces(&text));
            Reply::streamed(parts)
        }
    });
    let (fleet, _worker, id) = at_work(script).await;
    let mut live = LiveEvents::open(&fleet.client, &id, None).await;
    first.release();
    seen(&mut live, 1, 1, &untrue.to_string()).await;
    let section = fleet.client.section(&id).await;
    assert_eq!(section["processed_content"], Value::Null);
    second.release();
    let events = live.rest().await;
    let section = &events.last().unwrap().data;
    assert_eq!(section["status"], "completed");
    assert!(!section.to_string().contains("87654321"), "{section}");
    let stored: bool = fleet
        .value(
            "SELECT bool_or(r::text LIKE '%87654321%' OR s::text LIKE '%87654321%')
             FROM resumes r JOIN resume_sections s ON s.resume_id = r.id",
        )
        .await;
    assert!(!stored);
}

#[tokio::test]
async fn an_endpoint_that_does_not_stream_writes_all_the_same() {
    let (fleet, _worker, id) = at_work(Script::always(Reply::completion(work_answer()))).await;
    let live = LiveEvents::open(&fleet.client, &id, None).await;
    let events = live.rest().await;
    assert!(events.iter().all(|event| event.name != "partial"));
    let section = &events.last().unwrap().data;
    assert_eq!(
        (&section["status"], &section["attempt"]),
        (&json!("completed"), &json!(1))
    );
}

#[tokio::test]
async fn an_outage_loses_text_at_most() {
    let (watched, away) = (hold(), hold());
    let mut parts = Part::pieces(&work_answer());
    // Text comes, and is to be published, while the database is away.
    parts.insert(parts.len() / 2, Part::hold(&away));
    parts.insert(0, Part::hold(&watched));
    let (mut fleet, _worker, id) = at_work(Script::always(Reply::streamed(parts))).await;
    let mut live = LiveEvents::open(&fleet.client, &id, None).await;
    watched.release();
    live.next_named("partial").await;
    fleet.database().begin_outage().await;
    away.release();
    fleet
        .provider
        .wait_until(|counts| counts.answered == 1)
        .await;
    fleet
        .api
        .logged("section events lost; waiters poll until they are back")
        .await;
    fleet.database().end_outage().await;
    let events = live.rest().await;
    assert_eq!(statuses(&events), [("completed", 1)]);
    assert_eq!(events.last().unwrap().data["attempt"], 1);
}

#[tokio::test]
async fn a_retried_section_is_followed_to_its_new_end() {
    let gate = hold();
    let script = Script::new({
        let gate = gate.clone();
        move |request| match request.index {
            0 => Reply::status(401),
            _ => Reply::completion(work_answer()).after(&gate),
        }
    });
    let (fleet, _worker, id) = at_work(script).await;
    fleet.client.finished(&id).await;
    let (status, _) = fleet
        .client
        .post(&format!("/v1/sections/{id}/retry"), &json!({}))
        .await;
    assert_eq!(status, 202);
    let mut live = LiveEvents::open(&fleet.client, &id, None).await;
    let mut events = Vec::new();
    while events.len() < 5 {
        events.push(live.next().await.expect("it goes on"));
    }
    gate.release();
    events.extend(live.rest().await);
    let all = [
        ("pending", 0),
        ("processing", 1),
        ("failed", 1),
        ("pending", 0),
        ("processing", 1),
        ("completed", 1),
    ];
    assert_eq!(statuses(&events), all);
    let ends = events.iter().filter(|event| event.name == "section");
    assert_eq!(ends.count(), 1);
    assert_eq!(
        events[2].data["error_code"],
        "provider_rejected_credentials"
    );
}

#[tokio::test]
async fn a_slow_reader_loses_text_and_no_status() {
    let gate = hold();
    let (fleet, _worker, id) = at_work(Script::always(
        Reply::completion(work_answer()).after(&gate),
    ))
    .await;
    let live = LiveEvents::open(&fleet.client, &id, None).await;
    fleet.provider.wait_for_in_flight(1).await;
    // Nobody reads yet.
    let partial = |number| Partial {
        section_id: id.parse().unwrap(),
        attempt: 1,
        call: 1,
        offset: number * PARTIAL_BYTES,
        text: "\u{1}".repeat(PARTIAL_BYTES),
    };
    for group in (0..PIECES).collect::<Vec<_>>().chunks(200) {
        let partials: Vec<Partial> = group.iter().map(|number| partial(*number)).collect();
        events::publish(&fleet.pool, &partials).await.unwrap();
    }
    gate.release();
    fleet.client.finished(&id).await;
    let events = live.rest().await;
    assert_eq!(
        statuses(&events),
        [("pending", 0), ("processing", 1), ("completed", 1)]
    );
    assert_eq!(events.last().unwrap().name, "section");
    let shown = events.iter().filter(|event| event.name == "partial");
    let shown = shown.count();
    assert!(0 < shown && shown < PIECES, "{shown} of {PIECES}");
}

#[tokio::test]
async fn a_shutdown_ends_the_streams_and_waits_for_none() {
    let mut fleet = Fleet::start(programs!(), Script::always(Reply::Hang), &[]).await;
    let id = id_of(&fleet.client.submit_work().await);
    let mut live = LiveEvents::open(&fleet.client, &id, None).await;
    live.next_named("status").await;
    let told = Instant::now();
    fleet.api.signal("TERM");
    assert_eq!(live.rest().await, []);
    assert!(fleet.api.ended().await.success());
    // A stream that nothing ends would hold it for the thirty seconds that a request may take.
    assert!(
        told.elapsed() < Duration::from_secs(15),
        "{:?}",
        told.elapsed()
    );
}
