//! Where the name of a title, employer or place begins and ends inside a sentence.

use super::clean::{has_words, is_one_of, tidy, title_case};
use super::employer_names::{is_kind_of_place, points_at};
use super::header::{DATE_MARK, Role, is_title_word};
use super::known_employers;
use super::role_sentence::Parser;
use crate::english::places;
use crate::english::titles;
use crate::english::tokens::key;
use crate::english::verbs::{self, Form};

impl Parser<'_> {
    /// Number of words of the known place that stands here; none where an employer is called after it: `Leeds Building Society`.
    pub fn known_place(&self) -> Option<usize> {
        let length = self.place_ahead()?;
        if self.header.organisation.is_some() {
            return Some(length);
        }
        let ended = |ahead: usize| {
            self.typed
                .get(self.at + ahead)
                .is_none_or(|word| word.ends_with([',', ';', ')', '.']))
        };
        let goes_on = (length..length + 3)
            .take_while(|ahead| !ended(ahead - 1))
            .take_while(|ahead| {
                let word = self.peek(*ahead);
                !(points_at(word) || is_one_of(word, "and a an the") || word == DATE_MARK)
            })
            .any(|ahead| is_kind_of_place(self.peek(ahead)));
        (!goes_on).then_some(length)
    }

    fn place_ahead(&self) -> Option<usize> {
        (1..=3).rev().find(|length| {
            let words = self.typed.get(self.at..self.at + length);
            words.is_some_and(|words| {
                if matches!(self.word(), "reading" | "nice" | "split" | "deal") && *length == 1 {
                    return false;
                }
                let inner_comma = words[..length - 1].iter().any(|word| word.ends_with(','));
                !inner_comma && places::is_known(&key(&words.concat()))
            })
        })
    }

    pub fn take_known_place(&mut self) -> bool {
        let Some(length) = self.known_place().filter(|_| self.header.place.is_none()) else {
            return false;
        };
        let words = &self.typed[self.at..self.at + length];
        let place = tidy(&words.join(" "));
        let place = title_case(place.trim_matches(['(', ')', ',', ' ']));
        let ended = words
            .last()
            .is_some_and(|word| word.ends_with([',', ')', ';']));
        self.at += length;
        // `Dublin 2`
        let district = self
            .typed
            .get(self.at)
            .map(|word| word.trim_end_matches(','));
        let district = district.filter(|word| {
            let closed =
                self.typed[self.at].ends_with(',') || matches!(self.peek(1), "" | DATE_MARK);
            !ended && closed && word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit())
        });
        if let Some(district) = district {
            self.header.place = Some(format!("{place} {district}"));
            self.at += 1;
            return true;
        }
        // `Austin TX`
        let region = self
            .typed
            .get(self.at)
            .map(|word| bare_region(word))
            .filter(|_| !ended);
        self.header.place = Some(match region.flatten() {
            Some(region) => {
                self.at += 1;
                format!("{place}, {region}")
            }
            None => place,
        });
        true
    }

    pub fn skip_article(&mut self) -> bool {
        self.skip_article_or("an")
    }

    pub fn skip_article_or(&mut self, other: &str) -> bool {
        let word = self.word();
        let proper_the = word == "the"
            && self
                .typed
                .get(self.at)
                .is_some_and(|typed| typed.starts_with('T'))
            && self
                .typed
                .get(self.at + 1)
                .is_some_and(|typed| typed.starts_with(char::is_uppercase));
        // `An Post`
        let proper_an = word == "an"
            && self
                .typed
                .get(self.at)
                .is_some_and(|typed| typed.starts_with('A'))
            && self.is_proper(1);
        // `our tennis club`, and not `Our Lady of Lourdes`
        let ours = other == "my" && self.typed.get(self.at).is_some_and(|typed| *typed == "our");
        let article = !proper_an
            && (matches!(word, "a" | "an" | "the" | "their" | "some") || word == other || ours)
            && !proper_the;
        self.at += usize::from(article);
        article
    }

    pub fn capture_title(&mut self) -> Option<String> {
        let start = self.at;
        let mut listed = false;
        while self.at < self.words.len() && self.at - start < 8 {
            let word = self.word();
            let out_of = word == "out" && self.peek(1) == "of";
            let stops = out_of
                || word == DATE_MARK
                || is_one_of(
                    word,
                    "at @ as by from since until where when who which that i i'm because doing during while but for with in on based \
                        then there had have has was is am are were did do under me my we they also now presently currently not \
                        never same about once twice every per",
                )
                || (self.at > start
                    && word.starts_with(|c: char| c.is_ascii_digit())
                    && is_time_unit(self.peek(1)));
            // "barista then shift lead": one job that was done as both.
            let as_both =
                word == "then" && listed && (1..=3).any(|ahead| is_title_word(self.peek(ahead)));
            let of_ours = word == "of"
                && self.role == Role::Volunteer
                && matches!(self.peek(1), "my" | "our" | "the");
            let and_more = word == "and"
                && !titles::looks_like_title_noun(self.peek(1))
                && !titles::looks_like_title_noun(self.peek(2));
            let form = verbs::lookup(word).map(|(_, form)| form);
            // `Registered nurse`, and not "childminder registered with Ofsted".
            let of_title = is_one_of(
                word,
                "certified registered chartered lead qualified licensed",
            ) && !is_one_of(self.peek(1), "with by")
                || self.at > start && self.words[self.at - 1] == "self";
            let verb =
                form == Some(Form::Past) && !of_title || (form == Some(Form::Gerund) && listed);
            let dash = !has_words(self.typed[self.at]);
            if (stops && !as_both) || of_ours || and_more || verb || dash || self.opens_bracket() {
                break;
            }
            listed |= is_title_word(word);
            self.at += 1;
            if self.ends_segment() {
                break;
            }
        }
        self.captured(start)
    }

    /// Whether the words from `start` on, which are no title that we know, are one nevertheless: "front desk at Ann's Dental
    /// since 2021". An employer with a capital follows, and for how long.
    pub fn is_unlisted_role(&self, start: usize) -> bool {
        let words = &self.words[start..self.at];
        let acts = |word: &String| {
            verbs::is_past(word)
                || matches!(verbs::lookup(word), Some((base, form)) if form != Form::Base || !verbs::is_also_noun(base))
        };
        let plain = |word: &String| {
            !points_at(word) && word.chars().all(|c| !c.is_ascii_digit()) && word != "and"
        };
        self.lasting
            && matches!(self.word(), "at" | "@" | "with")
            && self.is_employer_ahead(1)
            && (1..=4).contains(&words.len())
            && !acts(&words[0])
            && words.iter().all(plain)
            && !words
                .last()
                .is_some_and(|last| is_kind_of_place(last) || is_one_of(last, "job work"))
            && !self.ends_segment()
    }

    /// Number of words of the known employer that stands here: `Teach for India`, `best buy`.
    pub fn known_employer(&self) -> Option<usize> {
        (2..=5).rev().find(|length| {
            let words = self.typed.get(self.at..self.at + length);
            // `Dogs Trust Basildon` goes on.
            words.is_some_and(|words| {
                if self.is_proper(*length) && !words[length - 1].ends_with(',') {
                    return false;
                }
                let name = words.join(" ");
                let name = name.trim_end_matches([',', '.', ';']);
                known_employers::written(name).is_some()
            })
        })
    }

    /// The name, and whether it is written as one (with a capital).
    pub fn capture_organisation(&mut self) -> Option<(String, bool)> {
        let start = self.at;
        let first = self.typed.get(start)?;
        if let Some(length) = self.known_employer() {
            self.at += length;
            // `Rotary Club of Enugu`
            self.at += 2 * usize::from(self.word() == "of" && self.is_proper(1));
            return self.captured(start).map(|name| (name, true));
        }
        let proper = first.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        while self.at < self.words.len() && self.at - start < 7 {
            let word = self.word();
            let typed = self.typed[self.at];
            let stops = is_one_of(
                word,
                "at @ as in from since until where when who which i i'm i've because doing during while but for with \
                            on based near then full part over every one",
            ) || word == DATE_MARK;
            let out_of = word == "out" && self.peek(1) == "of";
            let capital = typed
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '&')
                || typed
                    .strip_prefix("d'")
                    .is_some_and(|name| name.starts_with(char::is_uppercase));
            let next_capital = self
                .typed
                .get(self.at + 1)
                .is_some_and(|next| next.starts_with(char::is_uppercase));
            let connector = is_one_of(
                word,
                "of and the de la du van & for na y e und et del da dos von der",
            );
            let counted =
                typed.starts_with(|c: char| c.is_ascii_digit()) && is_time_unit(self.peek(1));
            // `Sunny Bank care home`
            let before = self.at.checked_sub(1).map_or("", |at| &self.words[at]);
            // `Institute for Biochemistry`
            let of_body = word == "for"
                && next_capital
                && (is_one_of(before, FOR_WHAT)
                    // `Trees for Life`
                    || self.role == Role::Volunteer && self.at - start == 1 && before.ends_with('s'))
                && self.typed[self.at - 1].starts_with(char::is_uppercase);
            let home = (is_one_of(word, KINDS_OF_HOME) && self.peek(1) == "home")
                || (word == "home" && is_one_of(before, KINDS_OF_HOME));
            let goes_on = if proper {
                (capital && !counted)
                    || home
                    || word == "family"
                    || is_kind_of_place(word)
                    || (is_kind_of_place(self.peek(1))
                        && verbs::lookup(word).is_none()
                        && !connector)
                    || (connector && (next_capital || self.joins_kin()) && !self.begins_statement())
                    || (is_kin(word) && self.at > start && joins(self.typed[self.at - 1]))
            } else {
                let verb = verbs::is_past(word)
                    || (word.ends_with("ing") && verbs::lookup(word).is_some());
                !verb && (word != "and" || self.joins_lower_name()) && self.at - start < 5
            };
            let starts = self.at == start;
            if (stops && !of_body)
                || out_of
                || !(goes_on || starts)
                || !has_words(typed) && typed != "&"
                || self.opens_bracket()
            {
                break;
            }
            self.at += 1;
            if self.ends_segment() {
                break;
            }
        }
        self.captured(start).map(|name| (name, proper))
    }

    /// "and" of "and managed": what follows is no part of a name.
    pub fn begins_statement(&self) -> bool {
        self.word() == "and"
            && verbs::lookup(self.peek(1)).is_some_and(|(_, form)| form != Form::Base)
    }

    /// "& sons" of `Hanley & sons`.
    fn joins_kin(&self) -> bool {
        joins(self.typed[self.at]) && is_kin(self.peek(1))
    }

    /// `marks and spencer`, but not `lidl and served customers`.
    pub fn joins_lower_name(&self) -> bool {
        let next = self.peek(1);
        let verb = verbs::lookup(next).is_some() || verbs::is_past(next);
        let subject = is_one_of(next, "i also then my the it was did") || next.is_empty();
        let ends = matches!(self.peek(2), "" | "in" | "as" | "from" | "for" | DATE_MARK)
            || self
                .typed
                .get(self.at + 1)
                .is_some_and(|typed| typed.ends_with(','));
        !verb && !subject && ends
    }

    pub fn opens_bracket(&self) -> bool {
        self.typed[self.at].starts_with('(')
    }

    pub fn ends_segment(&self) -> bool {
        let last = self.typed[self.at - 1];
        last.ends_with([',', ';', ':', ')', '!', '?'])
    }

    pub fn captured(&mut self, start: usize) -> Option<String> {
        let text = tidy(&self.typed[start..self.at].join(" "));
        if has_words(&text) {
            Some(text)
        } else {
            self.at = start;
            None
        }
    }
}

