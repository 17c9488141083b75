//! The provider: truthful to the notes of each request when it is well, and every way in which it is not.

use std::time::Duration;

use penstock_tests::scripted_provider::{ReceivedRequest, Reply, Script, hold};
use serde_json::json;

use crate::notes::Notes;

/// How the provider answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Well,
    RateLimited,
    ServerError,
    Overloaded,
    DropsConnections,
    BreaksOffBodies,
    CutsOffJson,
    AnswersNonsense,
    StopsAtItsLimit,
    Refuses,
    Filters,
    Invents,
    Hangs,
    StallsInTheMiddle,
    NeverEnds,
    RefusesFormats,
}

impl Mood {
    /// Every one but [`Mood::Well`].
    pub const BAD: [Self; 15] = [
        Self::RateLimited,
        Self::ServerError,
        Self::Overloaded,
        Self::DropsConnections,
        Self::BreaksOffBodies,
        Self::CutsOffJson,
        Self::AnswersNonsense,
        Self::StopsAtItsLimit,
        Self::Refuses,
        Self::Filters,
        Self::Invents,
        Self::Hangs,
        Self::StallsInTheMiddle,
        Self::NeverEnds,
        Self::RefusesFormats,
    ];

    /// Answers every second request in this mood, and the others well: the fleet goes on meanwhile.
    pub fn script(self) -> Script {
        Script::new(move |request| {
            let latency = Duration::from_millis(fastrand::u64(20..900));
            let reply = if request.index % 2 == 0 {
                self.reply(request)
            } else {
                Reply::completion(truth(request))
            };
            reply.after(latency)
        })
    }

    fn reply(self, request: &ReceivedRequest) -> Reply {
        match self {
            Self::Well => Reply::completion(truth(request)),
            Self::RateLimited => Reply::status(429).with_header("retry-after", "1"),
            Self::ServerError => Reply::status(500).with_body("{\"error\": "),
            Self::Overloaded => Reply::status(503).with_header("retry-after", "1"),
            Self::DropsConnections => Reply::DropConnection,
            Self::BreaksOffBodies => Reply::CloseMidBody { status: 200 },
            Self::CutsOffJson => Reply::BrokenJson,
            Self::AnswersNonsense => Reply::completion("Certainly! {\"work\": [{\"name\": "),
            Self::StopsAtItsLimit => Reply::Truncated("{\"work\": [".to_owned()),
            Self::Refuses => Reply::Refusal("I'd rather not.".to_owned()),
            Self::Filters => Reply::ContentFiltered,
            Self::Invents => Reply::completion(answer(
                &Notes::in_prompt(request.message("user")).employer,
                "Managed 4711 people in Paris and won the Nobel Prize",
            )),
            Self::Hangs => Reply::Hang,
            Self::StallsInTheMiddle => Reply::SlowBody {
                text: truth(request),
                gate: hold(),
            },
            Self::NeverEnds => Reply::EndlessBody { status: 200 },
            Self::RefusesFormats if request.body["response_format"].is_null() => {
                Reply::completion(truth(request))
            }
            Self::RefusesFormats => Reply::status(400)
                .with_body(r#"{"error": {"message": "response_format is not supported"}}"#),
        }
    }
}

/// What the notes in the prompt say, and nothing else: an answer that reaches another section shows.
fn truth(request: &ReceivedRequest) -> String {
    let notes = Notes::in_prompt(request.message("user"));
    answer(&notes.employer, &notes.highlight())
}

fn answer(employer: &str, highlight: &str) -> String {
    json!({"work": [{"name": employer, "highlights": [highlight]}]}).to_string()
}
