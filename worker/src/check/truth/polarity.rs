//! What a text says of its words besides their meaning: denied, only helped with, done by somebody else.

mod not_me;
mod scope;

use crate::english::dates::month_number;
use crate::english::tokens::Token;
use crate::english::verbs;

use super::clauses::{Doer, Passage, Word};
use super::number_words;

/// Words after a denial that are not what it denies: then that stands before it.
const NO_OBJECT: &str = "use used using do did done touch touched try tried have had been was were went gone visited limits read about watched experience yet ever \
    before really much me mine own it taken passed completed finished sat resat resit retaken obtained awarded earned happened go near those them down haha lol part job role duties allowed permitted involved responsible realised realized implemented pursued included covered required needed offered \
    assigned held own work remit scope brief learnt learned mastered trained known spoken tho though tbh sadly unfortunately";

impl Passage<'_> {
    pub fn mark_negation(&self, words: &mut [Word]) {
        let mut at = 0;
        while at < self.tokens.len() {
            let labelled = self.is_labelled(at);
            self.mark_answers(at, labelled, words);
            if self.is_wish(at) {
                let end = self.negation_end(at);
                words[at..end]
                    .iter_mut()
                    .for_each(|word| word.negated = true);
                words[at].is_content = false;
                at = end.max(at + 1);
                continue;
            }
            if !self.is_negation(at) || self.is_always_with(at) {
                at += 1;
                continue;
            }
            at = self.mark_denial(at, labelled, words).max(at + 1);
        }
    }

    /// Marks what one denial denies, and says where that ends.
    fn mark_denial(&self, at: usize, labelled: bool, words: &mut [Word]) -> usize {
        // `A: no, taken down` answers a question, `Madrid? no, Paris` corrects one; what was only read about stands before it.
        let answer =
            self.key(at) == "no" && (labelled || (at > 0 && self.gap_after(at - 1).contains('?')));
        let answer = answer || self.is_trailing_no(at);
        let end = if answer || matches!(self.key(at), "only" | "just") {
            at + 1
        } else {
            self.negation_end(at)
        };
        // `Never sold a drug without a prescription`: sold them with one.
        let always = self.key(end) == "without"
            && self.is_always_with(end)
            && end > at + 1
            && words[at + 1..end].iter().any(|word| word.is_content)
            && !matches!(self.key(at + 1), "allowed" | "permitted");
        // `No client contact unsupervised`.
        // `Did not do interviews alone, sat in on them with the manager`.
        // `Not allowed to work on gas alone`.
        let goes_on = || {
            is_among!("allowed permitted", self.key(at + 1))
                || self
                    .tokens
                    .get(end)
                    .is_some_and(|next| next.sentence == self.tokens[at].sentence)
        };
        let unsupervised = is_among!("unsupervised unaccompanied", self.key(end - 1))
            || (is_among!("alone independently solo unaided", self.key(end - 1)) && goes_on());
        if unsupervised && end > at + 2 {
            words[end - 1].negated = true;
        }
        // `No CSCS at first, got it later`.
        if self.is_made_good(end)
            || self.is_denied_of_before(at, end)
            || always
            || (unsupervised && end > at + 2)
        {
            return end;
        }
        // `Without accidents or a car` denies both.
        let lists = (at + 1..end).any(|place| is_among!("or nor", self.key(place)));
        let failing = (at + 1..end).find(|place| !lists && self.fails(*place));
        // `Never missed a shift` denies the missing, not the shifts; `no lost time accident` all three.
        let failing = failing.map(|first| {
            let last = (first..end.min(first + 4))
                .rev()
                .find(|place| self.fails(*place))
                .unwrap_or(first);
            last + usize::from(last + 1 < end && self.is_compound_of_nouns(last))
        });
        let end_of_denied = failing.map_or_else(|| self.narrowed(at, end), |place| place + 1);
        self.mark_done_to_none(at, words);
        words[at..end_of_denied]
            .iter_mut()
            .for_each(|word| word.negated = true);
        words[at].is_content = false;
        if let Some(failing) = failing {
            // `Zero accidents and zero near misses` denies twice.
            return (failing + 1..end)
                .find(|place| {
                    (self.is_negation(*place) && !self.is_always_with(*place))
                        && words.get(place + 1).is_some_and(|next| next.is_content)
                })
                .unwrap_or(end);
        }
        if self.denies_what_stands_before(at, end, words) {
            self.mark_before(at, words);
        }
        end
    }

    /// Whether a denial has no object of its own: `Kubernetes never used`.
    fn denies_what_stands_before(&self, at: usize, end: usize, words: &[Word]) -> bool {
        // `Home births not covered by my team`.
        let by = (at + 2..end).find(|place| {
            self.key(*place) == "by"
                && is_among!("my our the", self.key(place + 1))
                && verbs::is_past(self.key(place - 1))
        });
        let objects = (at + 1..by.unwrap_or(end))
            .filter(|place| words[*place].is_content)
            .filter(|place| {
                !is_among!(NO_OBJECT, self.key(*place))
                    && !is_contraction(&self.tokens[*place])
                    && !self.is_of_my_duties(*place)
            })
            .count();
        // `Visited the panel without being passed on it`.
        if self.key(at) == "without"
            && matches!(
                verbs::lookup(self.key(at + 1)),
                Some((_, verbs::Form::Gerund))
            )
            || self.key(at) == "without" && self.key(at + 1) == "being"
        {
            return false;
        }
        let by_myself = self.key(end - 1) == "myself" && objects == 1;
        let forbidden = by_myself || matches!(self.key(at + 1), "allowed" | "permitted");
        // `Embroidery machine i don't know`.
        let fronted = objects == 1
            && at > 1
            && is_among!("i we", self.key(at - 1))
            && words[at - 2].is_content
            && self.tokens[at - 2].sentence == self.tokens[at].sentence
            && self.gap_after(at - 2).trim().is_empty()
            && is_among!(
                "know do use speak offer touch handle work serve treat get got have hold finish complete pass take attend renew give teach write cook drive sell \
                sign fit clean prescribe pour weld paint install repair fix bake mix translate interpret",
                self.key(end - 1),
            );
        // `The book is not out yet`: there is one.
        let unready = matches!(self.key(at + 1), "out" | "ready" | "live" | "public")
            && is_among!("is was are were be been", self.before(at));
        (objects == 0 || forbidden || fronted) && !unready && !self.is_another_receiver(at)
    }

    /// Marks what stands before a denial: `export i have no experience`, `the rota, not me`.
    fn mark_before(&self, at: usize, words: &mut [Word]) {
        let start = self.segment_start(at);
        // `In winter no work`: there was a winter.
        if is_among!("work job jobs", self.key(at + 1))
            && is_among!("in on during at", self.key(start))
            && (start + 1..at).all(|place| is_when(self.key(place)))
        {
            return;
        }
        if let Some(who) = self.tells_of_another(start, at) {
            words[who..at]
                .iter_mut()
                .for_each(|word| word.doer = Doer::Another);
            return;
        }
        if self.is_another(start, at) {
            words[start..at]
                .iter_mut()
                .for_each(|word| word.doer = Doer::Another);
            return;
        }
        if let Some(who) = self.is_put_equal(start, at) {
            for (place, word) in (start..).zip(&mut words[start..at]) {
                word.negated = place < who;
                if place >= who {
                    word.doer = Doer::Another;
                }
            }
            return;
        }
        if self.was_reached(start, at) {
            return;
        }
        let last = self.doer_start(at).max(start);
        // `Design from Thingiverse, not mine`, `photos on the site not mine`: where it is from or stands is not denied.
        let mine = matches!(self.key(at + 1), "mine" | "my");
        let whence = |place: &usize| mine && is_among!("from under on in at", self.key(*place));
        // `That is a prize of the band, not mine`.
        let called = is_among!("thats its it that this", self.key(start));
        let source = (start..last)
            .find(whence)
            .or((mine && called).then_some(start));
        let last = source.unwrap_or(last);
        // `Only in courses, never at work`.
        let elsewhere = is_among!("at in on for", self.key(at + 1))
            && (start..last).any(|place| is_among!("only just", self.key(place)));
        // `First response instructor no, only provider`: no instructor.
        let lesser =
            self.key(at) == "no" && is_among!("only just", self.key(at + 1)) && last > start;
        let start = match (elsewhere, lesser) {
            (true, _) => last,
            (_, true) => last - 1,
            _ => start,
        };
        words[start..last]
            .iter_mut()
            .for_each(|word| word.negated = true);
    }

    /// `Passed the skills level, not finished`: what was passed was, and what is not finished is the whole.
    fn was_reached(&self, start: usize, cue: usize) -> bool {
        const REACHED: &str = "passed completed finished obtained got did done";
        is_among!(REACHED, self.key(start))
            && start + 1 < cue
            && is_among!("finished completed done", self.key(cue + 1))
    }

    /// `I edited nothing`, `supervised nobody`.
    fn mark_done_to_none(&self, at: usize, words: &mut [Word]) {
        if is_among!("nothing nobody none", self.key(at))
            && at > 0
            && self.tokens[at - 1].sentence == self.tokens[at].sentence
            && verbs::is_past(self.key(at - 1))
        {
            words[at - 1].negated = true;
        }
    }

    /// Whether what follows a denial makes it good: `got it later`.
    fn is_made_good(&self, end: usize) -> bool {
        (end..(end + 3).min(self.tokens.len())).any(|at| {
            self.tokens[at].sentence == self.tokens[end - 1].sentence
                && is_among!("got passed have gained", self.key(at))
                && is_among!("it one them that", self.key(at + 1))
                && (at + 2..at + 4)
                    .any(|place| is_among!("later now then since after", self.key(place)))
        })
    }

    /// `No desk job before this`, `couldn't weld in 2015 but now I teach it`, `failed the test, passed second time`: there is one now.
    fn is_denied_of_before(&self, cue: usize, end: usize) -> bool {
        let goes_on = |at: &usize| {
            self.tokens
                .get(*at)
                .is_some_and(|next| next.sentence == self.tokens[cue].sentence)
        };
        let before = (cue + 1..end)
            .any(|at| self.key(at) == "before" && is_among!("this that then", self.key(at + 1)));
        let past = is_among!("couldnt didnt wasnt hadnt", self.key(cue));
        let now = (end..end + 3)
            .take_while(goes_on)
            .any(|at| self.key(at) == "now" && is_among!("i im", self.key(at + 1)));
        let passed = (end..end + 3).take_while(goes_on).any(|at| {
            is_among!("passed got", self.key(at))
                && (at + 1..at + 4).any(|again| {
                    is_among!("second third 2nd 3rd later again resit", self.key(again))
                })
        });
        before || (past && now) || (self.key(cue) == "failed" && passed)
    }

    /// Where the denied words end: `never alone` denies no more than that, nor `didn't let volunteers` the volunteers.
    fn narrowed(&self, cue: usize, end: usize) -> usize {
        let lets = is_among!("let allow permit want", self.key(cue + 1))
            && super::doers::is_somebody(self.key(cue + 2));
        if lets || is_among!("alone unaccompanied", self.key(cue + 1)) {
            return end.min(cue + 2);
        }
        let on_my_own = self.key(cue + 1) == "on" && self.key(cue + 3) == "own";
        if on_my_own { end.min(cue + 4) } else { end }
    }

    /// `Penalty points`.
    fn is_compound_of_nouns(&self, at: usize) -> bool {
        self.gap_after(at) == " "
            && is_among!(
                "penalty warning accident incident complaint injury",
                self.key(at)
            )
            && !super::number_words::is_function_word(self.key(at + 1))
            && !matches!(
                verbs::lookup(self.key(at + 1)),
                Some((_, verbs::Form::Past | verbs::Form::Gerund))
            )
    }

    /// Whether a word denies by itself here: `missed`, and the `off` of `a day off`.
    fn fails(&self, at: usize) -> bool {
        let off = self.key(at) != "off"
            || is_among!("day days time shift shifts", self.key(at - 1))
            || matches!(self.key(at + 1), "sick" | "by");
        let over =
            self.key(at) == "over" && is_among!("going went go ran running", self.key(at - 1));
        (is_failing(self.key(at)) && off) || over
    }

    /// `Hands` of `salaries are not in my hands`, `not my department`.
    fn is_of_my_duties(&self, at: usize) -> bool {
        is_among!("my our", self.before(at))
            && is_among!(
                "hands responsibility responsibilities department area task call decision business desk duty side thing things bag cup remit scope",
                self.key(at),
            )
    }

    /// Where the part of the sentence begins that ends in a denial without an object.
    pub fn segment_start(&self, cue: usize) -> usize {
        let sentence = self.tokens[cue].sentence;
        let failed = matches!(self.key(cue), "failed" | "flunked");
        let me = failed || is_among!("me mine my myself us ours", self.key(cue + 1));
        // `Servers = second line, i dont go near those`.
        // `The bid was turned down` turns down no more than that.
        let turned = self.key(cue) == "turned" && !is_among!("was were got been", self.before(cue));
        let pronoun = (cue + 1..(cue + 4).min(self.tokens.len())).any(|at| {
            (matches!(self.key(at), "those" | "them")
                || (failed && self.key(at) == "it")
                || (turned && self.key(at) == "down"))
                && self.tokens[at].sentence == sentence
        });
        // `They wanted me to do Sundays, I refused`.
        let pronoun = pronoun
            || (is_among!("refused declined", self.key(cue))
                && is_among!("i we", self.before(cue))
                && self
                    .tokens
                    .get(cue + 1)
                    .is_none_or(|next| next.opens_sentence));
        let mut start = cue;
        while start > 0 && self.tokens[start - 1].sentence == sentence {
            let gap = self.gap_after(start - 1);
            // `Analysis and forensics were not part of it`: the subjects of one verb.
            // `E-bikes and suspension not covered`.
            let bare = !is_among!("were are werent arent", self.key(cue - 1));
            let listed = self.key(start - 1) == "and"
                && (!bare || self.is_list_of_two(start - 1, cue))
                && !self.has_verb(start, cue - 1);
            let turn = matches!(self.key(start - 1), "but" | "and" | "so" | "because") && !listed;
            let pause = gap.contains([',', ';', '(']);
            // `Roadmap yes budget no`.
            let answered = is_among!("yes yep yeah ok okay", self.key(start - 1));
            // `Japanese very basic can not read`.
            let levelled = is_among!(
                "basic good fluent beginner intermediate bit little some",
                self.key(start - 1)
            ) && (cue + 1..cue + 3)
                .any(|at| is_among!("read write speak talk understand", self.key(at)));
            if !pronoun && (turn || answered || levelled || (pause && !(me && start == cue))) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Whether the `and` of a short list is all that stands, besides its things, before a bare `not covered`.
    fn is_list_of_two(&self, and: usize, cue: usize) -> bool {
        const LONGEST: usize = 5;
        let start = self.sentence_of(cue).start;
        let start = (start + 1..and)
            .rev()
            .find(|at| self.gap_after(at - 1).contains([',', ';', ':', '(']))
            .unwrap_or(start);
        self.key(cue) == "not"
            && verbs::is_past(self.key(cue + 1))
            && cue - start <= LONGEST
            && (start..cue).all(|at| {
                at == and
                    || verbs::lookup(self.key(at)).is_none_or(|(base, _)| verbs::is_also_noun(base))
            })
    }

    fn has_verb(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| verbs::is_past(self.key(at)))
    }
}

