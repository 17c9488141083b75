//! Employers whom the user had only before, and whom a section names for the work that they tell of elsewhere.

use serde_json::{Map, Value};

use crate::english::titles;
use crate::english::tokens::key;

use super::clauses::Passage;
use super::facts::Facts;
use super::violation::{Violation, ViolationKind};

/// The employers of `output` whom the user names only behind a `before that`, where their position stands without it: `DPD` of `bus
/// driver, Stagecoach. before, courier for DPD` had no bus driver. Of several entries only one that was another role there.
pub fn moved(output: &Value, facts: &Facts<'_>) -> Vec<Violation> {
    let entries = output.get("work").and_then(Value::as_array);
    let entries = entries.map_or(&[][..], Vec::as_slice);
    let alone = entries.len() == 1;
    let entries = entries.iter().filter_map(Value::as_object);
    entries
        .filter_map(|entry| moved_in(entry, alone, facts))
        .collect()
}

fn moved_in(fields: &Map<String, Value>, alone: bool, facts: &Facts<'_>) -> Option<Violation> {
    let name = fields.get("name").and_then(Value::as_str)?;
    let position = fields.get("position").and_then(Value::as_str)?;
    let joined = key(name);
    if is_only_dealt_with(&joined, facts) {
        let reason =
            "the user's words say that they dealt with them, and not that they worked there";
        return Some(Violation::new(ViolationKind::Name, name, reason));
    }
    let former: Vec<(usize, usize)> = facts.rows(&joined).collect();
    let is_former = |(source, at): (usize, usize)| is_of_before(&facts.passages[source], at);
    if former.is_empty() || !former.iter().all(|place| is_former(*place)) {
        return None;
    }
    let has_role = former.iter().any(|(number, at)| {
        let source = &facts.passages[*number];
        let mut before = source
            .sentence_of(*at)
            .filter(|at| is_former((*number, *at)));
        before.any(|at| titles::looks_like_title_noun(source.key(at)))
    });
    // The role, or where the user does not say that, what else the position is called.
    let position = Passage::read(position);
    let roles = |at: &usize| titles::looks_like_title_noun(position.key(*at));
    let words = 0..position.tokens.len();
    let roles: Vec<usize> = words.clone().filter(roles).collect();
    let others = words.filter(|at| position.words[*at].is_content).collect();
    let places = |words: Vec<usize>| -> Vec<(usize, usize)> {
        let everywhere = |at| facts.everywhere(position.key(at));
        words.into_iter().flat_map(everywhere).collect()
    };
    let mut stands = places(roles);
    if stands.is_empty() {
        stands = places(others);
    }
    let there = stands.iter().any(|place| is_former(*place));
    let elsewhere = !stands.is_empty();
    (elsewhere && !there && (alone || has_role)).then(|| {
        let reason = "the user's words say that they worked there before, and as something else";
        Violation::new(ViolationKind::Name, name, reason)
    })
}

/// Whether the user names somebody only as whom their employer dealt with: `Acme was our main client`, `our supplier was Acme`. Who works for
/// themselves or through an agency may well have them for an employer.
fn is_only_dealt_with(name: &str, facts: &Facts<'_>) -> bool {
    const PARTNERS: &str = "client clients customer customers supplier suppliers vendor vendors competitor competitors landlord sponsor sponsors \
        subcontractor subcontractors";
    const BETWEEN: &str = "our my the their a one of main biggest largest big key major was were is are being called named like included including";
    const OWN: &str = "freelance freelancer freelancing selfemployed self agency temp contractor contracting contract consultant consulting \
        consultancy own via through placed seconded outsourced";
    let dealt_with = |(source, at): (usize, usize)| {
        let source = &facts.passages[source];
        let sentence = source.sentence_of(at);
        let mut length = 0;
        let row = (at..sentence.end).take_while(|place| {
            let open = length < name.len();
            length += source.key(*place).len();
            open
        });
        let end = row.last().unwrap_or(at) + 1;
        let is = is_among!("was is were", source.key(end)) && source.gap_after(end - 1) == " ";
        let first = |between: &usize| !is_among!(BETWEEN, source.key(*between));
        let joined = |place: &usize| source.gap_after(*place) == " ";
        let before = (sentence.start..at).rev().take_while(joined).find(first);
        let theirs = |place: usize| {
            is_among!(
                "our my main biggest largest key major",
                source.key(place.wrapping_sub(1))
            ) || is_among!("was is were are called named", source.key(place + 1))
        };
        let before = before.filter(|place| theirs(*place));
        let behind = (end..sentence.end).find(first).filter(|_| is);
        let mut nearest = before.into_iter().chain(behind);
        nearest.any(|at| is_among!(PARTNERS, source.key(at)))
    };
    let mut places = facts.rows(name).peekable();
    places.peek().is_some() && places.all(dealt_with) && !facts.has_said(|key| is_among!(OWN, key))
}

/// Whether a word stands in what was before: in `before that courier for DPD`, but not in `same job at DPD before`.
fn is_of_before(source: &Passage<'_>, at: usize) -> bool {
    const CUES: &str = "before previously formerly previous prev prior earlier";
    let sentence = source.sentence_of(at);
    let Some(cue) = (sentence.start..at).find(|cue| is_among!(CUES, source.key(*cue))) else {
        return false;
    };
    let dated = source
        .key(cue + 1)
        .bytes()
        .any(|byte| byte.is_ascii_digit());
    let alike = (cue..sentence.end)
        .any(|place| is_among!("same also too similar both again", source.key(place)));
    // `Checked cars before hire at Avis`.
    let tells = cue == sentence.start
        || source
            .gap_after(cue - 1)
            .contains([',', ';', '-', '–', '(', '.', '\n', ':'])
        || is_among!("that this i", source.key(cue + 1))
        || source.gap_after(cue).contains([',', ':']);
    !dated && !alike && tells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_employer_of_before_has_the_work_of_before() {
        let source = ["bus driver, stagecoach 2014-19. before, courier for DPD"];
        let facts = Facts::read(&source);
        let check = |name: &str, position: &str| {
            let entry = serde_json::json!({ "name": name, "position": position });
            !moved(&serde_json::json!({ "work": [entry] }), &facts).is_empty()
        };
        assert!(check("DPD", "Bus Driver"));
        assert!(!check("DPD", "Courier"));
        assert!(!check("Stagecoach", "Bus Driver"));
        assert!(!check("", ""));
    }

    #[test]
    fn whom_an_employer_dealt_with_is_no_employer() {
        for source in [
            "welder at Bay Works, 2018-21. Acme Foods was our main client",
            "welder, bay works. our supplier was acme foods.",
        ] {
            let facts = Facts::read(&[source]);
            let check = |name: &str| {
                let entry = serde_json::json!({ "name": name, "position": "Welder" });
                !moved(&serde_json::json!({ "work": [entry] }), &facts).is_empty()
            };
            assert!(check("Acme Foods"), "{source}");
            assert!(!check("Bay Works"), "{source}");
        }
        let facts = Facts::read(&["desk clerk at a dental supplier, Molaris, 4 yrs"]);
        let entry = serde_json::json!({ "name": "Molaris", "position": "Desk Clerk" });
        assert!(moved(&serde_json::json!({ "work": [entry] }), &facts).is_empty());
    }
}
