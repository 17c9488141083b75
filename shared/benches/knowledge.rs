//! What loading the knowledge base and a search in it cost, as it is and with twenty times its passages.
//!
//! `cargo bench -p penstock-shared`

use std::{
    fmt::Write,
    fs,
    hint::black_box,
    path::{Path, PathBuf},
};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use penstock_shared::{
    domain::SectionKind,
    knowledge::{GUIDANCE_TOKENS, KnowledgeBase, Query},
};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../knowledge_base");

/// How many times as many passages the large one holds.
const TIMES: usize = 20;

/// A chat line, a typical entry of a form, and the longest that a person would paste.
fn texts() -> [(&'static str, String); 3] {
    let typical = "worked at a busy shop in leeds from 2019 till last year, did the till and stocked shelfs, \
                   trained 3 new starters and sorted out complaints, also did the rota when my boss was away";
    [
        ("short", "kept servers from crashing".to_owned()),
        ("typical", typical.to_owned()),
        ("page", [typical; 12].join("\n")),
    ]
}

/// The shipped knowledge base and one with [`TIMES`] its passages.
struct Sizes {
    large: PathBuf,
}

impl Sizes {
    fn new() -> Self {
        let large = std::env::temp_dir().join(format!("penstock-bench-{}", std::process::id()));
        let wanted = TIMES
            * KnowledgeBase::load(Path::new(SHIPPED))
                .expect("the content")
                .passage_count();
        copy(Path::new(SHIPPED), &large);
        for number in 1.. {
            add_variants(&large, number);
            let found = KnowledgeBase::load(&large)
                .expect("the content, enlarged")
                .passage_count();
            if found >= wanted {
                println!("{found} passages in the large one");
                return Self { large };
            }
        }
        unreachable!("the numbers do not end")
    }

    fn each(&self) -> [(&'static str, &Path); 2] {
        [("1x", Path::new(SHIPPED)), ("20x", &self.large)]
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.large).expect("the copy can be removed");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}

/// Adds a variant of every template, industry and verb file: its own id, its own verbs and pairs, and some words that no
/// other has. A section has one guideline, so there are no variants of those.
fn add_variants(dir: &Path, number: usize) {
    for folder in ["templates", "industries", "verbs"] {
        for entry in fs::read_dir(Path::new(SHIPPED).join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a plain name");
            let text = fs::read_to_string(&path).expect("a file");
            let name = format!("{stem}-v{number}");
            let variant = variant(&text, stem, &name, number);
            fs::write(dir.join(folder).join(format!("{name}.md")), variant).expect("a file");
        }
    }
}

fn variant(text: &str, stem: &str, name: &str, number: usize) -> String {
    let mut changed = String::new();
    for line in text.lines() {
        let pair = line.starts_with("> **Before") || line.starts_with("> **After");
        let line = if line == format!("id = \"{stem}\"") {
            format!("id = \"{name}\"")
        } else if pair {
            let end = line.trim_end_matches('.');
            format!("{end}-v{number}")
        } else if line.contains("strength = ") {
            line.replace("past = \"", &format!("past = \"v{number} "))
        } else {
            line.to_owned()
        };
        writeln!(changed, "{line}").expect("writing to a string does not fail");
    }
    changed
}

fn load(criterion: &mut Criterion) {
    let sizes = Sizes::new();
    let mut group = criterion.benchmark_group("load");
    group.sample_size(20);
    for (size, dir) in sizes.each() {
        group.bench_function(size, |bencher| {
            bencher.iter(|| KnowledgeBase::load(black_box(dir)).expect("the content"));
        });
    }
}

fn query(criterion: &mut Criterion) {
    let sizes = Sizes::new();
    let mut group = criterion.benchmark_group("query");
    for (size, dir) in sizes.each() {
        let base = KnowledgeBase::load(dir).expect("the content");
        for (name, text) in texts() {
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| {
                    base.retrieve(black_box(&Query {
                        section: SectionKind::Work,
                        template: Some("modern"),
                        industry: None,
                        text: &text,
                        token_budget: GUIDANCE_TOKENS,
                    }))
                });
            });
        }
    }
}

criterion_group!(benches, load, query);
criterion_main!(benches);
