//! The real content loads, and broken content says what is wrong with it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::*;

/// The content that is shipped: the nearest `knowledge_base` folder above or beside this crate.
pub(super) fn content() -> PathBuf {
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
        Err(KnowledgeError::Invalid { problems }) => {
            problems.iter().map(ToString::to_string).collect()
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn the_real_content_has_no_problems() {
    let base = real();
    assert_eq!(base.version().len(), 16);
    assert_eq!(base.guideline(SectionKind::Summary).id, "summary");
    assert_eq!(base.template("modern").unwrap().name, "Modern");
    assert!(base.passage_count() > 500);
}

#[test]
fn an_unknown_template_lists_the_known_ones() {
    assert_eq!(
        real().template("fancy").unwrap_err().to_string(),
        "there is no template `fancy`; use one of: academic, creative, executive, modern, professional"
    );
}

const MODERN: &str = "templates/modern.md";
const TECHNOLOGY: &str = "industries/technology.md";
const AWARDS: &str = "guidelines/awards.md";
const TEACHING: &str = "verbs/teaching.md";

/// Where a problem is reported.
#[derive(Clone, Copy, PartialEq)]
enum At {
    /// On the line that was changed.
    TheChange,
    /// Wherever the rest of the file puts it.
    ALine,
}
use At::{ALine, TheChange};

/// A file, a text in it, what replaces it, and where and how the message goes on.
const FAULTS: &[(&str, &str, &str, At, &str)] = &[
    (
        MODERN,
        "+++\n",
        "",
        TheChange,
        "front matter: the first line must be `+++`",
    ),
    (
        MODERN,
        "category = \"general\"",
        "category = general",
        TheChange,
        "front matter: is not TOML: ",
    ),
    (
        MODERN,
        "audience = ",
        "audiense = ",
        TheChange,
        "audiense: is not a field of this file; did you mean `audience`?",
    ),
    (
        MODERN,
        "audience = ",
        "audiense = ",
        ALine,
        "audience: is missing; add it",
    ),
    (
        MODERN,
        "\"lead\"",
        "\"many\"",
        TheChange,
        "metric_policy: `many` is not known; use one of: lead, keep, sparing",
    ),
    (
        MODERN,
        "previews/modern.svg",
        "previews/none.svg",
        TheChange,
        "preview: there is no file `previews/none.svg` in the knowledge base; add it or correct the path",
    ),
    (
        MODERN,
        "id = \"modern\"",
        "id = \"creative\"",
        TheChange,
        "id: is `creative`, but the file is named `modern.md`; make the two the same, and different from every other file's",
    ),
    (
        MODERN,
        "## Examples: volunteer",
        "## Examples: awards",
        ALine,
        "Examples: 0 of 2 pairs for volunteer; add more under `## Examples: volunteer`",
    ),
    (
        MODERN,
        "**After:** Cut page load",
        "**After:** Passionate about speed, cut page load",
        ALine,
        "After: holds `passionate about`, which banned_phrases forbids; rewrite it",
    ),
    (
        MODERN,
        "**After:** Cut page load",
        "**After:** Cut page load for users of each and every kind, in all of the countries of the world,",
        ALine,
        "After: has 28 words, but words_per_bullet is 6 to 20; rewrite it or change the field",
    ),
    (
        MODERN,
        "by rewriting search in Go",
        "by rewriting search in Rust",
        ALine,
        "After: says `Rust`, which its Before does not; add it there or take it out here",
    ),
    (
        MODERN,
        "from 9 to 2 seconds",
        "by 80%",
        ALine,
        "After: says `80`, which its Before does not; add it there or take it out here",
    ),
    (
        TECHNOLOGY,
        "templates = [\"modern\"",
        "templates = [\"moderne\"",
        TheChange,
        "templates: there is no template `moderne`; use one of: academic,",
    ),
    (
        TECHNOLOGY,
        "\"uptime\"",
        "\"Reliability\"",
        TheChange,
        "`Reliability` is already with `reliability`; keep it in one place",
    ),
    (
        TECHNOLOGY,
        "\"uptime\"",
        "\"that thing\"",
        TheChange,
        "`that thing` has only common words; use more telling ones",
    ),
    (
        TECHNOLOGY,
        "[topics.operations]\n",
        "[topics]\nextra = 7\n[topics.operations]\n",
        ALine,
        "topics.extra: must be a table of its own: [topics.extra]",
    ),
    (
        TECHNOLOGY,
        "[topics.operations]\ntitle",
        "[topics.what-readers-look-for]\ntitle",
        ALine,
        "industries/technology.md:1: what-readers-look-for: two passages of this file are called `what-readers-look-for`; rename the heading or the topic",
    ),
    (
        "guidelines/work.md",
        "\"Being laid off or fired\" = [",
        "\"Being let go\" = [",
        TheChange,
        "plain_words.Being let go: there is no such heading with prose; correct it",
    ),
    (
        "guidelines/work.md",
        "missing = \"endDate\"",
        "missing = \"until\"",
        TheChange,
        "questions[16].missing: `until` is not a JSON Resume field of this section; use one of: name,",
    ),
    (
        "guidelines/work.md",
        "## Common mistakes",
        "## Mistakes",
        ALine,
        "Common mistakes: is missing; add a heading `## Common mistakes`",
    ),
    (
        AWARDS,
        "section = \"awards\"",
        "section = \"skills\"",
        ALine,
        "section: no file is about `awards`; add one with section = \"awards\"",
    ),
    (
        AWARDS,
        "section = \"awards\"",
        "section = \"skills\"",
        ALine,
        "section: `skills` has more than one file: awards, skills; join them",
    ),
    (
        TEACHING,
        "past = \"trained\"",
        "past = \"led\"",
        TheChange,
        "verbs: `led` is already in verbs/leading.md; keep it in one place",
    ),
    (
        TEACHING,
        "strength = 2",
        "strength = \"2\"",
        TheChange,
        "strength: must be a whole number from 1 to 3, without quotes",
    ),
];

#[test]
fn each_kind_of_fault_has_its_message() {
    for (file, from, to, at, message) in FAULTS {
        let text = fs::read_to_string(content().join(file)).unwrap();
        let before = text
            .find(from)
            .unwrap_or_else(|| panic!("{file} does not hold {from}"));
        let line = 1 + text[..before].matches('\n').count();
        let problems = broken(&[(file, from, to)]);
        let place = format!("{file}:{line}: ");
        assert!(
            problems.iter().any(|problem| {
                problem.contains(message) && (*at == ALine || problem.starts_with(&place))
            }),
            "{place}{message}\nis not in {problems:#?}"
        );
    }
}

#[test]
fn all_faults_of_all_files_are_told_at_once_in_order() {
    let problems = broken(&[
        (TEACHING, "strength = 2", "strength = 20"),
        (
            "guidelines/basics.md",
            "After:** Dana Wolfe, pastry chef.",
            "After:** Dana Woolf, pastry chef.",
        ),
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
        .map(|(place, _)| place.rsplit_once(':').expect("file and line"))
        .collect();
    assert!(
        matches!(
            places[..],
            [
                ("guidelines/basics.md", _),
                ("guidelines/work.md", "2"),
                ("guidelines/work.md", "4"),
                (TEACHING, _)
            ]
        ),
        "{problems:#?}"
    );
}

#[test]
fn a_pair_stands_once() {
    let pair = "## Examples: awards\n\n> **Before:** one\n>\n> **After:** One deed.\n\n> **Before:** one\n>\n> **After:** One more deed.\n\n## Examples: work";
    let problems = broken(&[(MODERN, "## Examples: work", pair)]);
    assert!(
        matches!(&problems[..], [one] if one.contains("Examples: the same text is already in templates/modern.md:")),
        "{problems:#?}"
    );
}

#[test]
fn too_little_content_is_refused() {
    let mut sources = sources::read(&content()).unwrap();
    let mut verbs = 0;
    sources.files.retain(|file| {
        verbs += usize::from(file.path.starts_with("verbs/"));
        file.path != "industries/education.md" && (!file.path.starts_with("verbs/") || verbs < 12)
    });
    let error = KnowledgeBase::from_sources(sources)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("industries:1: files: there are 7 in all; give at least 8"),
        "{error}"
    );
    assert!(
        error.contains("verbs:1: files: there are 11 in all; give at least 12"),
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
