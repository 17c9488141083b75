//! What people write in the run: each text has an employer of its own, by which everything made of it is known again.

/// Begins every employer's name; no log line may hold it.
pub const MARK: &str = "Zyq";

/// Before and after the person's words in a prompt (worker/src/generate/prompt/user.md).
const BEFORE: &str = "Notes to turn into the section:\n";
const AFTER: &str = "\n\n";

/// The facts of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    pub employer: String,
    pub people: String,
}

impl Notes {
    /// The facts of the text with this number.
    pub fn numbered(number: u64) -> Self {
        let mut employer = MARK.to_owned();
        let mut rest = number;
        for _ in 0..6 {
            let letter = u8::try_from(rest % 26).expect("a letter's place");
            employer.push(char::from(b'a' + letter));
            rest /= 26;
        }
        Self {
            employer,
            people: (2 + number % 97).to_string(),
        }
    }

    /// As a person types them, with what must be kept byte for byte.
    pub fn raw_input(&self) -> String {
        let Self { employer, people } = self;
        format!(
            "  i managed a team of {people} people at {employer} \u{2014} na\u{ef}ve, \u{2615}\u{301}\r\n\tand 'that' was \\it\n\n"
        )
    }

    /// The one line that is true to them.
    pub fn highlight(&self) -> String {
        format!("Managed a team of {} people", self.people)
    }

    /// Reads the facts out of a prompt. Other sections' words are in there too, as background.
    pub fn in_prompt(prompt: &str) -> Self {
        let text = prompt.rsplit_once(BEFORE).map_or("", |(_, rest)| rest);
        let text = text.split_once(AFTER).map_or(text, |(text, _)| text);
        let after = |words: &str| {
            let rest = text.split_once(words).map_or("", |(_, rest)| rest);
            rest.split(' ').next().unwrap_or_default().to_owned()
        };
        Self {
            employer: after("people at "),
            people: after("team of "),
        }
    }
}

#[test]
fn facts_are_found_again_in_a_prompt() {
    let (notes, other) = (Notes::numbered(123_456), Notes::numbered(123_457));
    assert_ne!(notes.employer, other.employer);
    let prompt = format!(
        "| {}{AFTER}{BEFORE}| {}{AFTER}These were the notes.\n",
        other.raw_input().trim_end(),
        notes.raw_input().trim_end()
    );
    assert_eq!(Notes::in_prompt(&prompt), notes);
}
