//! Takes out what a writer says to the reader of the notes and not of themselves: "not sure it belongs", "can this be
//! included too?", "ok so", "that's it really".

use std::ops::Range;

use super::clean::{bare, has_words, is_one_of, sentences};
use crate::english::titles;

/// Longest sentence in which a remark is looked for.
const LONGEST: usize = 2_000;

/// The line without such remarks, whole sentences or what hangs on one.
pub fn without_remarks(line: &str) -> String {
    let kept: Vec<String> = sentences(line)
        .iter()
        .map(|sentence| without_bracketed(without_interjections(sentence)))
        .filter(|sentence| !says_only_that_it_goes_on(sentence))
        .map(|sentence| without_clauses(&sentence, is_remark))
        .filter(|sentence| has_words(sentence) || !sentence.is_ascii())
        .collect();
    kept.join(" ")
}

/// The sentence without a wish for the time to come, which is no deed of a role: "looking for an office job now". Nothing
/// may be left.
pub fn without_aim(sentence: &str) -> String {
    without_clauses(sentence, is_aim)
}

/// Whether a bullet says no more than how its author found it: "loved it", "it was ok but the hours were bad".
pub fn is_opinion(bullet: &str) -> bool {
    const MOST_WORDS: usize = 16;
    if bullet.split(' ').count() > MOST_WORDS || bullet.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let text = bullet.to_lowercase();
    text.split(" but ")
        .flat_map(|part| part.split(", "))
        .flat_map(|part| part.split(" and "))
        .all(finds)
}

/// Whether a clause is such an opinion.
fn finds(clause: &str) -> bool {
    const HOW: &str = "good great ok okay fun bad boring hard tough nice fine alright amazing awesome brilliant lovely stressful \
        tiring exhausting enjoyable horrible terrible awful best worst cool interesting rubbish crap poor low long difficult easy \
        friendly challenging rewarding kind rude";
    const WHAT: &str = "it that this everyone everything job place time experience work company team people pay hours money boss \
        manager managers staff shifts owner owners";
    const BESIDE: &str = "a an the so very really pretty quite too such a bit not always sometimes there ever though overall to me my i all \
        just also of was were is are had";
    let words: Vec<String> = clause.split_whitespace().map(bare).collect();
    let first = words
        .iter()
        .position(|word| !is_one_of(word, "i really also just absolutely overall but and"));
    let Some(first) = first else {
        return false;
    };
    let rest = &words[first + 1..];
    let mut all = words.iter();
    match words[first].as_str() {
        "loved" | "enjoyed" | "liked" | "hated" | "love" | "enjoy" | "like" | "hate" => rest.iter().all(|word| {
            is_one_of(word, "it there here my the time job work working every minute of being a lot so much very really this place all")
        }),
        "sorry" => is_one_of(rest.last().map_or("", String::as_str), "english spelling typos"),
        "hope" => rest.len() <= 4 && rest.first().is_some_and(|word| is_one_of(word, "that that's thats this it it's its")),
        _ => {
            words.iter().any(|word| is_one_of(word, HOW))
                && words.iter().any(|word| is_one_of(word, "was were is are had ever fun"))
                && all.all(|word| is_one_of(word, HOW) || is_one_of(word, WHAT) || is_one_of(word, BESIDE))
        }
    }
}

