//! Amounts that follow from how the user put it, although no number stands by what is counted.

use foldhash::HashMap;
use smol_str::SmolStr;

use crate::english::places;
use crate::english::titles;
use crate::english::tokens::stem;

use super::super::clauses::Passage;
use super::super::number_words;
use super::super::quantity::{Quantity, Unit, is_group};
use super::super::same_things::{is_member, is_person, same_kind};
use super::counted_as::is_team_of;
use super::derived::close;
use super::likeness::same_root;
use super::recurring::{comes_weekly, days_between};
use super::{Facts, Said, is_of_them};

/// Those with whom one does something as one of them.
const COMPANIONS: &str = "friend frend mate buddy pal cousin brother sister sibling classmate colleague collegue coworker flatmate roommate \
    wife husband partner girlfriend boyfriend dad father mum mom mother son daughter uncle aunt neighbour neighbor student dev developer \
    designer fellow colleagu teammate teammat colleg collegu classmat roommat flatmat";

impl Facts<'_> {
    /// Whether an amount follows from the user's words: what is counted stands elsewhere in the sentence or in the question that it
    /// answers; `me and 8 others` are nine people; `2015, 2016 and 2017` are three summers; half a year is six months.
    pub(super) fn implies(&self, claim: &Quantity) -> bool {
        self.lasted(claim)
            || self.is_numbered(claim)
            || self.is_converted(claim)
            || self.is_length(claim)
            || self.has_none(claim)
            || self.is_money(claim)
            || (claim.unit == Unit::Plain && self.is_elliptic(claim))
            || (claim.unit == Unit::Plain && self.lists_years(claim))
            || (claim.unit == Unit::Plain && self.lists_alike(claim))
            || (claim.unit == Unit::Plain && self.lists_weekdays(claim))
            || (claim.unit == Unit::Plain && self.is_multiplied(claim))
            || (claim.unit == Unit::Plain && self.lists_languages(claim))
            || (claim.unit == Unit::Plain && self.others_and_me(claim))
    }

    /// What is counted stands elsewhere in the sentence, or in the question before it: `nights, about 3 a week`.
    fn is_elliptic(&self, claim: &Quantity) -> bool {
        // `Four alarm systems` are alarms.
        let noun = match &claim.nouns[..] {
            [.., noun, head]
                if is_among!("system unit set device kit product item model", head) =>
            {
                noun
            }
            [.., noun] => noun,
            [] => return false,
        };
        self.passages.iter().any(|passage| {
            let mut facts = passage
                .quantities
                .iter()
                .filter(|fact| fact.same_amount(claim));
            facts.any(|fact| {
                // `Group of 4` makes no four groups.
                let of_it =
                    fact.before.first() == Some(noun) && is_among!("team group squad class", noun);
                // A team of 7 at a store is no 7 stores.
                let of_people = is_team_of(passage, fact)
                    && !is_person(noun)
                    && !is_group(claim.before.get(..1).unwrap_or_default());
                if passage.is_named(fact) || of_it || of_people {
                    return false;
                }
                let words: Vec<usize> = passage.sentence_with_question(fact.token).collect();
                // `Graded` tells no years.
                let says = |wanted: &str| {
                    let time = number_words::time_unit(wanted);
                    words.iter().any(|at| {
                        same_kind(&passage.words[*at].stem, wanted)
                            && !is_own_role(passage, *at)
                            && (time.is_none() || number_words::time_unit(passage.key(*at)) == time)
                    })
                };
                let days = noun == "day"
                    && (fact.per.is_none() || claim.per.is_none())
                    && fact.nouns.iter().any(|fact| fact == "day")
                    && claim.value <= 7.0;
                let times = *noun == stem("time")
                    && (fact.nouns.is_empty()
                        || (fact.per.is_some() && fact.per == claim.per)
                        || fact.nouns.iter().any(|fact| {
                            let mut before = claim.before.iter();
                            before.any(|word| same_root(word, fact) || word == fact)
                        }));
                // `Seized cigarettes 3x` are three seizures.
                let happened = fact
                    .nouns
                    .iter()
                    .any(|fact| *fact == "x" || *fact == stem("time"))
                    && claim.nouns.iter().any(|noun| {
                        words.iter().any(|at| {
                            same_root(passage.key(*at), noun)
                                || same_kind(&passage.words[*at].stem, noun)
                        })
                    });
                let aged = noun == "year"
                    && words.iter().any(|at| {
                        let key = passage.key(*at);
                        key.starts_with("age") || key == "old" || key == "till"
                    });
                let one_of = is_of_several(passage, fact);
                let general =
                    is_person(noun) || matches!(noun.as_str(), "shift" | "session" | "day" | "tim");
                // `Max 5 at once` of a childminder, `8 of them`.
                let of_them = is_of_them(passage, fact);
                let anywhere = || {
                    let mut words = passage.words.iter().enumerate();
                    (of_them || is_person(noun))
                        && words.any(|(at, word)| {
                            word.is_content
                                && same_kind(&word.stem, noun)
                                && !is_own_role(passage, at)
                        })
                };
                let bare = fact.nouns.is_empty()
                    && (says(noun)
                        || anywhere()
                        || matches!(noun.as_str(), "copy" | "unit" | "item" | "piec")
                        || one_of
                        || (general && claim.nouns.iter().any(|noun| says(noun))));
                let rate = claim.per.is_none()
                    || claim.per == fact.per
                    || days
                    || (claim.per == Some("week")
                        && fact.per.is_none()
                        && comes_weekly(passage, 0..passage.tokens.len()))
                    || (fact.per.is_none()
                        && !passage.quantities.iter().any(|other| {
                            other.per.is_some()
                                && other.per != claim.per
                                && words.contains(&other.token)
                        })
                        && words.iter().any(|at| {
                            number_words::time_unit(passage.key(*at))
                                .is_some_and(|unit| claim.per == Some(unit))
                        }));
                rate && (days || times || happened || bare || (aged && fact.nouns.is_empty()))
            })
        })
    }

    /// As many days of the week stand in a sentence of the user's as sessions are claimed.
    fn lists_weekdays(&self, claim: &Quantity) -> bool {
        let weekly = claim.per == Some("week")
            || claim.after.as_deref() == Some(stem("weekly").as_str())
            || claim
                .nouns
                .last()
                .is_some_and(|noun| is_among!("day night evening morning", noun));
        weekly
            && claim.value > 1.0
            && self.passages.iter().any(|passage| {
                if days_between(passage).any(|days| close(days, claim.value)) {
                    return true;
                }
                let mut days: HashMap<usize, Vec<&str>> = HashMap::default();
                for token in &passage.tokens {
                    let days = days.entry(token.sentence).or_default();
                    days.extend(
                        number_words::weekday(&token.key).filter(|day| !days.contains(day)),
                    );
                }
                #[expect(clippy::cast_precision_loss, reason = "seven days at most")]
                days.values()
                    .any(|days| (days.len() as f64 - claim.value).abs() < 0.1)
            })
    }

    /// The user names as many languages.
    fn lists_languages(&self, claim: &Quantity) -> bool {
        let languages = claim
            .nouns
            .last()
            .is_some_and(|noun| *noun == stem("language"));
        let mut named: Vec<&str> = self
            .passages
            .iter()
            .flat_map(|passage| passage.tokens.iter().zip(&passage.words))
            .filter(|(token, word)| !word.negated && places::is_language(&token.key))
            .map(|(token, _)| token.key.as_str())
            .collect();
        named.sort_unstable();
        named.dedup();
        #[expect(clippy::cast_precision_loss, reason = "a handful of languages")]
        let all = named.len() as f64;
        languages && (all - claim.value).abs() < 0.1
    }

    /// `Lely robots x3`.
    fn is_multiplied(&self, claim: &Quantity) -> bool {
        let times = format!("x{}", claim.value);
        self.rows(&times).any(|(passage, at)| {
            let source = &self.passages[passage];
            let near = at.saturating_sub(4)..at;
            let mut near =
                near.filter(|place| source.tokens[*place].sentence == source.tokens[at].sentence);
            source.key(at) == times
                && near.any(|place| {
                    let mut nouns = claim.nouns.iter();
                    nouns.any(|noun| same_kind(&source.words[place].stem, noun))
                })
        })
    }

    /// The 18 metres of an `18m bus`, which are as well 18 million.
    fn is_length(&self, claim: &Quantity) -> bool {
        let of = |unit: &str| {
            claim
                .nouns
                .first()
                .is_some_and(|noun| same_kind(noun, unit))
        };
        let unit = if of("mm") { "mm" } else { "m" };
        of(unit)
            && self.passages.iter().any(|passage| {
                let mut facts = passage.quantities.iter();
                facts.any(|fact| {
                    fact.unit == Unit::Plain
                        && passage.text[fact.span.clone()].ends_with(unit)
                        && (fact.value - claim.value * 1e6).abs() < 1.0
                })
            })
    }

    /// `L2` for `level 2`, `soc2` for `SOC 2`.
    fn is_numbered(&self, claim: &Quantity) -> bool {
        // `Q3` is the third quarter, `Y2` the second year.
        if claim.unit == Unit::Ordinal {
            let short = match claim.after.as_deref() {
                Some("quarter") => "q",
                Some("year") => "y",
                _ => return false,
            };
            return self.in_a_row(&format!("{short}{}", claim.value)) == Said::Yes;
        }
        // `Google Analytics 4` for `GA4`.
        let initials: String = claim
            .before
            .iter()
            .rev()
            .filter_map(|word| word.chars().next())
            .collect();
        let last = initials
            .chars()
            .next_back()
            .map(String::from)
            .unwrap_or_default();
        let shorts = [initials, last].map(|initials| format!("{initials}{}", claim.value));
        let is_token = |short: &String| {
            let mut places = self.rows(short);
            short.starts_with(char::is_alphabetic)
                && short.len() > 2
                && places.any(|(passage, at)| self.passages[passage].key(at) == *short)
        };
        if shorts.iter().any(is_token) {
            return true;
        }
        claim.label.as_ref().is_some_and(|label| {
            let initial = label.get(..1).unwrap_or_default();
            let glued = [label.as_str(), initial].iter().any(|prefix| {
                let short = format!("{prefix}{}", claim.value);
                self.in_a_row(&short) == Said::Yes
                    || self.in_a_row(&format!("{short}s")) == Said::Yes
            });
            // `Lines 52 .. sorry, I mean 152`.
            let bare = self.passages.iter().any(|passage| {
                passage
                    .quantities
                    .iter()
                    .any(|fact| fact.label.as_ref() == Some(label))
                    && passage.quantities.iter().any(|fact| {
                        fact.same_amount(claim) && fact.label.is_none() && fact.nouns.is_empty()
                    })
            });
            glued || bare
        })
    }

    /// The six others of a group of seven.
    fn others_of_group(&self, claim: &Quantity) -> bool {
        // `Six other volunteers` of a group of seven.
        let fellows = [
            "colleagu", "coworker", "teammat", "classmat", "mat", "friend", "peer",
        ];
        (matches!(claim.after.as_deref(), Some("other" | "fellow"))
            || claim
                .nouns
                .last()
                .is_some_and(|noun| fellows.contains(&noun.as_str())))
            && self
                .passages
                .iter()
                .flat_map(|passage| &passage.quantities)
                .any(|fact| {
                    let named = claim.nouns.last().is_none_or(|noun| {
                        is_person(noun) || fact.nouns.iter().any(|said| same_kind(said, noun))
                    });
                    named
                        && (fact.value - 1.0 - claim.value).abs() < 0.1
                        && fact
                            .nouns
                            .iter()
                            .chain(fact.before.first().filter(|_| fact.nouns.is_empty()))
                            .any(|noun| {
                                is_person(noun)
                                    || is_among!(
                                        "team group crew us gang squad band party class author",
                                        noun,
                                    )
                            })
                })
    }

    /// `me and 8 neighbours`, `2 other mentors`: one more than the user counts.
    fn others_and_me(&self, claim: &Quantity) -> bool {
        let of_group = self.others_of_group(claim);
        let ends = [claim.nouns.first(), claim.nouns.last()];
        let person = claim.nouns.is_empty()
            || ends
                .iter()
                .flatten()
                .any(|noun| is_person(noun) || is_among!("author coauthor", noun));
        let of_team = claim
            .before
            .iter()
            .any(|word| is_among!("team group crew band party partnership one", word))
            || is_among!(
                "person people strong man woman",
                claim.nouns.first().map_or("", SmolStr::as_str),
            );
        of_group
            || self.passages.iter().any(|passage| {
                let counted = passage
                    .quantities
                    .iter()
                    .filter(|fact| (fact.value + 1.0 - claim.value).abs() < 0.1)
                    .any(|fact| {
                        let key = |back: usize| {
                            fact.token
                                .checked_sub(back)
                                .map_or("", |at| passage.key(at))
                        };
                        let after = (1..4).any(|ahead| {
                            matches!(
                                passage.key(fact.token + ahead),
                                "other" | "others" | "more" | "colleagues"
                            )
                        });
                        let alike = || {
                            let mut nouns = claim.nouns.iter();
                            nouns.any(|noun| fact.nouns.iter().any(|said| same_kind(said, noun)))
                        };
                        let fellows = || {
                            of_team
                                && person
                                && matches!(key(1), "with" | "w" | "and" | "plus" | "alongside")
                                && fact.nouns.last().is_some_and(|noun| {
                                    is_member(noun) || is_among!(COMPANIONS, noun)
                                })
                        };
                        let one_of = claim.before.first().is_some_and(|word| word == "one");
                        let with_me = (2..5).any(|ahead| {
                            passage.key(fact.token + ahead - 1) == "and"
                                && matches!(passage.key(fact.token + ahead), "me" | "myself" | "i")
                        });
                        let after = after || with_me;
                        (after && (person || alike() || one_of))
                            || fellows()
                            || (person
                                && matches!(key(1), "and" | "plus" | "with")
                                && matches!(key(2), "me" | "i" | "myself"))
                            || (person
                                && key(1) == "me"
                                && !passage.gap_after(fact.token - 1).contains(','))
                    });
                let pair = (claim.value - 2.0).abs() < 0.1
                    && (0..passage.tokens.len()).any(|at| {
                        matches!(passage.key(at), "me" | "i")
                            && matches!(passage.key(at + 1), "and" | "with" | "plus")
                            && matches!(passage.key(at + 2), "a" | "one" | "my" | "another")
                    });
                // `Made it with a friend` makes a team of two.
                let accompanied = of_team
                    && (claim.value - 2.0).abs() < 0.1
                    && (0..passage.tokens.len()).any(|at| {
                        matches!(passage.key(at), "with" | "w" | "and" | "alongside")
                            && is_among!("a one my another", passage.key(at + 1))
                            && (at + 2..at + 4).any(|place| {
                                passage.words.get(place).is_some_and(|word| {
                                    is_among!(COMPANIONS, passage.key(place))
                                        || is_among!(COMPANIONS, &word.stem)
                                })
                            })
                    });
                let grouped = passage.quantities.iter().any(|fact| {
                    fact.before
                        .iter()
                        .any(|word| matches!(word.as_str(), "team" | "group" | "crew"))
                });
                counted || ((pair && person || accompanied) && !grouped)
            })
    }
}

/// The `driver` of `driver at Bay Ltd, unit 14`: whom the user tells that they are is not among those they count.
fn is_own_role(passage: &Passage<'_>, at: usize) -> bool {
    let key = passage.key(at);
    titles::is_title_noun(key)
        && !number_words::is_plural(key)
        && is_among!("at for since", passage.key(at + 1))
        && passage.gap_after(at) == " "
}

/// `One of 3 that quarter`, `third of 12`.
fn is_of_several(passage: &Passage<'_>, fact: &Quantity) -> bool {
    let mut ranks = passage.quantities.iter();
    fact.token > 1
        && passage.key(fact.token - 1) == "of"
        && (matches!(passage.key(fact.token - 2), "one" | "out")
            || ranks.any(|rank| rank.unit == Unit::Ordinal && rank.token + 2 == fact.token))
}
