//! Whether what somebody leads, manages, runs or owns is a thing of their own work, and no people, money or organisation.

use crate::check::truth::clauses::Passage;
use crate::check::truth::facts::{Facts, Said};
use crate::check::truth::number_words;
use crate::check::truth::same_things::is_person;
use crate::check::truth::shortened::is_spelt_out;
use crate::check::truth::specifics::is_specific;
use crate::english::titles::is_title_noun;
use crate::english::verbs::{self, Form};

const ACTIVITIES: &str = "tour tours session sessions workshop workshops class classes lesson lessons warm exercises activities \
    walks rides hikes games songs prayers discussions club clubs tutorial tutorials seminar seminars lab labs";

const WEIGHTY: &str = "team teams squad squads fleet crew gang gangs department departments project projects programme program programs store shop branch company \
    pharmacy clinic school library surgery ward warehouse factory facility shelter sites business operations finances account accounts p&l region office site sites division function strategy launch \
    rollout migration development implementation campaign campaigns product products contract contracts vendors works \
    suppliers clients relationship portfolio farm kitchen restaurant bar salon hotel practice counter room rooms laundry bakery canteen cafe depot yard garage museum gallery floor section stall nursery \
    drill drills rehearsal rehearsals cleanup cleanups fair fairs festival drive drives fundraiser fundraisers exhibition conference event events contest design redesign construction build analysis research study budget budgets spend spending funds finance procurement \
    club society association charity church mosque temple centre center college academy faculty university orchestra choir theatre cinema station \
    kindergarten mill mine port ship vessel camp hostel lodge inn pub spa gym bank brewery winery vineyard estate ranch stables \
    zoo foodbank home bureau";

const PLAIN: &str = "level levels record records task tasks process processes schedule schedules calendar calendars order orders activity activities \
    data information inventory list lists page pages account accounts system systems work documents documentation paperwork channel channels presence \
    request requests diary diaries files side flow operation operations needs duties";

/// Gerunds of what one does with people.
const OF_PEOPLE: &str = "training coaching mentoring teaching hiring recruiting onboarding planning scheduling staffing purchasing marketing";

const PAPERS: &str = "roadmap roadmaps backlog backlogs specification specifications spec specs requirements documentation calendar plan plans";

const PRODUCT_ROLES: &str = "manager owner lead pm po";

/// Managing or leading things and hours is no rank: bookings, stock, a tour. People, teams, projects and money are.
pub fn is_of_things(passage: &Passage<'_>, at: usize, facts: &Facts<'_>) -> bool {
    let (base, _) = verbs::lookup(passage.key(at)).unwrap_or(("", Form::Base));
    if !is_among!("lead manage handle run own", base) {
        return false;
    }
    if is_managed_thing(passage, at) {
        return true;
    }
    let object = Object::read(passage, at, facts, base);
    match base {
        "lead" => object.is_activity(),
        "own" => object.is_paper() || object.is_possession(),
        "run" => object.is_thing(),
        _ => object.is_served() || object.is_thing(),
    }
}

/// `Bookings managed in Booksy`: what is managed stands before, and is no team.
fn is_managed_thing(passage: &Passage<'_>, at: usize) -> bool {
    const MANNER: &str = "in through via with using on by from at";
    at > passage.clause_of(at).start
        && is_among!("managed run led handled", passage.key(at))
        && is_among!(MANNER, passage.key(at + 1))
        && passage.gap_after(at - 1) == " "
        && passage.words[at - 1].is_content
        && !is_among!(WEIGHTY, passage.key(at - 1))
        && !is_somebody(passage, at - 1)
        && verbs::lookup(passage.key(at - 1)).is_none_or(|(base, _)| verbs::is_also_noun(base))
        && !passage.key(at - 1).ends_with("ly")
}

/// What a verb is about, without the amount before it and what follows a preposition.
struct Object<'p> {
    passage: &'p Passage<'p>,
    facts: &'p Facts<'p>,
    base: &'p str,
    first: usize,
    words: Vec<usize>,
    heads: Vec<usize>,
}

