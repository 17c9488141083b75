//! The words by which a text denies.

use super::clauses::Passage;
use super::language::{self, Language};
use super::number_words;
use super::polarity::is_contraction;

impl Passage<'_> {
    pub fn is_negation(&self, at: usize) -> bool {
        let word = &self.tokens[at];
        if word.key == "non" && self.gap_after(at) == "-" {
            return true;
        }
        if matches!(
            word.key.as_str(),
            "failed" | "flunked" | "skipped" | "refused"
        ) {
            // `The firm failed`, `a failed part`.
            const OF_THINGS: &str =
                "a an the any it company firm business startup shop which that has had";
            return at > 0 && !is_among!(OF_THINGS, self.key(at - 1));
        }
        // `Kubernetes only read about it` is no use of it.
        if matches!(word.key.as_str(), "only" | "just")
            && matches!(
                self.key(at + 1),
                "read" | "watched" | "heard" | "saw" | "seen" | "viewing"
            )
        {
            return true;
        }
        let turned_down = word.key == "turned"
            && (self.key(at + 1) == "down"
                || (matches!(self.key(at + 1), "it" | "that" | "them")
                    && self.key(at + 2) == "down"));
        if turned_down || word.key == "declined" {
            return true;
        }
        let without =
            word.key == "w" && is_among!("o out", self.key(at + 1)) && self.gap_after(at) == "/";
        let next = self.key(at + 1);
        let leaves_out = match word.key.as_str() {
            "except" | "excluding" => true,
            // `Scrap minus 15%` is less.
            "minus" => !next.starts_with(|c: char| c.is_ascii_digit()),
            // `Matlab instead of Python`.
            "rather" | "other" => next == "than",
            "instead" => next == "of",
            // `An exam in place of a thesis`.
            "place" | "lieu" => next == "of" && at > 0 && self.key(at - 1) == "in",
            "apart" | "aside" => next == "from",
            // `Left before finishing`.
            "before" => is_among!(
                "finishing completing completion graduating graduation qualifying submitting",
                next,
            ),
            _ => false,
        };
        if without || leaves_out || self.lacks(at) {
            return true;
        }
        // What is no longer done was done; what is never more than five is five at most.
        let of_all = is_among!("nothing nobody none", &word.key);
        let limited = !of_all && matches!(
            self.key(at + 1),
            "only"
                | "just"
                | "all"
                | "every"
                | "always"
                | "least"
                | "doubt"
                | "later"
                | "more"
                | "fewer"
                | "less"
                | "over"
                | "longer"
                | "anymore"
        ) && !self.gap_after(at).contains(',')
            || (self.key(at + 1) == "any" && self.key(at + 2) == "more")
            // `Never late more than 5 minutes`.
            || (self.key(at + 3) == "than" && is_among!("more less", self.key(at + 2)));
        !limited
            && (is_contraction(word)
                || matches!(
                    word.key.as_str(),
                    "not"
                        | "never"
                        | "no"
                        | "without"
                        | "neither"
                        | "nor"
                        | "none"
                        | "cannot"
                        | "nobody"
                        | "nothing"
                )
                || (word.key == "zero" && self.key(at + 1) != "point" && !self.names_zero(at))
                || self.is_nil(at))
            && !(word.key == "nobody" && at > 0 && matches!(self.key(at - 1), "if" | "when"))
            && !(word.key == "no" && self.numbers(at + 1))
            && !(word.key == "no"
                && matches!(
                    self.key(at + 1),
                    "it" | "i"
                        | "we"
                        | "sorry"
                        | "wait"
                        | "actually"
                        | "longer"
                        | "problem"
                ))
            // `High school no 7` has a number.
            && !(word.key == "no"
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.key.bytes().all(|byte| byte.is_ascii_digit())))
    }

    /// Whether the number at `at` is a name or a place, as that of `ranked no 4 nationally`: it counts nothing.
    fn numbers(&self, at: usize) -> bool {
        let figures = self.key(at).bytes().all(|byte| byte.is_ascii_digit());
        let next = self.key(at + 1);
        figures
            && (1..=2).contains(&self.key(at).len())
            && (next.is_empty()
                || next.ends_with("ly")
                || number_words::is_function_word(next)
                || self.gap_after(at) != " ")
    }

    /// `Unable to read`, `free of errors`, `free of charge`.
    fn lacks(&self, at: usize) -> bool {
        let (next, after) = (self.key(at + 1), self.key(at + 2));
        match self.key(at) {
            "unable" => next == "to",
            "lacks" | "lacking" | "lacked" => true,
            "free" => {
                is_among!("of from", next)
                    && !after.starts_with(|first: char| first.is_ascii_digit())
            }
            _ => self.is_foreign_denial(at),
        }
    }

    /// `Keine Kasse`, `jamais de nuit`, `sin coche`.
    pub fn is_foreign_denial(&self, at: usize) -> bool {
        const OF_NO_OTHER: &str = "kein keine keinen keiner keinem keines nicht niemals ohne jamais aucun aucune nunca ningún ningun \
            ninguna senza nessun nessuna nenhum nenhuma geen niet nooit zonder nigdy inte aldrig";
        // `Sans` is a typeface, a `sem` a term.
        const OF_OTHERS_TOO: &str = "nie sans pas sin mai sem bez utan";
        const ALSO_FOREIGN: &str = "je ne nie się jest jag";
        let key = self.key(at);
        // `Sin experiencia`, not the `SIN` of a Canadian.
        let small = matches!(self.tokens[at].text, "sin" | "sans") && self.key(at + 1) != "serif";
        small
            || is_among!(OF_NO_OTHER, key)
            || (is_among!(OF_OTHERS_TOO, key)
                && (language::of(self) != Language::English
                    || self
                        .tokens
                        .iter()
                        .any(|token| is_among!(ALSO_FOREIGN, token.text))))
    }

    /// The 0 of `after effects 0`.
    fn is_nil(&self, at: usize) -> bool {
        self.tokens[at].text == "0"
            && at > 0
            && self.gap_after(at - 1) == " "
            && (at + 1 == self.tokens.len() || self.gap_after(at).contains([',', ';', '.', '\n']))
    }

    /// `Raspberry Pi Zero`.
    fn names_zero(&self, at: usize) -> bool {
        at > 0
            && (self.gap_after(at).trim() != ""
                || self.tokens[at].is_capitalised()
                || self.key(at - 1) == "pi")
    }
}
