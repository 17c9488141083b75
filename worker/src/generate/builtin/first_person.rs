//! Takes the first person out of a statement without breaking its grammar.

use super::clean::{bare, is_one_of};
use super::employer_names::is_kind_of_place;
use super::tense::replaced;
use crate::english::kinds::Noun;
use crate::english::titles;
use crate::english::verbs::{self, Form};
use crate::english::words as common_words;

/// Removes "i", "my" and "our" inside a statement: "the team", "when working there", "brother".
pub fn without_first_person(words: &[String]) -> Vec<String> {
    let keys: Vec<String> = words.iter().map(|word| bare(word)).collect();
    let key = |at: usize| keys.get(at).map_or("", String::as_str);
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let before = at.checked_sub(1).map_or("", &key);
        match key(at) {
            "i" if at > 0
                && (needs_subject(before)
                    || has_own_clause(words, at)
                    || is_elliptic(&words[at..])) =>
            {
                kept.push(replaced(&words[at], "I"));
                at += 1;
            }
            // "because i was fast they gave me the big routes": the deed is another's.
            "i" if at == 1
                && is_subordinating(before)
                && ((before == "before" && key(2) == "was")
                    || keys[2..].iter().any(|key| is_one_of(key, "they he she"))) =>
            {
                kept.push(replaced(&words[at], "I"));
                at += 1;
            }
            "i" | "i'm" | "i've" | "i'd" if at > 0 && is_subordinating(before) => {
                at += subordinate(words, &keys, at, &mut kept);
            }
            "i" if words[at].starts_with('(') && at + 1 < words.len() => {
                kept.push(format!("({}", words[at + 1]));
                at += 2;
            }
            // "University project: we built a pump"
            "we" if follows_label(words, at) && verbs::is_past(key(at + 1)) => at += 1,
            "i" if words[at].chars().count() <= 2 && words.len() > 1 => at += 1,
            "on" | "by" if key(at + 1) == "my" && key(at + 2) == "own" => {
                kept.push(replaced(&words[at + 2], "alone"));
                at += 3;
            }
            "by" if key(at + 1) == "myself" => {
                kept.push(replaced(&words[at + 1], "alone"));
                at += 2;
            }
            "myself" if is_reflexive(&keys, at) => {
                kept.push(words[at].clone());
                at += 1;
            }
            "myself" if words.len() > 1 => {
                carry_punctuation(&mut kept, &words[at]);
                at += 1;
            }
            // "it took me 3 weeks"
            "me" | "us"
                if is_one_of(before, "took takes saved saves cost costs")
                    && counts(key(at + 1)) =>
            {
                at += 1;
            }
            // "sends me a message", "emails me when"
            "me" if is_one_of(before, "sends gives shows notifies alerts warns") => {
                carry_punctuation(&mut kept, &words[at]);
                at += 1;
            }
            "me" if let Some(what) = sent(before) => {
                if let Some(last) = kept.last_mut() {
                    *last = replaced(&words[at], &format!("sends {what}"));
                }
                at += 1;
            }
            "my" | "our" if companion(words, at + 1).is_some() => {
                let (person, several) = companion(words, at + 1).unwrap_or_default();
                if several {
                    let vowel = person.starts_with(['a', 'e', 'i', 'o', 'u']);
                    kept.push(replaced(&words[at], if vowel { "an" } else { "a" }));
                }
                kept.push(replaced(&words[at + 1], &person));
                at += 2;
            }
            "my" | "our" if words.len() > 1 => {
                let next = key(at + 1);
                let told_to_author = at == 0
                    && keys
                        .windows(2)
                        .any(|pair| pair[1] == "me" && verbs::lookup_duty(&pair[0]).is_some());
                let team = is_one_of(next, "team group crew band") && acts(key(at + 2));
                // "have my NVQ 3"
                let certified = next.contains(|c: char| c.is_ascii_digit())
                    || is_one_of(next, "nvq cscs hgv sia pgce degree licence license");
                let dropped = (at == 0 && !team)
                    || next == "own"
                    || is_kin(next)
                    || (certified && is_one_of(before, "have hold"));
                if told_to_author {
                    kept.push(words[at].clone());
                } else if !dropped {
                    kept.push(replaced(&words[at], "the"));
                }
                at += 1;
            }
            _ => {
                kept.push(words[at].clone());
                at += 1;
            }
        }
    }
    kept
}

/// Whether the word begins what a label introduces.
fn follows_label(words: &[String], at: usize) -> bool {
    at > 0 && words[at - 1].ends_with(':')
}

