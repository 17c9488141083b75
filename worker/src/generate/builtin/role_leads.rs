//! How a sentence leads up to a role: "before that i worked", "in my last job i was", "i joined".

use super::clean::{capitalise, is_one_of, tidy, title_case};
use super::employer_names::{can_name, is_kind_of_place};
use super::header::{DATE_MARK, Role};
use super::role_names::{is_duration, is_time_unit};
use super::role_sentence::{Lead, Parser};
use crate::english::titles;
use crate::english::verbs;

/// Phrases, and whether they speak of now.
type Phrases = &'static [(&'static str, Option<bool>)];

/// The phrases one by one.
fn each(phrases: Phrases) -> impl Iterator<Item = (&'static str, Option<bool>)> {
    phrases
        .iter()
        .flat_map(|(list, now)| list.split(", ").map(move |phrase| (phrase, *now)))
}

impl Parser<'_> {
    pub fn skip_transitions(&mut self) {
        loop {
            if let Some(length) = self.leading_clause() {
                // "before Aldi i was": what follows is another job.
                self.header.is_next |= (1..length).any(|ahead| self.is_proper(ahead));
                self.at += length;
                continue;
            }
            let longest = |phrases: &str| {
                phrases
                    .split(", ")
                    .filter_map(|phrase| self.starts_with(phrase))
                    .max()
            };
            let (next, other) = (longest(NEXT).unwrap_or(0), longest(OTHER).unwrap_or(0));
            if next > other {
                self.header.is_next = true;
                self.at += next;
            } else if other > 0 {
                self.note_now();
                self.at += other;
            } else if self.word() == "every"
                && self.weekly() > 0
                && matches!(self.peek(2), "i" | "we")
            {
                self.take_duration(2);
            } else if let Some(length) = self.leading_place() {
                let place = self.typed[self.at + 1..self.at + length].join(" ");
                self.header.place = Some(place.trim_end_matches(',').to_owned());
                self.at += length;
            } else if let Some(length) = self.leading_duration() {
                self.take_duration(length);
            } else {
                break;
            }
        }
    }

    /// Number of words of "in Kharkiv" in "in Kharkiv I was an accountant".
    fn leading_place(&self) -> Option<usize> {
        let length = (2..=4).find(|length| matches!(self.peek(*length), "i" | "i've" | "i'm"))?;
        let named = (1..length).all(|ahead| self.is_proper(ahead));
        (self.word() == "in" && named && self.header.place.is_none()).then_some(length)
    }

    /// Number of words of "after my degree" and "before Aldi" in "after my degree i worked": nothing else is told in them.
    fn leading_clause(&self) -> Option<usize> {
        const MOST_WORDS: usize = 6;
        let length = (2..=MOST_WORDS).find(|length| is_one_of(self.peek(*length), "i i've i'm"))?;
        let tells = (1..length).any(|ahead| {
            let word = self.peek(ahead);
            is_one_of(word, "that this in at") || word == DATE_MARK || verbs::is_past(word)
        });
        (is_one_of(self.word(), "after before") && !tells).then_some(length)
    }

    /// "was at Bunnings", "have been at a small primary school".
    fn was_somewhere(&mut self) -> bool {
        let found = each(WAS).find_map(|(phrase, current)| {
            let length = self.starts_with(phrase).filter(|_| phrase != "became")?;
            // `i was at asda 2015-2018`, and not `i was at home`.
            let lasted = self.lasting
                && self
                    .typed
                    .get(self.at + length + 1)
                    .is_some_and(|name| can_name(name));
            let somewhere = matches!(self.peek(length), "at" | "with")
                && (self.is_employer_ahead(length + 1) || lasted);
            somewhere.then_some((length, current))
        });
        let Some((length, current)) = found else {
            return false;
        };
        self.header.is_current = self.header.is_current.or(current);
        self.at += length;
        true
    }

    /// "did 3 years at Aldi", "spent two years with Asda": how long leads up to where.
    fn spent_somewhere(&mut self) -> bool {
        let spent = is_one_of(
            self.word(),
            "did spent done doing completed was been worked",
        );
        let counted =
            spent && is_duration(self.peek(1), self.peek(2)) && is_time_unit(self.peek(2));
        let joints = match self.word() {
            "was" | "been" => "at with as",
            _ => "at with in for as working",
        };
        let goes_on = is_one_of(self.peek(3), joints);
        if !(counted && goes_on) {
            return false;
        }
        self.header.is_current = Some(self.word() == "doing");
        self.at += 1;
        self.take_duration(2);
        self.at += usize::from(self.word() == "working");
        true
    }

    /// "ran my own cafe in Bath called Crumb Corner", "have my own garage, Patel Motors": what it is is told, and how it is called.
    fn has_own_business(&mut self) -> bool {
        let now = is_one_of(self.word(), "have run own running");
        let verb = now || is_one_of(self.word(), "had ran owned opened started founded set");
        let own = 1 + usize::from(self.peek(1) == "up");
        let mine = self.peek(own) == "my" && self.peek(own + 1) == "own";
        let kind = (own + 2..own + 6).find(|ahead| {
            let word = self.peek(*ahead);
            is_kind_of_place(word) || is_one_of(word, "business workshop")
        });
        let Some(kind) = kind.filter(|_| verb && mine) else {
            return false;
        };
        let described = self.typed[self.at + own + 1..=self.at + kind].join(" ");
        self.header.description = Some(capitalise(&tidy(&described)));
        self.header.is_current = now.then_some(true).or(self.header.is_current);
        self.at += kind + 1;
        if self.ends_segment() && self.is_proper(0) && self.known_place().is_none() {
            let _ = self.organisation();
        }
        true
    }

    /// Number of words of "3 years" in "3 years in Tesco bakery" and "2 years as a cook at KFC".
    fn leading_duration(&self) -> Option<usize> {
        let length = 2;
        let counted = is_duration(self.word(), self.peek(1)) && is_time_unit(self.peek(1));
        let goes_on = is_one_of(self.peek(length), "in at as with working i i've i'm");
        (counted && goes_on).then_some(length)
    }

    pub fn lead(&mut self) -> Lead {
        if self.leads_by_preposition()
            || self.takes_placement()
            || self.spent_somewhere()
            || self.was_somewhere()
            || self.has_own_business()
        {
            return Lead::Work;
        }
        let volunteer: Phrases = match self.role {
            Role::Volunteer => VOLUNTEER,
            Role::Employee => &[],
        };
        for (phrase, current) in each(WORK).chain(each(volunteer)) {
            let Some(length) = self.starts_with(phrase) else {
                continue;
            };
            let follows = self.peek(length);
            let prepositions = [
                "at", "for", "as", "in", "with", "on", "by", "@", "near", "like",
            ];
            let date_first = follows == DATE_MARK && prepositions.contains(&self.peek(length + 1));
            let ends_with_date = follows == DATE_MARK && phrase.contains("volunteer");
            if phrase.starts_with("went") && !self.words.iter().any(|word| word == DATE_MARK) {
                continue;
            }
            let alone = phrase.contains("self") || phrase.contains("freelanc");
            let goes_on = prepositions.contains(&follows) || date_first || ends_with_date;
            if goes_on || (alone && matches!(follows, DATE_MARK | "since" | "")) {
                if phrase.ends_with("l time") {
                    self.take_duration(2);
                    self.at -= 2;
                }
                if alone {
                    let how = if phrase.contains("self") {
                        "Self-employed"
                    } else {
                        "Freelance"
                    };
                    self.header.description = Some(how.to_owned());
                }
                self.header.is_current = self.header.is_current.or(current);
                self.header.is_next |= phrase.contains("also");
                self.at += length;
                return Lead::Work;
            }
        }
        for (phrase, current) in each(JOINED) {
            let titled = self.words.windows(3).any(|words| {
                words[0] == "as"
                    && (titles::is_title_noun(&words[1]) || titles::is_title_noun(&words[2]))
            });
            let dated = titled || self.words.iter().any(|word| word == DATE_MARK);
            let moves = ["came to", "went to", "shifted to", "started with"].contains(&phrase);
            if let Some(length) = self.starts_with(phrase).filter(|_| dated || !moves) {
                self.header.is_current = current;
                self.header.is_next |= phrase.ends_with(" to") || phrase.starts_with("went");
                self.at += length;
                return Lead::Joined;
            }
        }
        for (phrase, current) in each(WAS) {
            if let Some(length) = self.starts_with(phrase) {
                self.header.is_current = self.header.is_current.or(current);
                self.at += length;
                return Lead::Was;
            }
        }
        Lead::Verbless
    }

    /// "did a 6 month placement with Rolls Royce": the placement is the title.
    fn takes_placement(&mut self) -> bool {
        let did = is_one_of(self.word(), "did completed had done undertook doing");
        let from = 1 + usize::from(matches!(self.peek(1), "a" | "an" | "my" | "the"));
        let noun = (from..from + 5).find(|ahead| {
            matches!(
                self.peek(*ahead),
                "placement" | "internship" | "apprenticeship" | "traineeship"
            )
        });
        let Some(noun) = noun.filter(|_| did) else {
            return false;
        };
        // "an apprenticeship as a carpenter with"
        let whole = (noun + 1..noun + 6)
            .take_while(|_| self.peek(noun + 1) == "as")
            .find(|ahead| {
                is_one_of(self.peek(*ahead), "at with in for") || self.peek(*ahead) == DATE_MARK
            })
            .unwrap_or(noun + 1);
        if !is_one_of(self.peek(whole), "at with in for") && self.peek(whole) != DATE_MARK {
            return false;
        }
        let title = self.typed[self.at + from..self.at + whole].join(" ");
        let noun = whole - 1;
        self.header.title = Some(title_case(&title));
        self.header.is_current = Some(self.word() == "doing");
        self.at += noun + 1;
        true
    }

    /// "my responsibilities in Accenture": what leads up was skipped, and the employer follows.
    fn leads_by_preposition(&self) -> bool {
        let skipped = self
            .at
            .checked_sub(1)
            .map_or("", |at| self.words[at].as_str());
        let noun = is_one_of(
            skipped,
            "responsibilities duties role job years months year",
        );
        noun && matches!(self.word(), "in" | "at" | "with")
    }
}