impl<'p> Object<'p> {
    fn read(passage: &'p Passage<'p>, at: usize, facts: &'p Facts<'p>, base: &'p str) -> Self {
        const LONGEST: usize = 6;
        let clause = passage.clause_of(at);
        let first = (at + 1..clause.end)
            .find(|place| !counts(passage.key(*place)))
            .unwrap_or(at + 1);
        let ends = |place: usize| {
            let key = passage.key(place);
            // What is run is the head: a group of ten people is a group.
            is_among!("for with on in to at from during", key)
                || (key == "of"
                    // So is a class of eighteen students.
                    && (base == "run" || is_among!(ACTIVITIES, passage.key(place - 1))
                        // So are the diaries of both directors diaries.
                        || is_among!(PLAIN, passage.key(place - 1))
                        || passage.key(place - 1) == "class"))
                || (place != first
                    && ((!key.ends_with("ly") && number_words::time_unit(key).is_some())
                        || key.starts_with(|c: char| c.is_ascii_digit())
                        // `Run the till, clean and help to close`.
                        || (passage.gap_after(place - 1).contains(',')
                            && verbs::lookup(key).is_some())))
        };
        let words: Vec<usize> = (first..clause.end)
            .take(LONGEST)
            .take_while(|place| !ends(*place))
            .filter(|place| {
                passage.words[*place].is_content && !passage.key(*place).ends_with("ly")
            })
            .collect();
        // `Clinic bookings` are bookings.
        let is_head = |place: usize| {
            // `The team sorting donations` is a team.
            let acting = matches!(
                verbs::lookup(passage.key(place + 1)),
                Some((_, Form::Gerund))
            ) && (is_somebody(passage, place)
                || is_among!("team crew group", passage.key(place)));
            // `A workshop restoring bikes` is a workshop.
            let at_work = matches!(
                verbs::lookup(passage.key(place + 1)),
                Some((_, Form::Gerund))
            ) && is_among!("a an the", passage.before(place));
            acting
                || at_work
                || !words.contains(&(place + 1))
                || !passage.gap_after(place).trim_matches('-').eq(" ")
        };
        let heads = words.iter().copied().filter(|at| is_head(*at)).collect();
        Self {
            passage,
            facts,
            base,
            first,
            words,
            heads,
        }
    }

    fn is_activity(&self) -> bool {
        // `Small reading groups`.
        let group = |place: usize| {
            is_among!("group groups", self.passage.key(place))
                && self.is_word_of_theirs(place)
                && is_among!(
                    "reading phonics maths math study discussion support play spelling writing speech therapy conversation exercise focus",
                    self.passage.key(place - 1),
                )
        };
        // Whoever is a guide leads groups.
        let guided = |place: usize| {
            is_among!(
                "group groups visitors guests tourists",
                self.passage.key(place)
            ) && self.facts.word("guide") == Said::Yes
        };
        // `Phonics work`, `music time`.
        let occupied = |place: usize| {
            is_among!(
                "work time play practice reading circle singing",
                self.passage.key(place)
            ) && self.heads.contains(&place)
                && place > self.first
                && self.passage.words[place - 1].is_content
                && self.is_said(place - 1)
                && !is_among!(WEIGHTY, self.passage.key(place - 1))
        };
        let mut words = self.words.iter();
        words.any(|place| {
            guided(*place)
                || is_among!(ACTIVITIES, self.passage.key(*place))
                || group(*place)
                || occupied(*place)
        }) && !self.is_of_people()
    }

    /// The papers that whoever manages a product keeps for it.
    fn is_paper(&self) -> bool {
        let mut heads = self.heads.iter();
        !self.heads.is_empty()
            && heads.all(|at| is_among!(PAPERS, self.passage.key(*at)) && self.is_said(*at))
            && PRODUCT_ROLES
                .split_ascii_whitespace()
                .any(|role| self.facts.word(role) == Said::Yes)
    }

    /// What the user has and speaks of, where it is no business: `own a pipe press`.
    fn is_possession(&self) -> bool {
        const NEAR: usize = 4;
        let is_had = |at: usize| {
            self.facts
                .occurrences(&self.passage.words[at].stem)
                .iter()
                .any(|(source, place)| {
                    let source = &self.facts.passages[*source];
                    !source.words[*place].negated
                        && (place.saturating_sub(NEAR)..*place)
                            .any(|before| is_among!("have has had got bought", source.key(before)))
                })
        };
        !self.heads.is_empty()
            && self
                .heads
                .iter()
                .all(|at| is_had(*at) && !self.is_weighty(*at))
    }

    /// Whoever has customers manages their accounts.
    fn is_served(&self) -> bool {
        let mut heads = self.heads.iter();
        heads.any(|place| {
            is_among!(
                "account accounts customer customers client clients portfolio",
                self.passage.key(*place),
            )
        }) && ["customer", "client", "account"]
            .iter()
            .any(|noun| self.facts.counts(noun))
    }

