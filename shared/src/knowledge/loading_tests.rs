//! The real content loads, and broken content says what is wrong with it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::*;

/// The content that is shipped: the nearest `knowledge_base` folder above or beside this crate.
fn content() -> PathBuf {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut candidates = folders.map(|folder| folder.join("knowledge_base"));
    candidates
        .find(|path| path.is_dir())
        .expect("the repository has a knowledge_base folder")
}

/// The shipped knowledge base.
pub(super) fn real() -> KnowledgeBase {
    KnowledgeBase::load(&content()).unwrap_or_else(|error| panic!("{error}"))
}

/// The problems of the real content after some text in some files is replaced.
fn broken(changes: &[(&str, &str, &str)]) -> Vec<String> {
    let mut sources = sources::read(&content()).unwrap();
    for (path, from, to) in changes {
        let file = sources
            .files
            .iter_mut()
            .find(|file| file.path == *path)
            .expect("a known file");
        assert!(file.text.contains(from), "{path} does not hold {from}");
        file.text = file.text.replacen(from, to, 1);
    }
    match KnowledgeBase::from_sources(sources) {
        Ok(_) => Vec::new(),
        Err(error) => error.to_string().lines().map(ToOwned::to_owned).collect(),
    }
}

#[test]
fn the_real_content_has_no_problems() {
    let base = real();
    assert_eq!(base.version().len(), 16);
    assert_eq!(base.guideline(SectionKind::Summary).id, "summary");
    assert_eq!(base.template("modern").unwrap().name, "Modern");
    assert!(base.passage_count() > 100);
}

#[test]
fn an_unknown_template_lists_the_known_ones() {
    assert_eq!(
        real().template("fancy").unwrap_err().to_string(),
        "there is no template `fancy`; use one of: academic, creative, executive, modern, professional"
    );
}

const MODERN: &str = "templates/modern.md";

/// A file, a text in it, what replaces it, and a part of the message that follows.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    (
        MODERN,
        "+++\n",
        "",
        "templates/modern.md:1: front matter: the first line must be `+++`",
    ),
    (
        MODERN,
        "category = \"general\"",
        "category = general",
        "templates/modern.md:4: front matter: is not TOML: ",
    ),
    (
        MODERN,
        "audience = ",
        "audiense = ",
        "templates/modern.md:6: audiense: is not a field of this file; did you mean `audience`?",
    ),
    (
        MODERN,
        "audience = ",
        "audiense = ",
        "templates/modern.md:2: audience: is missing; add it",
    ),
    (
        MODERN,
        "\"lead\"",
        "\"many\"",
        "templates/modern.md:14: metric_policy: `many` is not known; use one of: lead, keep, sparing",
    ),
    (
        MODERN,
        "previews/modern.svg",
        "previews/none.svg",
        "templates/modern.md:5: preview: there is no file `previews/none.svg` in the knowledge base; add it or correct the path",
    ),
    (
        MODERN,
        "id = \"modern\"",
        "id = \"creative\"",
        "templates/modern.md:2: id: is `creative`, but the file is named `modern.md`; make the two the same, and different from every other file's",
    ),
    (
        MODERN,
        "## Examples: basics.summary",
        "## Examples: education",
        "templates/modern.md:53: Examples: has no pair for basics.summary; add one under `## Examples: basics.summary`",
    ),
    (
        MODERN,
        "Cut page load",
        "Passionate about speed, cut page load",
        "templates/modern.md:38: After: holds `passionate about`, which banned_phrases forbids; rewrite it",
    ),
    (
        MODERN,
        "Cut page load",
        "Cut page load for users of each and every kind, in all of the countries of the world,",
        "templates/modern.md:38: After: has 28 words, but words_per_bullet is 6 to 20; rewrite it or change the field",
    ),
    (
        MODERN,
        "by rewriting search in Go",
        "by rewriting search in Rust",
        "templates/modern.md:38: After: says `Rust`, which its Before does not; add it there or take it out here",
    ),
    (
        MODERN,
        "from 9 to 2 seconds",
        "by 80%",
        "templates/modern.md:38: After: says `80`, which its Before does not; add it there or take it out here",
    ),
    (
        "industries/technology.md",
        "templates = [\"modern\"",
        "templates = [\"moderne\"",
        "industries/technology.md:5: templates: there is no template `moderne`; use one of: academic,",
    ),
    (
        "industries/technology.md",
        "\"tests run on every commit\"",
        "\"sprints\"",
        "keywords.methods.agile development: `sprints` is already with `continuous integration`; keep it in one place",
    ),
    (
        "industries/technology.md",
        "\"python scripts\"",
        "\"that thing\"",
        "keywords.tools.Python: `that thing` has only common words; use more telling ones",
    ),
    (
        "guidelines/work.md",
        "missing = \"endDate\"",
        "missing = \"until\"",
        "guidelines/work.md:12: questions[7].missing: `until` is not a JSON Resume field of this section; use one of: name,",
    ),
    (
        "guidelines/work.md",
        "## Common mistakes",
        "## Mistakes",
        "Common mistakes: is missing; add a heading `## Common mistakes`",
    ),
    (
        "guidelines/awards.md",
        "section = \"awards\"",
        "section = \"skills\"",
        "guidelines:1: section: no file is about `awards`; add one with section = \"awards\"",
    ),
    (
        "guidelines/awards.md",
        "section = \"awards\"",
        "section = \"skills\"",
        "guidelines/skills.md:1: section: `skills` has more than one file: awards, skills; join them",
    ),
    (
        "verbs/teaching.md",
        "past = \"trained\"",
        "past = \"led\"",
        "verbs/teaching.md:8: verbs: `led` is already in verbs/leading.md; keep it in one place",
    ),
    (
        "verbs/teaching.md",
        "strength = 2",
        "strength = \"2\"",
        "verbs/teaching.md:7: verbs[1].strength: must be a whole number from 1 to 3, without quotes",
    ),
];