/// What somebody is sent whom something "emails".
fn sent(verb: &str) -> Option<&'static str> {
    match verb {
        "emails" | "mails" => Some("an email"),
        "texts" => Some("a text"),
        "messages" => Some("a message"),
        _ => None,
    }
}

/// "taught myself Excel", "worked for myself"; in "did the roof myself" it only stresses who did it.
fn is_reflexive(keys: &[String], at: usize) -> bool {
    const NEAR: usize = 12;
    let before = at.checked_sub(1).map_or("", |at| keys[at].as_str());
    let acts_on_author = verbs::lookup_duty(before).is_some_and(|(base, _)| {
        is_one_of(
            base,
            "ask call consider describe introduce keep see set support teach train",
        )
    });
    (is_one_of(before, "for to about of") || acts_on_author)
        && !keys[at.saturating_sub(NEAR)..at]
            .iter()
            .any(|key| is_one_of(key, "which that who"))
}

/// "when i worked" becomes "when working", "since i was 12" "since age 12", "because i was late" "because late".
/// Returns how many words were read.
fn subordinate(words: &[String], keys: &[String], at: usize, kept: &mut Vec<String>) -> usize {
    let key = |at: usize| keys.get(at).map_or("", String::as_str);
    let before = key(at - 1);
    let contracted = key(at) == "i'm";
    let be = contracted || matches!(key(at + 1), "was" | "am");
    let after_be = at + 1 + usize::from(be && !contracted);
    if be && words.len() > after_be {
        let age = key(after_be)
            .parse::<u8>()
            .is_ok_and(|age| (5..80).contains(&age))
            && !keys
                .get(after_be + 1)
                .is_some_and(|next| next.ends_with('s'));
        if age && matches!(before, "since" | "when" | "until" | "till") {
            if before == "when"
                && let Some(last) = kept.last_mut()
            {
                *last = replaced(last, "at");
            }
            kept.push("age".to_owned());
        }
        return after_be - at;
    }
    let verb = key(at + 1);
    let subject = if key(at) == "i" {
        "I".to_owned()
    } else {
        words[at].replacen('i', "I", 1)
    };
    if let Some((base, _)) =
        verbs::lookup_duty(verb).filter(|_| key(at) == "i" && before != "if" && before != "as")
    {
        if before == "because" {
            kept.push("of".to_owned());
        }
        kept.push(replaced(&words[at + 1], &verbs::gerund(base)));
        return 2;
    }
    kept.push(subject);
    1
}

pub fn is_subordinating(word: &str) -> bool {
    is_one_of(
        word,
        "when while whilst because where if as since before after until till",
    )
}

/// "i helped" and "i did not" of "dad did the engine, i helped": what was helped with stands in front.
pub fn is_elliptic(words: &[String]) -> bool {
    let keys: Vec<String> = words.iter().take(4).map(|word| bare(word)).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let told = matches!(
        keys[..],
        [_, "helped" | "assisted"] | [_, "did" | "do" | "was", "not"]
    );
    told && !words[0].starts_with('(')
}

/// "a kaizen i took part in", "manager said i was top 2": without its subject the verb would be another's. In "an app i made
/// alone" it says what was done to the app, and in "normally i have" nothing is in front but how.
fn has_own_clause(words: &[String], at: usize) -> bool {
    const LEADS: &str = "and also then so but or plus just only still now later sometimes often usually normally mostly mainly \
        always maybe generally currently previously year season summer winter month week time day days years open";
    let before = bare(&words[at - 1]);
    let verb = words.get(at + 1).map(|word| bare(word)).unwrap_or_default();
    let object = words.get(at + 2).map(|word| bare(word)).unwrap_or_default();
    let done = verbs::lookup(&verb).is_some_and(|(base, form)| {
        form == Form::Past
            && verb == verbs::past(base)
            && !verbs::is_participle_only(&verb)
            && !verbs::has_own_participle(base)
            && !is_one_of(&object, "it them him her")
    });
    let first = bare(&words[0]);
    let fronted = is_one_of(
        &first,
        "in at on for during with every after before from since",
    ) || first.starts_with(|c: char| c.is_ascii_digit());
    // "if the van broke down i fixed it"
    let after_clause = at > 2
        && !is_subordinating(&before)
        && is_one_of(&first, "when whenever if because although though unless");
    after_clause
        || !(done
            || is_subordinating(&before)
            || (fronted && at < 7)
            || is_one_of(&before, LEADS)
            || words[at - 1].ends_with([',', ';', ':', '.', '-', ')', '(', '+', '&', '/'])
            || words[at].starts_with('('))
}

