//! Whose the words before a role say it is.

use super::WISHED;
use crate::check::truth::titles::names_a_role;
use crate::english::verbs;

/// The word that governs a title, and the one before it: `want` of `want a driver job`.
pub(super) fn governors<'s>(before: &impl Fn(usize) -> &'s str) -> (&'s str, &'s str) {
    let pointing = is_among!("the a an my our their his her another", before(1));
    let skipped = usize::from(pointing);
    (before(1 + skipped), before(2 + skipped))
}

/// Whether a title is that of whom one works for or reports to, or of a post that one would like to have.
pub(super) fn is_governed<'s>(before: &impl Fn(usize) -> &'s str) -> bool {
    let (governor, behind) = governors(before);
    // `Worked like waiter`, as who learns English says it.
    if governor == "like"
        && is_among!(
            "work worked working works job internship intern traineeship placement employed hired months years",
            behind
        )
    {
        return false;
    }
    // `Want site supervisor job`, `looking for a driver post`.
    if is_among!(WISHED, governor) || (governor == "for" && !is_among!(FOR_ONESELF, behind)) {
        return true;
    }
    // `Reporting to a lead designer`, `assistant to one`.
    // `From apprentice to manager` is how far one came.
    let rises = (3..5).any(|back| before(back) == "from");
    governor == "to"
        && !rises
        && (stands_below(behind)
            || is_among!(
                "passed handed sent given go goes went left forwarded",
                behind
            ))
}

/// Whether the small words before a title give it to somebody else: `my manager`, `with a nurse`.
pub(super) fn is_of_another<'s>(before: &impl Fn(usize) -> &'s str) -> bool {
    let (one, two, three) = (before(1), before(2), before(3));
    match one {
        // `One of the run directors`.
        "the" | "our" if two == "of" && three == "one" => false,
        // `They made me the trainer`.
        "the" | "a" | "an"
            if two == "me" && is_among!("made appointed named elected picked chose", three) =>
        {
            false
        }
        "the" => {
            (!states(two) && !matches!(two, "as"))
                || is_among!("that it he she who which boss", three)
        }
        // `Got my solutions architect associate`.
        "my" if is_among!("got passed earned completed finished did took renewed", two) => false,
        // `Helper rather than lead teacher`.
        "than" if two == "rather" => true,
        "of" if two == "instead" => true,
        "my" | "our" | "their" | "his" | "her" | "another" | "other" | "any" | "each" | "every"
        | "nobodys" | "nobody" | "several" | "some" => true,
        "a" | "an" => {
            // `2 doctors and a nurse`.
            let listed = is_several(two) || (two == "and" && is_several(three));
            // `Assistant at a notary`.
            introduces_another(two)
                || (two == "at" && names_a_role(three))
                || listed
                || (matches!(two, "have" | "had" | "got") && matches!(three, "we" | "they" | "it"))
        }
        "to" => is_among!("went go goes going passed handed sent given", two),
        "of" if is_among!("role position title job post rank duties one 1", two) => false,
        "from" if is_among!("promoted moved progressed went up rose advanced", two) => false,
        _ => introduces_another(one),
    }
}

/// Whether the words before a title say that it is hoped for, or was reached: `hopes to become a carer`, `became one`.
pub(super) fn is_hoped_for<'s>(before: &impl Fn(usize) -> &'s str) -> Option<bool> {
    const HOPED: &str = "become becoming want wanted hope aiming be";
    const HOPING: &str = "hopes hoping wants wishes plans aims aiming seek seeks seeking looking";
    let (one, two, three) = (before(1), before(2), before(3));
    // `Used to be a site engineer`.
    let been = 1 + usize::from(is_among!("a an the their", one));
    if before(been) == "be" && before(been + 1) == "to" && before(been + 2) == "used" {
        return Some(false);
    }
    // `Hopes to train as a driver`.
    let train_to_be = (1..7).any(|back| is_among!(HOPING, before(back)));
    let hoped = train_to_be
        || (is_among!("a an to", one) && is_among!(HOPED, two))
        || (one == "be" && two == "to" && is_among!("want wanted hope if like love", three))
        || (one == "a" && two == "be")
        || is_among!("become becoming", one);
    hoped.then(|| !is_among!("did finally", three) && two != "became")
}

fn is_several(word: &str) -> bool {
    word.strip_suffix('s')
        .is_some_and(|one| names_a_role(one) || one == "dr")
}

/// Words for those who are below whom they are said to be so `to`.
fn stands_below(word: &str) -> bool {
    ["report", "answer", "escalat"]
        .iter()
        .any(|verb| word.starts_with(verb))
        || is_among!(
            "assistant asst deputy pa ea aide apprentice apprenticed backup helper mate labourer laborer trainee receptionist",
            word,
        )
}

fn states(word: &str) -> bool {
    is_among!("was am as became is being im made", word)
}

/// Words before somebody else.
pub(super) fn introduces_another(word: &str) -> bool {
    const WORDS: &str = "with w under by alongside of from via through beside";
    const HELPING: &str = "help assist support shadow";
    is_among!(WORDS, word) || verbs::lookup(word).is_some_and(|(base, _)| is_among!(HELPING, base))
}

/// Words before `for` and a role that one is: otherwise that is whom one does something for, or what one looks for.
const FOR_ONESELF: &str = "hired employed award prize nominated recommended known paid experience";