/// What leads over to another role.
const NEXT: &str = "before that, even before that, after that, prior to that, prior to this, following that, following this, since then, before this, \
    after this, and then, then, previously, later, earlier, next, afterwards, before, after";

/// What leads up to a role without saying that it is another one.
const OTHER: &str = "in my last job, in my previous job, in my current job, in my first job, in my last role, in my current role, \
    in my previous role, in my job, at my last job, after leaving school, after leaving university, \
    after leaving college, after finishing school, after school, after college, after university, after uni, \
    after graduating, straight after school, after finishing my apprenticeship, after my apprenticeship, at uni, \
    at university, at college, while at uni, while at university, during uni, after i graduated, \
    when i graduated, after i left school, after i finished school, after graduation, before kids, before having kids, \
    before i had kids, when i left school, my responsibilities, my duties, my role, my job, my first job was, \
    my last job was, my previous job was, my current job is, my most recent job was, my job is, my job was, \
    my first job is, at the moment, right now, most recently, recently, currently, presently, now, and, also, \
    so, well, first, firstly, basically, ok, yes, for the last, for the past, \u{1}";

/// "worked" and the like, which want a preposition, and whether they speak of now.
const WORK: Phrases = &[
    (
        "have been working, been working, have worked, have been self employed, have been self-employed, \
         been self employed, self employed, self-employed, freelancing, freelance, employed, started working, \
         started work, started out, started, began, got a job, took a job, got a part time job, working, full time, part time",
        None,
    ),
    (
        "had been working, had worked, worked my way up, stayed, worked part time, worked full time, \
         was also working, was self employed, was self-employed, went self employed, went self-employed, went freelance, was based, used to work, was working, \
         worked, was employed, was hired, was taken on, taken on, got hired, had a job, had a part time job, served, interned, \
         freelanced",
        Some(false),
    ),
    (
        "work part time, work full time, am working also, am also working, am self employed, \
         am self-employed, am freelancing, am working, am employed, have a job, work",
        Some(true),
    ),
];

/// The same of voluntary work.
const VOLUNTEER: Phrases = &[
    (
        "have been volunteering, volunteering, helping out, helping",
        None,
    ),
    (
        "volunteered, helped out, helped, did volunteering, did volunteer work",
        Some(false),
    ),
    ("am volunteering, volunteer, help out, help", Some(true)),
];

/// What a title follows.
const WAS: Phrases = &[
    ("have been, became, been", None),
    ("had been, was, used to be", Some(false)),
    ("am", Some(true)),
];

/// What an employer follows.
const JOINED: Phrases = &[
    (
        "joined, moved on to, came to, went to, shifted to, started with, hired by, got hired by, moved to, \
         moved over to, transferred to, went to work for, went to work at",
        None,
    ),
    (
        "was made redundant from, was made redundant by, was laid off from, was laid off by, \
         got laid off from, resigned from, retired from",
        Some(false),
    ),
];
