//! Every kind of field says what is wrong with it, where, and what to do.

use std::cell::RefCell;

use super::{fields::*, format::Report};
use crate::domain::SectionKind;
use crate::knowledge::{
    content::Person,
    format::{FRONT_LINE, SourceFile, split},
};

fn problems(front: &str, read: impl FnOnce(&mut Fields<'_, '_>)) -> Vec<String> {
    let file = SourceFile::new("templates/a.md".into(), &format!("+++\n{front}+++\n"));
    let found = RefCell::default();
    let report = Report::new(&file, &found);
    let document = split(&file, &report).expect("well formed");
    let mut fields = Fields::new(&report, document.front_text, FRONT_LINE, document.front);
    read(&mut fields);
    fields.finish();
    found.borrow().iter().map(ToString::to_string).collect()
}

#[test]
fn all_problems_are_found_in_one_reading() {
    let front = "id = 7\ntone = [\"a\", 2]\nperson = \"me\"\nwords = { min = 9, max = 3, mox = 1 }\nnmae = \"x\"\n";
    let found = problems(front, |fields| {
        fields.text("id");
        fields.text("name");
        fields.texts("tone", 2);
        fields.choice::<Person>("person");
        fields.bounds("words");
    });
    assert_eq!(
        found,
        [
            "templates/a.md:2: id: must be text in \"quotes\"",
            "templates/a.md:2: name: is missing; add it",
            "templates/a.md:3: tone: must be text in \"quotes\"",
            "templates/a.md:3: tone: has 1 entries; give at least 2",
            "templates/a.md:4: person: `me` is not known; use one of: implied, first, third",
            "templates/a.md:5: words.mox: is not a field of this file; did you mean `min`?",
            "templates/a.md:5: words: min is greater than max; swap them",
            "templates/a.md:6: nmae: is not a field of this file; did you mean `name`?",
        ]
    );
}

#[test]
fn lists_of_tables_name_the_entry() {
    let front =
        "verbs = [\n  { past = \"built\" },\n  { past = \"\", strength = 4, overused = 1 },\n]\n";
    let found = problems(front, |fields| {
        for mut verb in fields.tables("verbs", 3) {
            verb.text("past");
            verb.number("strength", 1..=3);
            verb.flag("overused");
            verb.finish();
        }
    });
    assert_eq!(
        found,
        [
            "templates/a.md:2: verbs: has 2 entries; give at least 3",
            "templates/a.md:3: verbs[1].strength: is missing; add it",
            "templates/a.md:4: verbs[2].past: is empty; write something or remove it",
            "templates/a.md:4: verbs[2].strength: must be a whole number from 1 to 3, without quotes",
            "templates/a.md:4: verbs[2].overused: must be true or false, without quotes",
        ]
    );
}

#[test]
fn sections_must_exist_and_stand_once() {
    let found = problems("order = [\"work\", \"wrok\", \"work\"]\n", |fields| {
        assert_eq!(fields.sections("order"), [SectionKind::Work]);
    });
    assert_eq!(found.len(), 2);
    assert_eq!(
        found[0],
        "templates/a.md:2: order: `work` stands here twice; remove one"
    );
    assert!(found[1].contains("`wrok` is not a section; use one of: basics, basics.summary, work"));
}