/// What one says before one begins: "ok so", "right,", "please add:".
fn without_interjections(sentence: &str) -> &str {
    let mut rest = match sentence.split_once(':') {
        Some((lead, told)) if has_words(told) && is_request(lead) => told.trim_start(),
        _ => sentence,
    };
    while let Some((first, after)) = rest.split_once(' ') {
        let next = after.split(' ').next().map(bare).unwrap_or_default();
        let interjection = match bare(first).as_str() {
            "ok" | "okay" | "oh" | "ah" | "um" | "uh" | "hmm" | "anyway" | "anyways"
            | "alright" => !first.chars().all(char::is_uppercase) && !first.ends_with([':', '.']),
            "so" => !is_degree(&next) && !first.ends_with(':'),
            "right" | "well" | "hi" | "hello" => first.ends_with([',', '!']),
            "and" | "but" => rest.len() < sentence.len(),
            _ => false,
        };
        if !interjection {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// "please add", "can you put this in".
fn is_request(lead: &str) -> bool {
    const LONGEST: usize = 6;
    let words: Vec<String> = lead.split(' ').map(bare).collect();
    words.len() <= LONGEST
        && is_one_of(
            &words[0],
            "please pls plz can could add put include hi hello",
        )
        && words
            .iter()
            .any(|word| is_one_of(word, "add put include write list"))
        && (words.len() > 1 || words[0] == "add")
}

/// The sentence without remarks in brackets.
fn without_bracketed(sentence: &str) -> String {
    if sentence.len() > LONGEST {
        return sentence.to_owned();
    }
    let mut kept = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, inner)) = rest.split_once('(') {
        let Some((_, after)) = inner.split_once(')').filter(|(inner, _)| is_remark(inner)) else {
            kept.push_str(&rest[..=before.len()]);
            rest = inner;
            continue;
        };
        kept.push_str(before.trim_end());
        let glued = after.starts_with(|c: char| !c.is_alphanumeric());
        if !glued && !kept.is_empty() {
            kept.push(' ');
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// The sentence without the clauses at its beginning and end for which `says_nothing` holds.
fn without_clauses(sentence: &str, says_nothing: fn(&str) -> bool) -> String {
    if sentence.len() > LONGEST {
        return sentence.to_owned();
    }
    let clauses = clauses(sentence);
    let told: Vec<bool> = clauses
        .iter()
        .map(|clause| !says_nothing(&sentence[clause.clone()]))
        .collect();
    let Some(first) = told.iter().position(|told| *told) else {
        return String::new();
    };
    if told.iter().all(|told| *told) {
        return sentence.to_owned();
    }
    if first > 0 && is_afterthought(&sentence[clauses[first].start..]) {
        return String::new();
    }
    let mut kept = String::with_capacity(sentence.len());
    for at in (first..clauses.len()).filter(|at| told[*at]) {
        let clause = &sentence[clauses[at].clone()];
        if at > first {
            let joint = if told[at - 1] {
                &sentence[clauses[at - 1].end..clauses[at].start]
            } else {
                ", "
            };
            kept.push_str(joint);
        }
        kept.push_str(clause.trim_end_matches(" and").trim_end_matches(" but"));
    }
    if !kept.ends_with(['.', '!', '?']) {
        kept.push('.');
    }
    kept
}

/// The clauses of a sentence, without what joins them.
fn clauses(sentence: &str) -> Vec<Range<usize>> {
    const BETWEEN: [&str; 8] = [", ", "; ", " - ", " – ", " — ", "... ", " but ", " so "];
    const BEFORE: [&str; 14] = [
        " if ",
        " do not know ",
        " dunno ",
        " not sure ",
        " cannot remember ",
        " pls ",
        " plz ",
        " please put ",
        " please do ",
        " please add ",
        " please keep ",
        " please make ",
        " please leave ",
        " please use ",
    ];
    let mut found = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, letter) in sentence.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || at <= start {
            continue;
        }
        let rest = &sentence[at..];
        let between = BETWEEN.iter().find(|joint| rest.starts_with(**joint));
        let before = BEFORE.iter().any(|joint| rest.starts_with(joint));
        let Some(length) = between.map(|joint| joint.len()).or(before.then_some(1)) else {
            continue;
        };
        let clause = &sentence[start..at];
        let goes_on = (rest.starts_with(" if ") && ends_in_doubt(clause))
            || rest.strip_prefix(" so ").is_some_and(is_degree)
            || told(clause).0.is_empty();
        if goes_on {
            continue;
        }
        found.push(start..at);
        start = at + length;
    }
    found.push(start.min(sentence.len())..sentence.len());
    found
}

/// "so much", "so far".
fn is_degree(after: &str) -> bool {
    let next = after.split(' ').next().map(bare).unwrap_or_default();
    is_one_of(&next, "far many much long few that good well busy")
}

/// "not sure" of "not sure if".
fn ends_in_doubt(clause: &str) -> bool {
    let last = clause.rsplit(' ').next().map(bare).unwrap_or_default();
    is_one_of(
        &last,
        "know sure idea remember see check checked ask asked wonder dunno recall tell",
    )
}

/// A few words behind a remark that tell nothing of their author: "…, my brother takes over".
fn is_afterthought(rest: &str) -> bool {
    let mut words = rest.split(' ');
    let first = words.next().map(bare).unwrap_or_default();
    let own = |word: &str| matches!(word, "i" | "i'm" | "i've" | "we");
    rest.split(' ').count() <= 6
        && !own(&first)
        && !rest.contains(|c: char| c.is_ascii_digit())
        && !words.any(|word| word.starts_with(char::is_uppercase) || own(&bare(word)))
}

/// The words of a clause from its first meaningful one on, and whether its author is the subject.
fn told(clause: &str) -> (Vec<String>, bool) {
    const MOST_WORDS: usize = 16;
    const OPENS: &[&str] = &[
        "and", "but", "also", "just", "still", "oh", "ok", "so", "now", "really", "though", "tho",
        "well", "am", "sorry", "hi", "hello", "hey", "honestly", "then", "at", "the", "moment",
    ];
    let words = clause.split_whitespace().take(MOST_WORDS).map(bare);
    let mut subject = false;
    let rest: Vec<String> = words
        .skip_while(|word| {
            let own = matches!(word.as_str(), "i" | "i'm" | "im");
            subject |= own;
            own || word.is_empty() || OPENS.contains(&word.as_str())
        })
        .collect();
    (rest, subject)
}

/// Whether a sentence has nothing but words such as "ok" or "and then".
fn says_only_that_it_goes_on(sentence: &str) -> bool {
    told(sentence).0.is_empty() && has_words(sentence) && sentence.is_ascii() && sentence.len() < 60
}

/// Whether a sentence or clause speaks to the reader: doubts what belongs into the text, asks, bids, or closes.
fn is_remark(clause: &str) -> bool {
    let (words, own) = told(clause);
    let key = |at: usize| words.get(at).map_or("", String::as_str);
    // "You can reach me on 086 123 4567" gives an address or a number.
    let digits = clause.bytes().filter(u8::is_ascii_digit).count();
    if words.is_empty() || clause.contains('@') || digits > 6 {
        return false;
    }
    let distances = match (key(0), key(1), key(2)) {
        ("not", "claiming" | "saying" | "bragging", _)
        | ("would" | "i'd", "rather" | "prefer", _) => true,
        ("do", "not", "want" | "need") => {
            matches!(key(3), "it" | "this" | "that")
                || is_one_of(key(4), "highlight mention put include sound hide list")
        }
        ("would", "not", verb) => {
            matches!(verb, "give" | "put" | "mention" | "include" | "recommend")
        }
        _ => false,
    };
    distances || doubts(&words) || asks(clause, &words) || (!own && bids(&words)) || closes(&words)
}

/// "not sure if it counts", "don't know how to write that", "dunno if relevant", "if that counts".
fn doubts(words: &[String]) -> bool {
    let key = |at: usize| words.get(at).map_or("", String::as_str);
    let open = |word: &str| {
        is_one_of(
            word,
            "if whether how what when why where which who exactly about it that this the",
        ) || word.is_empty()
    };
    let matters = |word: &str| {
        is_one_of(
            word,
            "count counts matter matters help helps fit fits belongs relevant useful needed important interesting \
            possible worth",
        )
    };
    match (key(0), key(1), key(2)) {
        ("not", "sure", next)
        | ("cannot", "remember" | "recall" | "say", next)
        | ("dunno" | "unsure" | "idk", next, _)
        | ("no", "idea", next) => open(next),
        ("do", "not", "know" | "remember" | "recall") => open(key(3)),
        ("god" | "who" | "goodness", "knows", _) | ("up", "to", "you") => true,
        ("if", _, _) => words.len() <= 8 && words[1..].iter().any(|word| matters(word)),
        ("nothing", "worth" | "special" | "interesting" | "important" | "fancy" | "else", _) => {
            words.len() <= 6
        }
        ("probably" | "maybe" | "prob", "not" | "is" | "isn't", _) => {
            words.len() <= 6 && words.iter().any(|word| matters(word))
        }
        ("not", next, _) => words.len() <= 4 && matters(next),
        _ => false,
    }
}

/// "can this be included too?", "how do I put that?": not a question that was put at work.
fn asks(clause: &str, words: &[String]) -> bool {
    let opens = is_one_of(
        &words[0],
        "can could should would is does do will how what which where or maybe shall are",
    );
    clause.trim_end().ends_with('?') && opens
}

/// "please keep it short", "put that one first", "make it sound better", "you can leave that out".
fn bids(words: &[String]) -> bool {
    let key = |at: usize| words.get(at).map_or("", String::as_str);
    let object = matches!(
        key(1),
        "it" | "this" | "that" | "these" | "those" | "them" | "whatever" | "what" | "in" | "out"
    );
    let placed = words
        .last()
        .is_some_and(|last| matches!(last.as_str(), "first" | "last"));
    match key(0) {
        "please" | "pls" | "plz" | "thank" | "ignore" => words.len() > 1,
        "thanks" | "cheers" => true,
        "no" => {
            matches!(key(1), "wait" | "sorry" | "actually") || (key(1) == "need" && key(2) == "to")
        }
        "wait" | "scratch" => words.len() <= 3 || matches!(key(1), "no" | "that" | "put"),
        "put" | "leave" | "skip" | "mention" | "include" | "drop" | "pick" | "forget"
        | "remove" => object || (placed && words.len() <= 7),
        "make" | "write" | "word" | "phrase" => {
            object
                && words.len() > 2
                && words.iter().any(|word| {
                    is_one_of(
                        word,
                        "sound look read short shorter better nice nicer professional down",
                    )
                })
        }
        "you" => matches!(
            key(1),
            "can" | "could" | "should" | "may" | "decide" | "choose" | "know" | "pick"
        ),
        "let" => key(1) == "me" && key(2) == "know",
        "hope" | "hopefully" => {
            is_one_of(key(1), "this that it that's thats it's its") && words.len() <= 6
        }
        _ => false,
    }
}

/// "that's it really", "that's about all".
fn closes(words: &[String]) -> bool {
    let key = |at: usize| words.get(at).map_or("", String::as_str);
    let at = match (key(0), key(1)) {
        ("that's" | "thats", _) => 1,
        ("that" | "this", "is" | "was") => 2,
        _ => return false,
    };
    let at =
        at + usize::from(matches!(
            key(at),
            "about" | "pretty" | "basically" | "really"
        )) + usize::from(key(at + 1) == "much");
    matches!(key(at), "it" | "all" | "everything")
        && matches!(key(at + 1), "" | "really" | "from" | "for" | "i" | "now")
}

/// Whether a clause says what somebody wants to do next.
fn is_aim(clause: &str) -> bool {
    let (words, own) = told(clause);
    let key = |at: usize| words.get(at).map_or("", String::as_str);
    let of_work = words.iter().any(|word| {
        titles::is_title_noun(word)
            || is_one_of(
                word,
                "job jobs role roles position positions work career back into something somewhere \
                 shift switch move",
            )
    });
    let wants = match (key(0), key(1)) {
        ("thinking", _) | ("do", "not") => {
            key(0) == "thinking" || (key(2) == "want" && key(3) == "to")
        }
        ("looking" | "hoping" | "aiming" | "wanting", next) => matches!(next, "for" | "to" | "at"),
        ("want" | "wish" | "hope", next) => {
            own || matches!(next, "to" | "now" | "a" | "an" | "something" | "my" | "out")
        }
        ("would" | "i'd" | "id", "like" | "love") | ("applying", "for" | "to") => true,
        ("trying", "to") => matches!(key(2), "get" | "move" | "break" | "switch" | "go" | "find"),
        _ => false,
    };
    wants && (own || of_work || matches!(key(0), "want" | "would" | "i'd"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_go_and_what_they_speak_of_stays() {
        for (typed, expected) in [
            ("Ok so I cooked. Not sure this belongs here.", "I cooked."),
            ("drove a van, dunno if that is relevant", "drove a van."),
            (
                "I have a forklift licence if that counts",
                "I have a forklift licence.",
            ),
            (
                "kept bees (no idea how to call it) for years",
                "kept bees for years",
            ),
            ("Sold tiles. Can you put this first?", "Sold tiles."),
            ("thats it really", ""),
            (
                "make the beds, put the bins out",
                "make the beds, put the bins out",
            ),
            ("so far 12 people", "so far 12 people"),
            (
                "did not know the system and learned it",
                "did not know the system and learned it",
            ),
        ] {
            assert_eq!(without_remarks(typed), expected, "{typed}");
        }
        assert_eq!(
            without_aim("sold tiles, looking for an office job now"),
            "sold tiles."
        );
        assert_eq!(without_aim("looking for leaks"), "looking for leaks");
    }
}
