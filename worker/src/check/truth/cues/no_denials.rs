//! Words for a denial that deny nothing: a name made with one, an understatement, what is not remembered, an aside.

use crate::check::truth::clauses::Passage;
use crate::check::truth::polarity::{is_contraction, is_failing};
use crate::english::verbs;

impl Passage<'_> {
    /// Whether a word for a denial denies nothing where it stands.
    pub(super) fn denies_nothing(&self, at: usize) -> bool {
        self.is_part_of_a_name(at)
            || self.is_where_it_began(at)
            || self.understates(at)
            || self.is_of_memory(at)
            || self.is_said_to_the_reader(at)
            || self.is_short_for_number(at)
            || self.corrects(at).is_some()
            || self.takes_back(at).is_some()
    }

    /// The `no.` of `case no.`, `ref no` and `licence no`.
    fn is_short_for_number(&self, at: usize) -> bool {
        self.key(at) == "no"
            && at > 0
            && self.gap_after(at - 1) == " "
            && is_among!(
                "case job order invoice serial ref reference reg registration batch lot policy part phone account acct fir",
                self.key(at - 1)
            )
            && (self.gap_after(at).starts_with(['.', ':', ')', ','])
                || at + 1 == self.tokens.len()
                || self.tokens[at + 1].opens_sentence)
    }

    /// `A no code app`, `no-dig repairs`, `no shows`: what is called so.
    fn is_part_of_a_name(&self, at: usize) -> bool {
        let joined = self.gap_after(at) == "-" && !is_failing(self.key(at + 1));
        let behind_article = is_among!("a an the my our your his her their", self.before(at))
            && self.gap_after(at) == " ";
        let missed = is_among!("show shows", self.key(at + 1));
        self.key(at) == "no" && (joined || behind_article || missed)
    }

    /// `Built from nothing`, and `nothing but praise`.
    fn is_where_it_began(&self, at: usize) -> bool {
        is_among!("nothing zero none", self.key(at))
            && (self.before(at) == "from"
                // `Won nothing but got promoted` denies it.
                || (self.key(at + 1) == "but" && verbs::lookup(self.key(at + 2)).is_none())
                || is_among!("short other", self.key(at + 1)))
    }

    /// `Don't mind phones`, `not bad at Excel`, `not far from Leeds`.
    fn understates(&self, at: usize) -> bool {
        const DEGREES: &str = "too so that really even at all very exactly";
        const UNDERSTATED: &str =
            "mind minded minding hesitate bad afraid scared shy far long unusual uncommon stranger";
        let next = self.next_but(at, DEGREES);
        // `No bad reviews` denies them.
        self.key(at) != "no" && is_among!(UNDERSTATED, self.key(next))
            || (self.key(at) == "no" && self.key(at + 1) == "stranger")
            // `No trouble with heavy loads`.
            || (is_among!("problem problems trouble issue issues bother", self.key(at + 1))
                && is_among!("with doing", self.key(at + 2)))
            || (self.key(at) == "not" && self.key(at + 1) == "to" && self.key(at + 2) == "mention")
    }

    /// `Not sure how many`, `can't remember the year`, `never counted them`: what is not known was there.
    fn is_of_memory(&self, at: usize) -> bool {
        const ADVERBS: &str = "really totally entirely even quite 100 exactly actually";
        const ASKING: &str = "how what which when if whether exactly exact where who";
        let next = self.next_but(at, ADVERBS);
        let (key, asks) = (self.key(next), self.key(next + 1));
        match key {
            "sure" | "certain" | "remember" | "recall" | "idea" | "clue" => true,
            // `Don't know how to weld`.
            "know" => is_among!(ASKING, asks) && !(asks == "how" && self.key(next + 2) == "to"),
            "count" | "counted" => is_among!("them it how exactly", asks),
            _ => false,
        }
    }

    /// `Not gonna lie`, `no joke`, `don't want it to sound too military`: said of the telling, not of what is told.
    fn is_said_to_the_reader(&self, at: usize) -> bool {
        const REACH: usize = 5;
        const TELLING: &str =
            "lie lying joke joking kidding brag bragging boast boasting exaggerate exaggerating";
        const LEADING: &str = "gonna going want wanna trying to even";
        let next = self.next_but(at, LEADING);
        let sounding = || {
            (at + 1..at + REACH).any(|verb| {
                is_among!("sound look seem read", self.key(verb))
                    && is_among!("me it this that them to", self.key(verb - 1))
                    && (at + 1..verb).any(|place| {
                        is_among!("make want let", self.key(place))
                            && self.tokens[place].sentence == self.tokens[at].sentence
                    })
            })
        };
        is_among!(TELLING, self.key(next))
            || (self.key(next) == "get" && self.key(next + 2) == "wrong")
            || ((is_contraction(&self.tokens[at]) || self.key(at) == "not") && sounding())
    }

    /// Whether an exception stands beside what is denied, and so says what there was: `nobody was hurt, apart from a nail in one hand`.
    pub(super) fn is_excepted_from_a_denial(&self, at: usize) -> bool {
        const REACH: usize = 12;
        (at.saturating_sub(REACH)..at)
            .rev()
            .take_while(|place| {
                self.tokens[*place].sentence == self.tokens[at].sentence
                    && self.key(*place) != "but"
            })
            .any(|place| {
                is_among!(
                    "no not never nobody nothing none without zero cannot",
                    self.key(place)
                ) || is_contraction(&self.tokens[place])
            })
    }

    /// The first place behind another whose word is none of a list.
    fn next_but(&self, at: usize, list: &'static str) -> usize {
        use crate::check::truth::word_lists::is_listed;
        let mut next = at + 1;
        while is_listed(list, self.key(next)) {
            next += 1;
        }
        next
    }

    /// `0 accidents`, `0 lost time injuries`.
    pub(super) fn counts_no_failing(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        self.tokens[at].text == "0"
            && self.gap_after(at) == " "
            && (at + 1..at + LONGEST)
                .take_while(|place| {
                    self.gap_after(*place - 1) == " " && verbs::lookup(self.key(*place)).is_none()
                        || *place == at + 1
                })
                .any(|place| is_failing(self.key(place)))
    }
}
