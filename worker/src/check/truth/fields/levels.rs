//! Levels of skills and languages, and the scores of studies.

use serde_json::{Map, Value};

use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::quantity::{Agreement, Quantity};
use crate::check::truth::violation::{Violation, ViolationKind};
use crate::check::truth::word_lists::is_listed;
use crate::check::truth::{doers, keywords, qualifications, rates, stance, titles};
use crate::english::places;
use crate::english::tokens::{Token, key, stem, tokenize};
use crate::english::verbs;

use super::{Checker, rungs};

impl Checker<'_, '_> {
    /// `After Effects: proficient` of `no after effects`.
    pub(super) fn level_of_denied(&self, fields: &Map<String, Value>) -> Option<Violation> {
        /// A level that is none.
        const NONE: &str =
            "none no not never without nil zero beginner basic limited learning only";
        let text = |names: [&str; 2]| names.iter().find_map(|name| fields.get(*name)?.as_str());
        let name = text(["name", "language"])?;
        let level = text(["level", "fluency"])?;
        let passage = self.written.get(level)?;
        let denies = passage
            .tokens
            .iter()
            .zip(&passage.words)
            .any(|(token, word)| word.negated || is_among!(NONE, &token.key));
        // `Mobile development` of `never did mobile`.
        let in_part = || {
            let words: Vec<Said> = tokenize(name)
                .iter()
                .map(|token| self.facts.word(&token.key))
                .collect();
            words.contains(&Said::Denied) && !words.contains(&Said::Yes)
        };
        (!denies && (self.facts.phrase(name) == Said::Denied || in_part())).then(|| {
            let reason = "the user's words mention this only to deny it";
            Violation::new(ViolationKind::Negation, level, reason)
        })
    }

