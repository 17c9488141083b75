//! Finds the qualification in a sentence about studies, and reads it with what follows it.

use super::clean::{bare, has_words, is_one_of, tidy};
use super::header::DATE_MARK;
use super::study::Reader;
use super::study_subjects::is_subject;
use super::study_words::{
    PART_TIME, degree_case, is_count, is_exam, is_glue, is_of_school, is_place, is_qualification,
};
use crate::english::titles;
use crate::english::tokens::key;

impl Reader<'_> {
    /// Number of words that are a degree here.
    pub(super) fn degree_length(&self) -> Option<usize> {
        // "a law degree, LLB": which degree it was may follow.
        let known = self.study.degree.as_deref();
        if known.is_some_and(|degree| degree != "Degree") || self.is_mention() || self.is_denied() {
            return None;
        }
        // "MIT, Cambridge, MA"
        if self.typed[self.at].starts_with("MA")
            && self.word(0) == "ma"
            && self.at > 0
            && is_place(self.typed[self.at - 1].trim_end_matches(','))
            && matches!(self.word(1), "" | DATE_MARK)
        {
            return None;
        }
        // "Year 10 certificate" has its year in its name.
        let counted = self.word(1).starts_with(|c: char| c.is_ascii_digit());
        let year = usize::from(counted && matches!(self.word(0), "year" | "level")) * 2;
        let length = (1..=5).rev().find(|length| {
            let skipped = if *length > 2 { year } else { 0 };
            let words = self.typed.get(self.at + skipped..self.at + length);
            let Some(words) = words.filter(|words| !words.is_empty()) else {
                return false;
            };
            let worded =
                words.iter().all(|word| has_words(word) || *word == "&") && has_words(words[0]);
            let inner_break = words
                .iter()
                .rev()
                .skip(1)
                .any(|word| word.ends_with([',', ';']));
            let joined = key(&words.concat());
            let short_word = *length == 1
                && is_one_of(&joined, "ma ba ms bs ib bac associate master dip")
                && !words[0].starts_with(char::is_uppercase)
                && matches!(self.word(1), "");
            // "a Level 3 diploma" is no A level.
            let article = words[0] == "a" && self.word(2).starts_with(|c: char| c.is_ascii_digit());
            let of_another = article
                || is_one_of(
                    self.word(*length),
                    "thesis project dissertation pass students",
                )
                || is_one_of(self.word(*length), "student candidate")
                    && !self.loose.iter().all(|word| is_glue(&bare(word)));
            let named = joined == "bootcamp"
                && self.study.institution.is_none()
                && !self.leads_to_school(*length - 1);
            // "Scaffolding course at Gulf Safety Training"
            let course = *length == 1
                && is_one_of(self.word(0), "course courses class classes")
                && self.study.institution.is_none()
                && (self.is_part_time()
                    || (self.word(0) == "course" || self.word(1) == "in") && self.leads_to_giver());
            worded
                && !named
                && !inner_break
                && !short_word
                && !of_another
                && (course || is_qualification(words))
        });
        length.or_else(|| self.is_level().then_some(2))
    }

    /// "Level 6 in childcare", "Level 2 plumbing", "beauty therapy level 2": a level beside what was studied.
    fn is_level(&self) -> bool {
        const LONGEST: usize = 3;
        if !is_one_of(self.word(0), "level lvl") || !is_count(self.word(1)) {
            return false;
        }
        let start = self.at + 2;
        let ends =
            self.typed[start - 1].ends_with([',', ';']) || matches!(self.word(2), "" | DATE_MARK);
        if ends {
            return is_subject(&tidy(&self.loose.join(" ")));
        }
        let behind = &self.typed[start..self.typed.len().min(start + LONGEST)];
        let of_another = behind.iter().any(|word| is_qualification(&[word]));
        let subject = (1..=behind.len()).any(|count| is_subject(&tidy(&behind[..count].join(" "))));
        self.word(2) == "in" || (subject && !of_another)
    }

    /// "evening classes in bookkeeping"
    fn is_part_time(&self) -> bool {
        let before = self.loose.last().map(|word| bare(word)).unwrap_or_default();
        is_one_of(&before, PART_TIME) && matches!(self.word(1), "in" | "on")
    }

    /// Whether who gives the course here is named behind it, or behind its subject: "course in bookkeeping at Harbour College".
    fn leads_to_giver(&self) -> bool {
        const LONGEST_SUBJECT: usize = 4;
        let farthest = if self.word(1) == "in" {
            2 + LONGEST_SUBJECT
        } else {
            1
        };
        let comma = |ahead: usize| {
            let typed = self.typed.get(self.at + ahead);
            (ahead == 0 || self.word(1) == "in") && typed.is_some_and(|word| word.ends_with(','))
        };
        let leads =
            |ahead: &usize| is_one_of(self.word(*ahead), "at from with by") || comma(*ahead);
        let Some(lead) = (0..=farthest).find(leads) else {
            return false;
        };
        let giver = self.typed.get(self.at + lead + 1);
        let named = giver.is_some_and(|name| name.starts_with(char::is_uppercase));
        let article = is_one_of(self.word(lead + 1), "a an the my our");
        named || (!comma(lead) && !article && self.names_school(self.at + lead + 1))
    }

    /// "the recognition of the degree", "I help the masters": one that is told elsewhere, or is somebody else's.
    fn is_mention(&self) -> bool {
        let before = &self.words[self.at.saturating_sub(3)..self.at];
        let article = |word: &String| matches!(word.as_str(), "the" | "that" | "this");
        // "Finished the MBA" is one's own.
        let own = before.len() < 2
            || is_one_of(
                &before[before.len() - 2],
                "finished completed finishing completing got did do doing started passed obtained earned hold took for \
                    and then with in at on before after",
            );
        !matches!(self.word(1), "in" | "of")
            && (self.word(0) == "degree" && before.iter().any(article)
                || before.last().is_some_and(article) && !own)
    }

    pub(super) fn degree(&mut self, length: usize) {
        // The last full stop of "B.A." is one of the degree.
        let written = |word: &&str| {
            let text = tidy(word);
            let dotted = text.contains('.') && word.trim_end_matches(',').ends_with('.');
            if dotted {
                format!("{text}.")
            } else {
                text.trim_matches(['(', ')']).to_owned()
            }
        };
        let mut words: Vec<String> = self.typed[self.at..self.at + length]
            .iter()
            .map(written)
            .collect();
        let many = is_exam(&words[0].to_lowercase());
        let ends = self.typed[self.at + length - 1].ends_with([',', ';']);
        self.at += length;
        // "3 A levels, Maths, Physics and Art"
        let ends = ends && !(many && self.is_subject_at(self.at));
        if !self.long.is_empty() {
            words.insert(0, std::mem::take(&mut self.long));
        }
        if ends {
            self.study.degree = Some(degree_case(&words.join(" ")));
            return;
        }
        // "City & Guilds Level 3 Diploma"
        if is_one_of(self.word(0), "diploma certificate award") {
            words.push(tidy(self.typed[self.at]));
            self.at += 1;
        }
        // "an access to higher education course"
        if is_one_of(self.word(0), "course programme") && !is_one_of(self.word(1), "in of on") {
            self.at += 1;
        }
        // "NVQ level 2 and 3", "NVQ 1, 2 and 3"
        let digit = |word: &str| word.len() == 1 && word.bytes().all(|b| b.is_ascii_digit());
        while digit(words.last().map_or("", String::as_str))
            && self.typed[self.at - 1].ends_with(',')
            && digit(self.word(0))
        {
            let before = words.pop().unwrap_or_default();
            words.extend([format!("{before},"), self.word(0).to_owned()]);
            self.at += 1;
        }
        if digit(words.last().map_or("", String::as_str))
            && self.word(0) == "and"
            && digit(self.word(1))
        {
            words.extend(
                self.typed[self.at..self.at + 2]
                    .iter()
                    .map(|word| tidy(word)),
            );
            self.at += 2;
        }
        // "PhD student"
        if is_one_of(self.word(0), "student candidate") {
            words.push(self.word(0).to_owned());
            self.at += 1;
        }
        let honours = matches!(self.word(0), "hons" | "degree" | "honours");
        if honours {
            words.push(tidy(self.typed[self.at]));
            self.at += 1;
        }
        self.study.degree = Some(degree_case(&words.join(" ")));
        let numbered = matches!(self.word(0), "ii" | "iii" | "iv")
            || (self.word(0).len() == 1 && self.word(0).starts_with(|c: char| c.is_ascii_digit()));
        let counted = words[0].starts_with(|c: char| c.is_ascii_digit());
        if numbered && many && !counted {
            words.insert(0, tidy(self.typed[self.at]));
            self.study.degree = Some(degree_case(&words.join(" ")));
            self.at += 1;
        } else if numbered && !many {
            words.push(tidy(self.typed[self.at]));
            self.study.degree = Some(degree_case(&words.join(" ")));
            self.at += 1;
        }
        if self.word(0) == "level" && self.word(1).starts_with(|c: char| c.is_ascii_digit()) {
            let more =
                self.word(2) == "and" && self.word(3).starts_with(|c: char| c.is_ascii_digit());
            let length = if more { 4 } else { 2 };
            words.extend(
                self.typed[self.at..self.at + length]
                    .iter()
                    .map(|word| tidy(word)),
            );
            self.study.degree = Some(degree_case(&words.join(" ")));
            self.at += length;
        }
        // "ND same school": the school of the degree before.
        if self.word(0) == "same"
            && (titles::is_school_noun(self.word(1)) || matches!(self.word(1), "place" | "uni"))
        {
            self.take_school(self.at, self.at + 2);
            return;
        }
        let of_bootcamp = words.last().is_some_and(|word| word == "bootcamp");
        if of_bootcamp
            && !self.leads_to_school_by_word()
            && let Some((start, end)) = self.school_span(0)
        {
            self.take_school(start, end);
            return;
        }
        self.subject(many, honours, of_bootcamp);
    }

    /// What was studied for the degree just read.
    fn subject(&mut self, many: bool, honours: bool, of_bootcamp: bool) {
        // "Apprenticeship as a hairdresser"
        let trade = usize::from(self.word(0) == "as" && matches!(self.word(1), "a" | "an"));
        let linked = is_one_of(self.word(0), "in of on as en em de di")
            || (of_bootcamp && self.word(0) == "for");
        let adjacent = self.at < self.words.len()
            && (many || !self.typed[self.at - 1].ends_with([',', ';']))
            && (honours || !self.typed[self.at - 1].ends_with(')'))
            && (many
                || self.typed[self.at].starts_with(char::is_lowercase)
                || !self.study.degree.as_deref().is_some_and(is_of_school))
            && !self.stops_at(0);
        if linked || adjacent {
            let of = self.word(0) == "of";
            self.at += usize::from(linked) + trade;
            if many {
                self.areas();
            } else {
                self.area();
            }
            // "Master of Engineering in Structural Engineering"
            if of
                && self.word(0) == "in"
                && self.is_subject_at(self.at + 1)
                && let (Some(degree), Some(field)) =
                    (&mut self.study.degree, self.study.area.take())
            {
                *degree = format!("{degree} of {field}");
                self.at += 1;
                self.area();
            }
        }
    }
}
