//! What one clause of the user's tells, by how it tells it.

use smol_str::SmolStr;

use super::super::clauses::Word;

/// Stems of the content words of one clause.
#[derive(Debug, Default)]
pub struct Statement {
    pub said: Vec<SmolStr>,
    /// Under a negation.
    pub denied: Vec<SmolStr>,
    /// Said of what was only helped with.
    pub helped: Vec<SmolStr>,
    /// Said of what was done.
    pub done: Vec<SmolStr>,
}

impl Statement {
    /// Whether it tells of something that failed, which denies without a "not".
    pub fn fails(&self) -> bool {
        const FAILING: [&str; 10] = [
            "fall", "fail", "lost", "los", "cancel", "stop", "skip", "refus", "miss", "away",
        ];
        self.said
            .iter()
            .any(|stem| FAILING.contains(&stem.as_str()))
    }

    pub(super) fn read(words: &[Word]) -> Self {
        let mut statement = Self::default();
        for word in words.iter().filter(|word| word.is_content) {
            if word.negated {
                statement.denied.push(word.stem.clone());
                continue;
            }
            statement.said.push(word.stem.clone());
            let side = if word.helped {
                &mut statement.helped
            } else {
                &mut statement.done
            };
            side.push(word.stem.clone());
        }
        statement
    }
}
