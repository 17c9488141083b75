//! What a number counts: the nouns behind it, how often, the word that it is a label to, and what neighbours share.

use smol_str::{SmolStr, format_smolstr};

use super::Reader;
use super::units::{is_label, roman};
use crate::check::truth::currencies::{currency_code, currency_sign};
use crate::check::truth::number_words::{
    adverb_of_time, canonical_time, digits, ends_noun_phrase, is_function_word, is_plural, is_time,
    small_number, stem_plain, weekday,
};
use crate::check::truth::quantity::{is_group, measure};
use crate::english::dates::month_number;
use crate::english::tokens::stem;
use crate::english::verbs;

impl Reader<'_> {
    /// The noun directly before a number that it is a name with.
    pub(super) fn label(&self, at: usize) -> Option<SmolStr> {
        let before = at.checked_sub(1)?;
        let (token, number) = (&self.tokens[before], &self.tokens[at]);
        let digits = (number.text.bytes().all(|byte| byte.is_ascii_digit())
            || (is_label(&token.key)
                && roman(number.text).or(small_number(&number.key)).is_some()))
            && currency_code(token.text).is_none()
            && !is_function_word(&token.key);
        let named =
            is_label(&token.key) || token.text.chars().filter(|c| c.is_uppercase()).count() > 1;
        // The `yrs` of `4 yrs 2 months` belongs to the number before it.
        let counted = token.key.ends_with('s')
            && is_time(&stem_plain(&token.key))
            && before.checked_sub(1).is_some_and(|first| {
                let first = &self.tokens[first];
                small_number(&first.key).is_some()
                    || first.text.starts_with(|c: char| c.is_ascii_digit())
            });
        // `On the line two nights a week`, `of the year two times`.
        let next = self.key(at + 1);
        let lasts = next.ends_with('s')
            && (next == "times" || is_time(&stem_plain(next)))
            && self.joined(at + 1);
        if counted || lasts {
            return None;
        }
        // `Under-11s`, `under 11s`.
        let under =
            token.key == "under" && (self.gap_after(before) == "-" || number.text.ends_with('s'));
        // `G+7`: storeys above the ground floor.
        let storeys = digits && token.text == "G" && self.gap_after(before) == "+";
        (under || storeys || digits && named && self.gap_after(before) == " ").then(|| match token
            .key
            .as_str()
        {
            "std" => "standard".into(),
            "gr" => stem("grade"),
            "lvl" => stem("level"),
            "yr" => stem("year"),
            key => stem(key),
        })
    }

    pub(super) fn nouns_after(&self, from: usize) -> (Vec<SmolStr>, usize) {
        let mut nouns = Vec::new();
        let mut at = self.after_small_words(from);
        if let Some(ours) = self.of_us(from, at) {
            return ours;
        }
        // `Two of whom`, `2 of them`.
        if is_among!("whom them these those which mine ours theirs", self.key(at)) {
            return (nouns, at);
        }
        if self.only_describes(at) || self.is_trailing_participle(at) {
            return (nouns, at + 1);
        }
        // `The last 6 self-employed`.
        if self.key(at) == "self" && self.gap_after(at) == "-" && !goes_on_in(self.key(at + 2)) {
            return (nouns, at + 2);
        }
        at = self.behind_months(at);
        if let Some(members) = self.members_of_group(from, at) {
            return members;
        }
        while at < self.tokens.len() && nouns.len() < 6 && self.joined(at) {
            let word = self.key(at);
            // `Two-hourly patrols` are as many hours apart.
            if let Some(unit) =
                adverb_of_time(word).filter(|_| nouns.is_empty() && self.gap_after(at - 1) == "-")
            {
                return (vec![SmolStr::new(unit)], at + 1);
            }
            if nouns.is_empty()
                && let Some(counted) = self.counts_people(at)
            {
                return (vec![counted], at + 1);
            }
            if is_among!("pw pcm", word) || word == "p" && self.gap_after(at) == "/" {
                break;
            }
            // The first word of `A levels` is no article.
            if is_among!("a as o", word)
                && is_among!("level levels", self.key(at + 1))
                && self.joined(at + 1)
            {
                nouns.push(format_smolstr!("{word}level"));
                return (nouns, at + 2);
            }
            if self.is_numbered(at) || (nouns.is_empty() && self.is_compound(at)) {
                at += 2;
                continue;
            }
            if let Some((noun, plural)) = self.with_particle(at) {
                // `35 call-outs` may be told as calls.
                nouns.extend([stem(word), noun]);
                at += 2;
                if plural
                    && !(self.joined(at)
                        && is_plural(self.key(at))
                        && !ends_noun_phrase(self.key(at), false))
                {
                    break;
                }
                continue;
            }
            if let Some((described, behind)) = self.behind_modifiers(at, nouns.is_empty()) {
                nouns.extend(described);
                at = behind;
                continue;
            }
            let following = self.tokens.get(at + 1).map_or("", |next| next.key.as_str());
            let thing = is_among!("evening morning wedding building meeting", word);
            if word.ends_with("ing") && !thing && is_plural(following) && self.joined(at + 1) {
                at += 1;
                continue;
            }
            if nouns.is_empty() && matches!(verbs::lookup(word), Some((_, verbs::Form::Gerund))) {
                break;
            }
            if nouns.is_empty() && only_tells_how(word) {
                at += 1;
                continue;
            }
            let modifies = word.ends_with("ing") && is_plural(following) && self.joined(at + 1);
            if (ends_noun_phrase(word, nouns.is_empty()) && !modifies && !thing)
                || (!nouns.is_empty() && (month_number(word).is_some() || weekday(word).is_some()))
                || (!nouns.is_empty() && small_number(word).is_some())
                || (nouns.is_empty() && self.only_describes(at))
                || digits(self.tokens[at].text).is_some()
            {
                break;
            }
            nouns.push(stem(word));
            at += 1;
            let following = self.tokens.get(at).map_or("", |next| next.key.as_str());
            let more = goes_on_in(following);
            let initials = self.tokens[at - 1].text.ends_with('s') && !word.ends_with('s');
            if (is_plural(word) || initials) && !more && !self.is_owner(at) {
                break;
            }
            if nouns.len() == 1 && self.continues_to_a_plural(at) {
                at += 1;
            }
        }
        (nouns, at)
    }

    /// Whether the word tells what happened to those that a number stands for, and names nothing: `388 reached and 5 left`.
    fn is_trailing_participle(&self, at: usize) -> bool {
        let key = self.key(at);
        self.joined(at)
            && verbs::is_past(key)
            && !key.ends_with("eed")
            && !key.ends_with("bed")
            && (!self.joined(at + 1) || is_function_word(self.key(at + 1)))
    }

    /// Whether the word before `at` only says whose what is counted is: `one master's student`, `300 kids' parties`.
    fn is_owner(&self, at: usize) -> bool {
        let word = &self.tokens[at - 1];
        let marked =
            word.text.contains(['\'', '’']) || self.gap_after(at - 1).starts_with(['\'', '’']);
        marked
            && word.text.ends_with('s')
            && self.joined(at)
            && !is_time(&stem_plain(&word.key))
            && !ends_noun_phrase(self.key(at), false)
    }

    /// The `level 1` of `40 level 1 alerts`, which are alerts; `2 yrs 2020-22` are years.
    fn is_numbered(&self, at: usize) -> bool {
        let number = self.tokens.get(at + 1).is_some_and(|next| {
            digits(next.text).is_some_and(|(value, suffix)| suffix.is_empty() && value < 1e3)
                || roman(next.text).is_some()
        });
        // `4 yrs 2 months` are both a length of time.
        let lasts = is_time(&stem_plain(self.key(at))) && is_time(&stem_plain(self.key(at + 2)));
        let storeys = self.tokens[at].text == "G" && self.gap_after(at) == "+";
        // The `school years 21-23` are counted.
        let label = is_label(self.key(at)) && !is_plural(self.key(at));
        (label || storeys) && number && self.joined(at + 1) && !lasts
    }

    /// The one noun that a word makes with the particle behind it, and whether it is a plural: `clean-ups`, `fit-out`, `sleep ins`.
    fn with_particle(&self, at: usize) -> Option<(SmolStr, bool)> {
        const PARTICLES: &str = "up out in off over down back on by through around away";
        let particle = self.key(at + 1);
        let plural = particle.strip_suffix('s').filter(|_| particle != "bys");
        let one = plural.unwrap_or(particle);
        let hyphened = self.gap_after(at).trim() == "-" && self.gap_after(at).len() == 1;
        let joined = hyphened || (plural.is_some() && self.gap_after(at) == " ");
        // The `2-weeks-on` of a pattern of shifts is no noun.
        let whole = self.key(at).chars().all(char::is_alphabetic)
            && self.joined(at)
            && !is_plural(self.key(at))
            && !is_time(self.key(at))
            && small_number(self.key(at)).is_none();
        (at + 1 < self.tokens.len() && whole && joined && is_among!(PARTICLES, one))
            .then(|| (stem(&format!("{}{one}", self.key(at))), plural.is_some()))
    }

    /// The number and the word that it is joined to in `two nine-month contracts` and `18 three- to five-year-olds`.
    fn is_compound(&self, at: usize) -> bool {
        let number = small_number(self.key(at)).is_some() || digits(self.tokens[at].text).is_some();
        let range = self.gap_after(at) == "- " && matches!(self.key(at + 1), "to" | "or" | "and");
        let degrees = self.gap_after(at).starts_with(['°', 'º']);
        number && (range || degrees || (self.gap_after(at) == "-" && self.joined(at + 2)))
    }

    /// Behind the `of the` and `other` that stand between a number and what it counts.
    fn after_small_words(&self, from: usize) -> usize {
        let mut at = from;
        while is_among!(
            "of the our my other different or more ish odd plus nos earlier previous prior further additional such",
            self.key(at)
        ) && self.joined(at)
            && (self.key(at) != "or" || matches!(self.key(at + 1), "more" | "less" | "so"))
        {
            at += 1;
            if matches!(self.key(at), "less" | "so") {
                at += 1;
            }
        }
        at
    }

    /// Whether the word before `after` tells what the group of so many does: `a team of 3 move to ..`.
    pub(super) fn is_verb_of_group(&self, at: usize, after: usize) -> bool {
        const GROUPS: &str = "team crew group squad office department unit class family";
        let word = after.saturating_sub(1);
        at > 1
            && word > at
            && self.key(at - 1) == "of"
            && is_among!(GROUPS, self.key(at - 2))
            && !is_plural(self.key(word))
            && is_function_word(self.key(after))
            && self.joined(after)
    }

    /// How often, behind what the counted consists of: `40 pairs of shoes a week`.
    pub(super) fn rate_behind_material(
        &self,
        nouns: &[SmolStr],
        of: usize,
    ) -> Option<&'static str> {
        // `2.5 tonnes food pw`.
        let worded = self.key(of) == "of";
        if nouns.is_empty() || !self.joined(of) || !(worded || measure(nouns).is_some()) {
            return None;
        }
        let (material, after) = self.nouns_after(of + usize::from(worded));
        self.rate(after).filter(|_| !material.is_empty())
    }

    /// Whether `and` leads on to the plural that is counted: `30 wine and olive oil labels` are labels.
    fn continues_to_a_plural(&self, and: usize) -> bool {
        const LONGEST: usize = 3;
        let counted = |place: &usize| {
            digits(self.tokens[*place].text).is_some() || small_number(self.key(*place)).is_some()
        };
        let end = (and + 1 + LONGEST).min(self.tokens.len());
        let plural = (and + 1..end).find(|place| is_plural(self.key(*place)));
        matches!(self.key(and), "and" | "or")
            && self.joined(and)
            && plural.is_some_and(|plural| {
                (and + 1..=plural).all(|place| self.joined(place) && !counted(&place))
                    && (and + 1..plural).all(|place| !ends_noun_phrase(self.key(place), false))
            })
    }

    /// Whether only space, a hyphen or a plus sign stands before the token; a hyphen between spaces is a dash.
    pub(super) fn joined(&self, at: usize) -> bool {
        if at == 0 || at >= self.tokens.len() {
            return false;
        }
        let gap = self.gap_after(at - 1);
        if gap == " - " {
            return false;
        }
        // `300 kids' parties`.
        let owner = matches!(gap, "' " | "’ ") && self.tokens[at - 1].text.ends_with('s');
        (owner || matches!(gap.trim(), "" | "-" | "+"))
            && !gap.contains("\n\n")
            && !gap.contains("\n-")
            && (!gap.contains('\n') || !self.ends_short_line(at - 1))
    }

    /// Whether a line ends at the token that is too short to have been broken for its length.
    fn ends_short_line(&self, at: usize) -> bool {
        const SHORT: usize = 60;
        let end = self.tokens[at].end;
        let start = self.text[..end]
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        end - start < SHORT
    }

    pub(super) fn rate(&self, at: usize) -> Option<&'static str> {
        let gap = |at: usize| {
            self.gap_after(at)
                .trim()
                .trim_start_matches(|c| currency_sign(c).is_some())
        };
        if at > 0 && at < self.tokens.len() && gap(at - 1) == "/" {
            let short = match self.key(at) {
                "min" | "mins" => Some("minute"),
                "s" | "sec" => Some("second"),
                "h" => Some("hour"),
                "d" => Some("day"),
                "w" => Some("week"),
                "m" => Some("month"),
                "a" => Some("year"),
                _ => None,
            };
            if let Some(unit) = short {
                return Some(unit);
            }
            let unit = stem_plain(self.key(at));
            return canonical_time(&unit);
        }
        // `350 lines p/h`.
        if self.key(at) == "p" && self.gap_after(at) == "/" {
            return self.rate(at + 1);
        }
        // `10 pat. per day`.
        let shortened = at > 0
            && at < self.tokens.len()
            && self.gap_after(at - 1) == ". "
            && is_among!(
                "per pr each every daily weekly monthly",
                self.tokens[at].text
            );
        if !self.joined(at) && !shortened {
            return None;
        }
        // `£5k pm`; `5 pm` is a time of day.
        let short = match self.key(at) {
            "pm" | "pcm" => Some("month"),
            "pw" => Some("week"),
            "ph" => Some("hour"),
            "pa" => Some("year"),
            _ => None,
        };
        let large = || {
            digits(self.tokens[at - 1].text)
                .is_none_or(|(value, suffix)| value > 12.0 || !suffix.is_empty())
        };
        if let Some(unit) = short.filter(|_| large()) {
            return Some(unit);
        }
        adverb_of_time(self.key(at)).or_else(|| {
            let each = matches!(self.key(at), "a" | "an" | "per" | "pr" | "pro" | "each" | "every")
                || self.is_one_for_each(at);
            // `5 days in the week`, `on a normal day`.
            // `One of 14 on the night shift` says who, not how often.
            let whose = self.key(at) == "on" && self.key(at + 1) == "the";
            let within = matches!(self.key(at), "in" | "on")
                && !whose
                && matches!(self.key(at + 1), "a" | "an" | "the" | "one");
            let usual = is_among!(
                "usual typical average normal busy good bad",
                self.key(at + 2),
            );
            let unit = if within {
                let unit = at + 2 + usize::from(usual);
                // `On a day shift`.
                unit + usize::from(is_among!("day night", self.key(unit)) && self.key(unit + 1) == "shift")
            } else {
                // `Each night shift`, `per working day`; `every second Friday` is no rate of seconds.
                let (first, second) = (self.key(at + 1), self.key(at + 2));
                if first == "second" && (weekday(second).is_some() || is_time(&stem_plain(second))) {
                    return None;
                }
                let described = self.joined(at + 2)
                    && ((weekday(first).is_some()
                        || is_among!("night day evening morning afternoon weekend late early", first))
                        && second == "shift"
                        || is_among!("working school busy average normal typical good peak single given calendar business", first)
                            && is_time(&stem_plain(second)));
                at + 1 + usize::from(described)
            };
            // `Two times in week`, as those write whose language has no articles, and `3x day`.
            let times = at > 0
                && (is_among!("times time x", self.key(at - 1))
                    || digits(self.tokens[at - 1].text).is_some_and(|(_, unit)| unit == "x"));
            let bare = at + usize::from(self.key(at) == "in");
            let bare = Some(bare).filter(|unit| times && is_time(&stem_plain(self.key(*unit))));
            let unit = bare.unwrap_or(unit);
            let unit = self.tokens.get(unit).filter(|_| each || within || bare.is_some())?;
            if within && !is_among!("week weeks day days hour shift month", &unit.key) {
                return None;
            }
            if weekday(&unit.key).is_some() {
                return Some("week");
            }
            let unit = stem_plain(&unit.key);
            canonical_time(&unit)
        })
    }

    pub(super) fn before(&self, at: usize) -> Vec<SmolStr> {
        let mut words = Vec::new();
        let sentence = self.tokens[at].sentence;
        for token in self.tokens[..at].iter().rev().take(6) {
            let label = self.text[token.end..].trim_start().starts_with([':', '=']);
            if (token.sentence != sentence && !label) || words.len() == 2 {
                break;
            }
            let nearest = token.start == self.tokens[at - 1].start;
            let we_are = token.key == "were" && token.text.contains(['\'', '’']);
            if token.key == "we" || we_are {
                words.push("us".into());
            } else if nearest && is_among!("last next", &token.key) {
                // `The last five` of some years.
                words.push(token.key.clone());
            } else if !is_function_word(&token.key) && digits(token.text).is_none() {
                let root = stem(&token.key);
                // What was reported or grouped is no report and no group.
                let deed = verbs::is_past(&token.key) && is_group(std::slice::from_ref(&root));
                words.push(if deed { token.key.clone() } else { root });
            }
        }
        words
    }
}

/// Whether a word is an adverb or a participle, which names nothing.
fn only_tells_how(word: &str) -> bool {
    let adverb = word.ends_with("ly") && !matches!(word, "family" | "assembly" | "fly" | "supply");
    adverb || matches!(verbs::lookup(word), Some((_, verbs::Form::Past)))
}

/// Whether a plural behind another is what is counted: not in `3 kids ages 2 and 9`.
pub(super) fn goes_on_in(plural: &str) -> bool {
    is_plural(plural) && plural != "ages" && !ends_noun_phrase(plural, false)
}
