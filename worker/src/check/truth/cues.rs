//! The words by which a text denies.

mod corrections;
mod no_denials;

use super::clauses::Passage;
use super::number_words;
use super::polarity::is_contraction;
use super::tongues::{self, Tongue};
use crate::english::dates::month_number;
use crate::english::places;
use crate::english::verbs::{self, Form};

impl Passage<'_> {
    pub fn is_negation(&self, at: usize) -> bool {
        self.is_prefix(at) || (self.is_word_for_denials(at) && !self.denies_nothing(at))
    }

    /// Whether a word denies wherever nothing else is meant by it.
    fn is_word_for_denials(&self, at: usize) -> bool {
        let word = &self.tokens[at];
        if matches!(
            word.key.as_str(),
            "failed" | "flunked" | "skipped" | "refused"
        ) {
            // `The firm failed`, `a failed part`.
            const OF_THINGS: &str =
                "a an the any it company firm business startup shop which that has had";
            // `Failed one paper, passed 6`.
            let counted = self.counts_at(at + 1)
                && self
                    .sentence_of(at)
                    .any(|place| self.key(place) == "passed" && self.counts_at(place + 1));
            return at > 0 && !is_among!(OF_THINGS, self.key(at - 1)) && !counted;
        }
        // `Kubernetes only read about it` is no use of it.
        if matches!(word.key.as_str(), "only" | "just")
            && is_among!("read watched heard saw seen viewing", self.key(at + 1))
            // Who only reads Russian does.
            && !(at.saturating_sub(2)..at).any(|place| places::is_language(self.key(place)))
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
            // `5 months versus 4 planned`.
            "versus" | "vs" => is_among!("planned targeted expected", self.key(at + 2)),
            // `An exam in place of a thesis`.
            "place" | "lieu" => next == "of" && self.before(at) == "in",
            "apart" | "aside" => next == "from",
            // `Quit before finals`.
            "before" if is_among!("finals exams exam defence defense viva", next) => {
                (at.saturating_sub(3)..at)
                    .any(|place| is_among!("quit left dropped stopped pulled", self.key(place)))
            }
            // `Left before finishing`.
            "before" => is_among!(
                "finishing completing completion graduating graduation qualifying submitting",
                next,
            ),
            // `Knives were off limits`.
            "off" => next == "limits",
            _ => false,
        };
        if without || leaves_out || self.lacks(at) {
            return !(leaves_out && self.is_excepted_from_a_denial(at));
        }
        !self.denies_a_limit(at)
            && (is_contraction(word)
                || is_among!("not never no without neither nor none cannot nobody nothing", word.key.as_str())
                || (word.key == "zero" && self.key(at + 1) != "point" && !self.names_zero(at))
                || (is_among!("nah nope naw", &word.key) && self.is_trailing_no(at))
                || self.is_nil(at)
                || self.counts_no_failing(at))
            && !self.is_no_denial_in_portuguese(at)
            && !(word.key == "nobody" && matches!(self.before(at), "if" | "when"))
            && !(word.key == "no" && self.numbers(at + 1))
            && (word.key != "no"
                // `Extensions no. I use wella`.
                || self.gap_after(at).contains('.')
                || self.is_trailing_no(at)
                || !is_among!("it i we sorry wait actually longer problem", self.key(at + 1)))
            // `High school no 7` has a number.
            && !(word.key == "no"
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.key.bytes().all(|byte| byte.is_ascii_digit())))
    }

    /// `Non-clinical`, and `non clinical` in English.
    pub fn is_prefix(&self, at: usize) -> bool {
        self.key(at) == "non"
            && (self.gap_after(at) == "-"
                || (self.gap_after(at) == " " && tongues::of(&self.tokens).is_none()))
    }

    /// `Next summer`, `2022`, `i left`.
    pub fn begins_time(&self, at: usize) -> bool {
        let key = self.key(at);
        is_among!("next last now later i we they he she after this", key)
            || key.starts_with(|first: char| first.is_ascii_digit())
            || month_number(key).is_some()
            || number_words::weekday(key).is_some()
    }

    pub fn counts_at(&self, at: usize) -> bool {
        number_words::small_number(self.key(at)).is_some()
            || self
                .key(at)
                .starts_with(|first: char| first.is_ascii_digit())
    }

    /// What is no longer done was done; what is never more than five is five at most.
    fn denies_a_limit(&self, at: usize) -> bool {
        let of_all = is_among!("nothing nobody none", self.key(at));
        !of_all && is_among!("only just all every always least doubt later more fewer less over longer anymore", self.key(at + 1)) && !self.gap_after(at).contains(',')
            || (self.key(at + 1) == "any" && self.key(at + 2) == "more")
            // `Never late more than 5 minutes`, `never stopped for more than a day`.
            || (at + 2..at + 6).any(|than| {
                self.key(than) == "than"
                    && is_among!("more less longer fewer", self.key(than - 1))
                    && self.tokens[than].sentence == self.tokens[at].sentence
            })
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
            "unavailable" => next == "for",
            "lacks" | "lacking" | "lacked" => true,
            "free" => {
                is_among!("of from", next)
                    // `Music free from the web`.
                    && !(next == "from" && is_among!("the a my our", after))
                    && !after.starts_with(|first: char| first.is_ascii_digit())
            }
            _ => self.is_foreign_denial(at),
        }
    }

    /// `Keine Kasse`, `jamais de nuit`, `sin coche`.
    pub fn is_foreign_denial(&self, at: usize) -> bool {
        const OF_NO_OTHER: &str = "kein keine keinen keiner keinem keines nicht niemals ohne jamais aucun aucune nunca ningún ningun \
            ninguna senza nessun nessuna nenhum nenhuma nao geen niet nooit zonder nigdy inte aldrig ikke uden uten aldri nigdy \
            sijui hakuna siyo hapana tidak bukan belum tanpa nahi nahin walang не без нет никогда ні немає ніколи بدون ليس δεν χωρίς ללא नहीं değil hayır";
        // `Sans` is a typeface, a `sem` a term, German `Mai` a month.
        const OF_OTHERS_TOO: &str = "nie sans pas mai sem bez utan non nem nincs fara fără";
        let key = self.key(at);
        // `Sin experiencia`, not the `SIN` of a Canadian.
        let small = matches!(self.tokens[at].text, "sin" | "sans") && self.key(at + 1) != "serif";
        small
            || is_among!(OF_NO_OTHER, key)
            || (is_among!(OF_OTHERS_TOO, key) && self.denies_in_its_language(at))
    }

    /// Whether a word that other languages have too is a denial in that of the text.
    fn denies_in_its_language(&self, at: usize) -> bool {
        use Tongue as T;
        let Some(tongue) = tongues::of(&self.tokens) else {
            // `Je ne`, `nie pracuję`: two of them deny.
            const ALSO_FOREIGN: &str = "je ne nie się jest jag";
            let mut others = self.tokens.iter().enumerate();
            return others.any(|(other, token)| other != at && is_among!(ALSO_FOREIGN, token.text));
        };
        match self.key(at) {
            "nie" => matches!(tongue, T::German | T::Polish | T::Czech),
            "sans" | "pas" => tongue == T::French,
            "mai" => matches!(tongue, T::Italian | T::Romanian) && !self.stands_in_date(at),
            "non" => tongue == T::Italian,
            "sem" => tongue == T::Portuguese,
            "bez" => matches!(tongue, T::Polish | T::Czech | T::Croatian),
            "utan" => tongue == T::Swedish,
            "nem" | "nincs" => tongue == T::Hungarian,
            _ => tongue == T::Romanian,
        }
    }

    pub fn stands_in_date(&self, at: usize) -> bool {
        let start = self.tokens[at].start;
        self.dates
            .iter()
            .any(|mention| mention.span.contains(&start))
    }

    /// The `no` of `no Lidl`, which is `in the` in Portuguese.
    fn is_no_denial_in_portuguese(&self, at: usize) -> bool {
        const PORTUGUESE: &str =
            "em um uma do da dos das ao na fui fiz com e o para foi sou trabalhei caixa loja";
        self.key(at) == "no"
            && self
                .tokens
                .iter()
                .any(|token| is_among!(PORTUGUESE, token.text))
            && tongues::of(&self.tokens) == Some(Tongue::Portuguese)
    }

    /// The 0 of `after effects 0`, but not of what somebody does: `ordered goods every week 0`.
    fn is_nil(&self, at: usize) -> bool {
        const LONGEST: usize = 3;
        let listed = |place: &usize| self.gap_after(*place) == " ";
        let named = || {
            let before = (0..at).rev().take_while(listed).take(LONGEST + 1).count();
            before <= LONGEST
                && (at - before..at).all(|place| {
                    verbs::lookup(self.key(place)).is_none_or(|(_, form)| form == Form::Base)
                })
        };
        self.tokens[at].text == "0"
            && at > 0
            && self.gap_after(at - 1) == " "
            && (at + 1 == self.tokens.len() || self.gap_after(at).contains([',', ';', '.', '\n']))
            && named()
    }

    /// `Raspberry Pi Zero`, `zero-hours`, `zero turns`, `net zero`, but not `breakages zero.`.
    fn names_zero(&self, at: usize) -> bool {
        const OF_A_KIND: &str =
            "pi net absolute ground sub carbon patient day year from to almost nearly about";
        at > 0
            && (self.gap_after(at).contains(['-', '/'])
                || is_among!("turn turns hour hours", self.key(at + 1))
                || (self.tokens[at].is_capitalised() && !self.tokens[at].opens_sentence)
                || (self.gap_after(at - 1) == " " && is_among!(OF_A_KIND, self.key(at - 1))))
    }
}