    /// A level of a language or skill: "fluent", "B2", "basic". A high one has to be said; a low one claims nothing.
    pub(super) fn level(&self, text: &str) -> Option<Violation> {
        const SAME: &[&[&str]] = &[
            &["native", "mother", "tongue", "bilingual", "first"],
            &["fluent", "fluently", "fluency", "perfect", "c2"],
            &[
                "intermediate",
                "medium",
                "conversational",
                "conversation",
                "conversationally",
                "ok",
                "okay",
                "decent",
                "b1",
                "b2",
            ],
            &["advanced", "proficient", "strong", "very", "c1"],
            &["good", "well", "strong"],
            &["limited", "little", "bit", "some", "basic", "a1", "a2"],
        ];
        const GENERIC: &str =
            "speaker proficiency level professional language skills of and user only";
        let passage = self.written[text];
        let unsaid = passage.tokens.iter().enumerate().any(|(at, token)| {
            let mut groups = SAME
                .iter()
                .filter(|group| group.contains(&token.key.as_str()))
                .peekable();
            let claims = groups.peek().is_some()
                || is_among!(EXAMS, &token.key)
                || keywords::claims_at(passage, at, ViolationKind::Name, self.facts);
            let of_course =
                || is_among!("fluent fluently fluency", &token.key) && is_of_course(self.facts);
            let from_home =
                || is_among!("native mother tongue", &token.key) && is_from_home(self.facts);
            let left_open =
                || self.facts.word(&token.key) == Said::Denied && rungs::is_left_open(passage, at);
            // `Very basic`.
            let very_low = token.key == "very"
                && passage
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| is_among!(LOW, &next.key));
            claims
                && !very_low
                && !self.is_name_of_grade(passage, &token.key)
                && !left_open()
                && !is_among!(GENERIC, &token.key)
                && !is_among!(LOW, &token.key)
                && !from_home()
                && !of_course()
                && !groups.any(|group| {
                    let high = group.contains(&"very");
                    let mut others = group.iter();
                    others.any(|other| self.facts.word(other) == Said::Yes)
                        || (high && VERY.iter().any(|row| self.facts.in_a_row(row) == Said::Yes))
                })
                && keywords::keyword(&token.key, ViolationKind::Credential, self.facts).is_some()
        });
        let otherwise = passage
            .quantities
            .iter()
            .any(|quantity| self.facts.quantity(quantity, Agreement::WithNoun) != Said::Yes)
            || passage
                .dates
                .iter()
                .any(|mention| !self.facts.date(mention.date))
            || passage
                .clauses
                .iter()
                .any(|clause| rates::other_rate(passage, clause.clone(), self.facts).is_some())
            || self.other_grade(passage)
            || (0..passage.tokens.len()).any(|at| {
                // `B1 (limited writing)` of who says that they do not write well.
                !passage
                    .tokens
                    .iter()
                    .any(|token| is_among!(LOW, &token.key))
                    && stance::asserts_what_was_denied(passage, at, self.facts)
                    && !doers::leaves_to_others(passage, at)
            });
        let named = || keywords::keyword(text, ViolationKind::Credential, self.facts).is_none();
        // `B2 (telc)` of `B2 goethe`.
        let other_exam = passage
            .tokens
            .iter()
            .any(|token| is_among!(EXAMS, &token.key) && self.facts.word(&token.key) == Said::No);
        let supported = !otherwise && (!unsaid || (!other_exam && named()));
        (!supported).then(|| {
            Violation::new(
                ViolationKind::Credential,
                text,
                "the user's words claim no such level",
            )
        })
    }

    /// A role or a teaching that stands beside a level, of which the user says nothing: `Native, sworn translator`.
    pub(super) fn role_in_level(&self, text: &str) -> Option<Violation> {
        const DEEDS: &str = "teach interpret translate examine certify";
        let passage = self.written[text];
        let at = (0..passage.tokens.len()).find(|at| {
            let word = passage.key(*at);
            let role =
                titles::names_a_role(word) && !is_among!("professional associate user", word);
            // `B1, examined at the college`.
            let taken = word == "examined" && self.facts.says_beginning_of("exam");
            let deed =
                !taken && verbs::lookup(word).is_some_and(|(base, _)| is_among!(DEEDS, base));
            // `A-level` of a GCSE.
            let paper = crate::english::titles::degree_forms(word).is_some_and(|forms| {
                !is_among!("certificate cert degree diploma", word)
                    && word.len() > 2
                    && !forms
                        .iter()
                        .any(|form| self.facts.in_a_row(form) != Said::No)
            });
            (role || deed || paper)
                && !passage.words[*at].negated
                && self.facts.word(word) == Said::No
                && !self.facts.says_alike(word)
                && !titles::is_derived(word, self.facts)
                && !titles::is_own_by_another_name(word, self.facts)
        })?;
        let reason = "the user's words give no such title";
        Some(Violation::new(
            ViolationKind::Title,
            passage.tokens[at].text,
            reason,
        ))
    }

    /// Whether a word is part of what the Common European Framework calls a grade of the user's that stands beside it.
    fn is_name_of_grade(&self, passage: &Passage<'_>, word: &str) -> bool {
        const NAMES: [(&str, &str); 6] = [
            ("a1", "beginner breakthrough elementary basic user"),
            (
                "a2",
                "elementary waystage pre intermediate preintermediate basic user",
            ),
            ("b1", "intermediate threshold independent user"),
            (
                "b2",
                "upper intermediate upperintermediate vantage independent user",
            ),
            (
                "c1",
                "advanced effective operational proficiency proficient user",
            ),
            ("c2", "mastery proficiency proficient user"),
        ];
        NAMES.iter().any(|(grade, name)| {
            is_listed(name, word)
                && passage.tokens.iter().any(|token| token.key == *grade)
                && self.facts.word(grade) == Said::Yes
        })
    }

    /// A1 to C2, where the user gives others.
    fn other_grade(&self, passage: &Passage<'_>) -> bool {
        const GRADES: [&str; 6] = ["a1", "a2", "b1", "b2", "c1", "c2"];
        let given = || {
            GRADES
                .iter()
                .any(|grade| self.facts.word(grade) == Said::Yes)
        };
        passage.tokens.iter().enumerate().any(|(at, token)| {
            GRADES.contains(&token.key.as_str())
                && self.facts.word(&token.key) != Said::Yes
                && given()
                && !(self.facts.word(&token.key) == Said::Denied
                    && rungs::is_left_open(passage, at))
        })
    }

    /// `2:2` of `2.2`.
    fn is_degree_class(&self, mark: &str) -> bool {
        let other = mark.replace(':', ".");
        mark.len() == 3 && mark.starts_with("2:") && self.facts.contains(&other)
    }

    /// The `Grade 1` of `second class honours, grade 1`, as which a 2:1 is known too.
    fn is_class_of_honours(&self, quantity: &Quantity) -> bool {
        quantity
            .label
            .as_deref()
            .is_some_and(|label| stem("grade") == label)
            && [':', '.']
                .iter()
                .any(|sign| self.facts.contains(&format!("2{sign}{}", quantity.value)))
    }

    pub(super) fn score(&self, text: &str, found: &mut Vec<Violation>) {
        // `2,3` is how most of the world writes 2.3.
        let whole = text.split_once(',').filter(|(whole, part)| {
            let figures = |text: &str| {
                (1..3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
            };
            figures(whole) && figures(part)
        });
        let with_point = whole.map(|(whole, part)| format!("{whole}.{part}"));
        let text = with_point.as_deref().unwrap_or(text);
        let passage = Passage::read(text);
        let mut clauses = passage.clauses.iter();
        found.extend(clauses.find_map(|clause| stance::turns_round(&passage, clause, self.facts)));
        let whole = 0..passage.tokens.len();
        if qualifications::is_class_of_degree(&passage, whole, self.facts) {
            return;
        }
        let numbers = passage
            .quantities
            .iter()
            .enumerate()
            .filter(|(number, quantity)| {
                let with_comma = text[quantity.span.clone()].replace('.', ",");
                // Of `18/20` the 20 says no more than how many there are.
                let out_of = passage.quantities.get(number + 1).is_some_and(|next| {
                    text.get(quantity.span.end..next.span.start)
                        .is_some_and(|between| matches!(between.trim(), "/" | "out of" | "of"))
                });
                (self.facts.quantity(quantity, Agreement::ValueOnly) != Said::Yes
                    || (out_of
                        && (self.facts.is_only_a_scale(quantity.value)
                            || self.facts.is_all_of(quantity, &passage))))
                    && !self.is_class_of_honours(quantity)
                    && !self.is_degree_class(&text[quantity.span.clone()])
                    && !(with_comma.contains(',') && self.facts.contains(&with_comma))
            })
            .map(|(_, quantity)| quantity);
        found.extend(numbers.map(|quantity| {
            let quoted = &text[quantity.span.clone()];
            Violation::new(
                ViolationKind::Number,
                quoted,
                "the user's words give no such score",
            )
        }));
        self.exchanged(&passage, found);
        let in_words = key(&text.replace('+', "plus").replace(['-', '−'], "minus"));
        let grade = passage
            .tokens
            .iter()
            .zip(&passage.words)
            .filter(|(_, word)| !word.negated);
        let grade = grade.map(|(token, _)| token).find(|token| {
            let letter = is_letter_grade(token.text);
            let word = is_among!(GRADES, &token.key);
            (letter || word) && !self.says_grade(token)
        });
        if let Some(grade) = grade {
            found.push(Violation::new(ViolationKind::Number, grade.text, NO_GRADE));
        }
        if passage.quantities.is_empty() && self.facts.in_a_row(&in_words) != Said::Yes {
            found.extend(keywords::keyword(
                text,
                ViolationKind::Credential,
                self.facts,
            ));
        }
    }

    /// Whether a grade is the user's: a letter as they write it, a word in any form.
    pub(super) fn says_grade(&self, token: &Token<'_>) -> bool {
        let mut passages = self.facts.passages.iter();
        passages.any(|source| source.tokens.iter().any(|own| own.text == token.text))
            || (token.text.len() > 1 && self.facts.word(&token.key) == Said::Yes)
            // `DMM` are a distinction and two merits.
            || self.facts.passages.iter().flat_map(|source| &source.tokens).any(|own| {
                (2..=4).contains(&own.text.len())
                    && is_among!("distinction merit pass", &token.key)
                    && own.text.chars().all(|letter| "DMP".contains(letter))
                    && own.key.contains(&token.key[..1])
            })
            // Who has a class of degree has honours.
            || (matches!(token.key.as_str(), "honours" | "honors")
                && ["class", "hons", "2:1", "2:2", "2.1", "2.2", "first"]
                    .iter()
                    .any(|class| self.facts.contains(class)))
            // An upper second is a 2:1.
            || (matches!(token.key.as_str(), "upper" | "lower")
                && ["2:1", "2:2", "2.1", "2.2"].iter().any(|class| self.facts.contains(class)))
    }
}