/// Bodies that are named by what they are for.
const FOR_WHAT: &str = "institute centre center foundation society trust council agency campaign fund academy school college";

/// What stands before `home` where it is an employer.
const KINDS_OF_HOME: &str = "care nursing residential retirement funeral";

fn joins(typed: &str) -> bool {
    matches!(typed, "&" | "and")
}

/// Whoever else a family's firm is named after.
fn is_kin(word: &str) -> bool {
    is_one_of(
        word,
        "son sons daughter daughters bros brothers partners co",
    )
}

/// `TX` of `TX,` and `WI`.
fn bare_region(word: &str) -> Option<String> {
    let region = word.trim_matches(|c: char| !c.is_alphanumeric());
    let two = region.len() == 2 && region.chars().all(|c| c.is_ascii_uppercase());
    two.then(|| region.to_owned())
}

/// Whether the word is a unit of the time that one works somewhere.
pub fn is_time_unit(word: &str) -> bool {
    is_one_of(
        word.trim_end_matches('s'),
        "year yr month week summer season",
    )
}

pub fn is_duration(first: &str, second: &str) -> bool {
    let counts = first.starts_with(|c: char| c.is_ascii_digit())
        || is_one_of(
            first,
            "about over almost nearly around one two three four five six seven eight nine ten several many some \
               free the",
        );
    let time = [
        "year", "month", "week", "day", "summer", "few", "couple", "while", "long", "bit", "season",
    ];
    let is_time = |word: &str| time.iter().any(|unit| word.starts_with(unit));
    let article = matches!(first, "a" | "the" | "one");
    (counts && first != "the") || (article && is_time(second)) || is_time(first)
}

pub fn is_no_title(first: &str) -> bool {
    is_one_of(
        first,
        "part well good great able happy very really responsible in not promoted asked given one so always it \
        this never there we they he she my no bit lot also paid trained top best winner unemployed stay \
        stay-at-home",
    ) || verbs::is_past(first)
        && !matches!(
            first,
            "certified" | "registered" | "chartered" | "qualified" | "licensed"
        )
}