#[test]
fn each_kind_of_fault_has_its_message() {
    for (file, from, to, expected) in FAULTS {
        let problems = broken(&[(file, from, to)]);
        assert!(
            problems.iter().any(|problem| problem.contains(expected)),
            "{expected}\nis not in {problems:#?}"
        );
    }
}

#[test]
fn all_faults_of_all_files_are_told_at_once_in_order() {
    let problems = broken(&[
        (
            "guidelines/basics.md",
            "Dana Wolfe, pastry chef.",
            "Dana Woolf, pastry chef.",
        ),
        ("verbs/teaching.md", "overused = true", "overused = 1"),
        ("guidelines/work.md", "name = \"Work experience\"\n", ""),
        (
            "guidelines/work.md",
            "section = \"work\"",
            "section = \"work\"\ncolour = \"red\"",
        ),
    ]);
    let places: Vec<_> = problems
        .iter()
        .filter_map(|problem| problem.split_once(": "))
        .map(|(place, _)| place)
        .collect();
    assert_eq!(
        places,
        [
            "guidelines/basics.md:29",
            "guidelines/work.md:2",
            "guidelines/work.md:4",
            "verbs/teaching.md:8"
        ],
        "{problems:#?}"
    );
}

#[test]
fn too_little_content_is_refused() {
    let mut sources = sources::read(&content()).unwrap();
    sources
        .files
        .retain(|file| file.path != "verbs/teaching.md" && file.path != "industries/education.md");
    let error = KnowledgeBase::from_sources(sources)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("industries:1: files: there are 7 in all; give at least 8"),
        "{error}"
    );
    assert!(
        error.contains("verbs:1: verbs: there are 72 in all; give at least 80"),
        "{error}"
    );
}

#[test]
fn files_that_cannot_be_knowledge_are_named() {
    let dir = std::env::temp_dir().join(format!("penstock-knowledge-{}", std::process::id()));
    for folder in readers::FOLDERS {
        fs::create_dir_all(dir.join(folder)).unwrap();
    }
    fs::write(dir.join("loose.md"), "").unwrap();
    fs::write(dir.join("README.md"), "").unwrap();
    fs::write(dir.join("verbs/notes.txt"), "").unwrap();
    fs::write(dir.join("verbs/.hidden"), "").unwrap();
    fs::write(dir.join("verbs/latin.md"), [0xe9, 0x0a]).unwrap();
    let sources = sources::read(&dir).unwrap();
    fs::remove_dir_all(&dir).unwrap();
    let problems: Vec<_> = sources.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "loose.md:1: file: is in no folder; move it to one of guidelines/, industries/, templates/, verbs/",
            "verbs/latin.md:1: file: is not UTF-8 text; save it as UTF-8",
            "verbs/notes.txt:1: file: is not read; give it the ending .md or move it away",
        ]
    );
}

#[test]
fn a_missing_directory_says_where_it_was_looked_for() {
    let error = KnowledgeBase::load(Path::new("/nowhere/knowledge_base")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "cannot read `/nowhere/knowledge_base`; check that it exists and that this program may read it"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn the_version_follows_the_content_and_not_the_line_ends() {
    let read = || sources::read(&content()).unwrap();
    let mut windows = read();
    for file in &mut windows.files {
        *file = SourceFile::new(file.path.clone(), &file.text.replace('\n', "\r\n"));
    }
    let mut changed = read();
    changed.files[0].text = changed.files[0].text.replacen("award", "aword", 1);
    let original = version(&read().files);
    assert_eq!(version(&windows.files), original);
    assert_ne!(version(&changed.files), original);
    assert_eq!(real().version(), original);
}