    fn is_thing(&self) -> bool {
        let key = |place: usize| self.passage.key(place);
        let plain = self.heads.iter().any(|at| is_among!(PLAIN, key(*at)));
        let told = if plain { &self.words } else { &self.heads };
        // `Preparation` is what one has others do; `calls` and `servers` are things.
        let thing = |place: &usize| {
            let key = key(*place);
            !["tion", "tions", "ment", "ing", "ery", "eries", "age"]
                .iter()
                .any(|ending| key.ends_with(ending))
                && !is_among!("rota rotas roster rosters clusters cluster", key)
                && verbs::lookup(key).is_none_or(|(base, _)| verbs::is_also_noun(base))
        };
        (self.is_by_machine()
            || told.iter().any(|place| self.is_said(*place))
            || (!told.is_empty() && told.iter().all(thing)))
            && !self.heads.iter().any(|place| self.is_weighty(*place))
    }

    /// `Ran five-axis machining`: what the user's machine does.
    fn is_by_machine(&self) -> bool {
        let key = |place: usize| self.passage.key(place);
        let theirs = |place: usize| {
            !self.heads.contains(&place)
                && (self.passage.tokens[place].is_capitalised() || is_specific(key(place)))
                && self.is_said(place)
        };
        self.base == "run"
            && self.heads.iter().all(|at| key(*at).ends_with("ing"))
            && self.words.iter().any(|at| theirs(*at))
            && !self.words.iter().any(|at| is_among!(OF_PEOPLE, key(*at)))
    }

    fn is_weighty(&self, at: usize) -> bool {
        let key = self.passage.key(at);
        // Who cooks in a section of the kitchen runs it.
        let cooks = || {
            self.base == "run" && is_among!("section station", key) && self.is_word_of_theirs(at)
        };
        // The fitting rooms that the user calls so are an area of a shop, and no organisation.
        let is_area = || {
            is_among!("rooms counters sections", key)
                && at > self.first
                && self.passage.words[at - 1].is_content
                && self
                    .facts
                    .in_a_row(&format!("{}{key}", self.passage.key(at - 1)))
                    == Said::Yes
        };
        // The account that one has with an app is nobody's.
        let channel = is_among!("account accounts", key)
            && at > self.first
            && self.passage.tokens[at - 1].is_capitalised()
            && self.is_said(at - 1);
        if channel {
            return false;
        }
        // A workshop that is managed is one where people work.
        let firm = is_among!("workshop workshops tour tours", key) && self.base == "manage";
        firm || is_somebody(self.passage, at) || (is_among!(WEIGHTY, key) && !cooks() && !is_area())
    }

    fn is_of_people(&self) -> bool {
        let mut words = self.words.iter();
        words.any(|place| is_somebody(self.passage, *place))
    }

    fn is_word_of_theirs(&self, at: usize) -> bool {
        self.facts.word(self.passage.key(at)) == Said::Yes
    }

    fn is_said(&self, at: usize) -> bool {
        self.is_word_of_theirs(at)
            || self.facts.says_alike(self.passage.key(at))
            || is_spelt_out(self.passage, at, self.facts)
    }
}

/// `Managed around 50 calls`: the amount stands before what is managed.
fn counts(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_digit())
        || number_words::small_number(key).is_some()
        || is_among!(
            "around about roughly approximately over up to nearly almost some an a the average of",
            key,
        )
}

fn is_somebody(passage: &Passage<'_>, at: usize) -> bool {
    // Machines have such names too, and stand by themselves behind an article: `run the dishwasher`.
    let machine = is_among!("dishwasher loader server packer", passage.key(at))
        && is_among!("the a", passage.before(at));
    // `The other preparers`.
    let beside = is_among!("other fellow", passage.before(at))
        && passage.key(at).ends_with("ers")
        && !is_among!(
            "orders papers numbers letters computers matters",
            passage.key(at)
        );
    !machine
        && (beside
            || (is_person(&passage.words[at].stem) && !passage.key(at).ends_with("ing"))
            || is_title_noun(passage.key(at))
            || is_among!("classmates friends mates teammates peers", passage.key(at)))
}

#[cfg(test)]
mod tests {
    use crate::check::truth::testing::text_passes as passes;

    #[test]
    fn the_diaries_of_people_are_things() {
        let source = "pa to three partners. kept all diaries, took minutes";
        assert!(passes(source, "Managed the diaries of three partners."));
        assert!(!passes(source, "Managed the office."));
    }
}