/// Whether a word tells of a time or weather in which there is no work: `winter`, `monsoon`.
fn is_when(key: &str) -> bool {
    const WHEN: &str = "the a winter summer autumn spring season monsoon ramadan rain snow storms storm frost holidays vacation lockdown covid \
        low off dry wet rainy high slack quiet bad weather";
    is_among!(WHEN, key)
        || number_words::time_unit(key).is_some()
        || number_words::weekday(key).is_some()
        || month_number(key).is_some()
}

/// `Didn't`, `dont`, `havnt`.
pub fn is_contraction(word: &Token<'_>) -> bool {
    const WITHOUT_APOSTROPHE: &str = "didnt dont doesnt cant wasnt isnt werent arent havent havnt hasnt hadnt couldnt wouldnt shouldnt \
        wont mustnt neednt aint dosent dosnt doesent wasent didint dident havent couldent cudnt";
    word.text.ends_with("n't")
        || word.text.ends_with("n’t")
        || (word.key.ends_with('t') && is_among!(WITHOUT_APOSTROPHE, &word.key))
}

/// Verbs and nouns that deny by themselves.
pub fn is_failing(key: &str) -> bool {
    const FAILING: &str = "miss missed missing late fail failed lose lost drop dropped break broke forget forgot skip skipped refuse \
        refused off sick absent accident accidents injury injuries incident incidents complaint complaints shortage \
        shortages penalty penalties fine fines warning warnings breach breaches violation violations";
    is_among!(FAILING, key)
}