/// Examinations in languages, which people write in lower case.
const EXAMS: &str = "telc dele siele delf dalf tcf ielts toefl toeic pte oet testdaf dsh goethe osd hsk jlpt topik cils celi celpebras cae cpe fce pet ket duolingo trinity cambridge";

/// Other words for `very good` (words joined).
const VERY: [&str; 6] = [
    "reallygood",
    "reallywell",
    "supergood",
    "extremelygood",
    "sogood",
    "excellent",
];

/// They say that somebody is not far, which none invents.
const LOW: &str =
    "limited little bit basic beginner elementary weak weaker passive learner learning than";

/// Whether a level says of what the user denies how little it is: `with limited writing`.
pub(super) fn is_low(passage: &Passage<'_>, facts: &Facts<'_>) -> bool {
    (1..passage.tokens.len()).any(|at| {
        is_among!("limited weak", passage.key(at - 1))
            && facts.word(passage.key(at)) == Said::Denied
    })
}

/// Whether the user speaks a language at home, or has from childhood on.
fn is_from_home(facts: &Facts<'_>) -> bool {
    const REACH: usize = 3;
    const FROM: [&str; 7] = [
        "home",
        "parents",
        "childhood",
        "birth",
        "grew",
        "family",
        "born",
    ];
    // `Czech is my language`.
    if facts.in_a_row("ismylanguage") == Said::Yes {
        return true;
    }
    FROM.iter().any(|word| {
        facts.everywhere(word).iter().any(|(source, at)| {
            let source = &facts.passages[*source];
            let near = at.saturating_sub(REACH)..(at + REACH + 1).min(source.tokens.len());
            near.into_iter()
                .any(|at| places::is_language(source.key(at)))
        })
    })
}

/// Whether the user takes for granted that they speak a language: `english obviously`, `and of course Dutch`.
fn is_of_course(facts: &Facts<'_>) -> bool {
    facts.any_word(|source, at| {
        let obvious = is_among!("obviously naturally clearly", source.key(at));
        let course = at > 0 && source.key(at) == "course" && source.key(at - 1) == "of";
        let before = (if course { at - 1 } else { at })
            .checked_sub(1)
            .map_or("", |before| source.key(before));
        (obvious || course)
            && !source.words[at].negated
            && [before, source.key(at + 1)]
                .iter()
                .any(|word| places::is_language(word))
    })
}

pub(super) fn is_letter_grade(text: &str) -> bool {
    text.len() == 1 && text.chars().all(|c| ('A'..='F').contains(&c))
}

pub(super) const NO_GRADE: &str = "the user's words give no such grade";

/// Words of grades in which one is far from another.
const GRADES: &str = "tres assez bien excellent outstanding good satisfactory distinction merit credit first upper lower honours honors \
    laude magna summa";