/// "what i spend" is no sentence without its subject.
fn needs_subject(before: &str) -> bool {
    is_one_of(before, "what how which that who whom why than ever")
}

fn counts(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || is_one_of(
            word,
            "a an about around almost nearly over only one two three four five six many",
        )
}

fn acts(word: &str) -> bool {
    verbs::is_past(word) || is_one_of(word, "was were is are has had did")
}

/// `friend` and that there may be more of them, `mum's` of "my mums bakery": people of whom one says whose they are.
fn companion(words: &[String], at: usize) -> Option<(String, bool)> {
    const SEVERAL: &str = "friend mate colleague coworker co-worker classmate neighbour neighbor roommate flatmate housemate teammate \
        cousin uncle aunt auntie brother sister nephew niece";
    let word = &*bare(words.get(at)?);
    let ends = words[at].ends_with([',', '.', ';', ':', ')']);
    let after = words.get(at + 1).filter(|_| !ends).map(|after| bare(after));
    let after = after.as_deref().unwrap_or_default();
    let known = |person: &str| is_one_of(person, SEVERAL) || is_kin(person);
    // "my cousins bakery", not "my cousins helped"
    let owns = !acts(after)
        && verbs::lookup(after).is_none_or(|(base, _)| verbs::is_also_noun(base))
        && !is_one_of(
            after,
            "here there today yesterday last next this every one two some all both",
        )
        && (titles::is_title_noun(after) || Noun::of(after).is_some());
    let (person, ending) = match (word.strip_suffix("'s"), word.strip_suffix('s')) {
        (Some(person), _) => (person, "'s"),
        (_, Some(person)) if owns && known(person) => (person, "'s"),
        // "my uncle firm", "my parents restaurant"
        _ if is_kind_of_place(after) => (word, if word.ends_with('s') { "'" } else { "'s" }),
        _ => (word, ""),
    };
    // "my friend Tomek" is one whom everybody may know.
    let capital = words
        .get(at + 1)
        .is_some_and(|after| after.starts_with(char::is_uppercase) && after.len() > 2);
    let named =
        ending.is_empty() && !after.is_empty() && (capital || !common_words::is_everyday(after));
    let several = is_one_of(person, SEVERAL) && !named;
    let told = known(person)
        || word
            .strip_suffix('s')
            .is_some_and(|one| is_one_of(one, SEVERAL));
    (told && (several || named || !ending.is_empty() || !known(person)))
        .then(|| (format!("{person}{ending}"), several))
}

/// Relatives and colleagues, of whom one speaks without an article.
fn is_kin(word: &str) -> bool {
    let word = word.strip_suffix("'s").unwrap_or(word);
    is_one_of(
        word,
        "dad father mum mom mother uncle uncles aunt auntie brother sister parents family husband \
                wife grandad grandfather grandmother grandma cousin partner colleagues coworkers teammates",
    )
}

fn carry_punctuation(kept: &mut [String], word: &str) {
    if let (Some(last), Some(mark)) = (kept.last_mut(), word.chars().next_back())
        && matches!(mark, ',' | '.' | ';' | ')')
        && !last.ends_with(mark)
    {
        last.push(mark);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_person_goes_and_the_sentence_stays() {
        for (typed, expected) in [
            (
                "helped my dad on his farm since i was 12,",
                "helped dad on his farm since age 12,",
            ),
            ("left because i moved", "left because of moving"),
            ("late because i was ill", "late because ill"),
            (
                "apps i built when i worked there",
                "apps built when working there",
            ),
            ("tracks what i spend", "tracks what I spend"),
            ("sold 5 (i counted them)", "sold 5 (counted them)"),
            ("cleaned 3 floors on my own", "cleaned 3 floors alone"),
            ("did not plan lessons myself", "did not plan lessons"),
            ("my team and my boss", "team and the boss"),
            (
                "my friend and my cousins bakery",
                "a friend and a cousin's bakery",
            ),
            ("my mums shop, my friend Tomek", "mum's shop, friend Tomek"),
            ("it took me 3 weeks", "it took 3 weeks"),
            ("with my brothers", "with brothers"),
            ("ran my own shop", "ran own shop"),
        ] {
            let words: Vec<String> = typed.split(' ').map(str::to_owned).collect();
            assert_eq!(without_first_person(&words).join(" "), expected);
        }
    }
}
