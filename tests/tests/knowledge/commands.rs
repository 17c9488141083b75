//! `penstock kb check`, `search` and `eval`.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use penstock_tests::knowledge_copy::{KnowledgeCopy, SHIPPED};
use serde_json::{Value, json};

fn penstock_kb(dir: &str, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tested-penstock"))
        .arg("kb")
        .args(arguments)
        .env("KNOWLEDGE_BASE", dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin
        .write_all(input.as_bytes())
        .expect("the program reads");
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn told(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (text(&output.stdout), text(&output.stderr))
}

fn json_lines(output: &Output) -> Vec<Value> {
    let (stdout, _) = told(output);
    let line = |line| serde_json::from_str(line).expect("JSON");
    stdout.lines().map(line).collect()
}

#[test]
fn what_is_shipped_has_no_problems_and_is_as_large_as_promised() {
    let output = penstock_kb(SHIPPED, &["check"], "");
    let (stdout, stderr) = told(&output);
    assert!(output.status.success(), "{stdout}{stderr}");
    assert!(stdout.starts_with("No problems. Version "), "{stdout}");
    assert!(
        stdout.contains("5 templates, 8 industries with "),
        "{stdout}"
    );
}

#[test]
fn a_broken_file_is_named_with_line_and_remedy() {
    for (file, from, to, problem) in [
        (
            "templates/modern.md",
            "metric_policy = \"lead\"",
            "metric_policy = \"most\"",
            ": metric_policy: `most` is not known; use one of: lead, keep, sparing",
        ),
        (
            "templates/modern.md",
            "id = \"modern\"",
            "id = \"creative\"",
            "templates/modern.md:2: id: is `creative`, but the file is named `modern.md`",
        ),
        (
            "templates/modern.md",
            "## Examples: education",
            "## Examples: awards",
            ": Examples: 0 of 2 pairs for education; add more under `## Examples: education`",
        ),
    ] {
        let copy = KnowledgeCopy::new();
        copy.replace(file, from, to);
        let output = penstock_kb(copy.path(), &["check"], "");
        let (stdout, stderr) = told(&output);
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout.contains(problem), "{stdout}");
        assert!(stderr.contains(" to put right in "), "{stderr}");
        let refused = penstock_kb(copy.path(), &["search", "sold shoes"], "");
        assert!(!refused.status.success() && refused.stdout.is_empty());
    }
}

#[test]
fn a_search_says_what_it_found_and_why() {
    let words = "kept the servers from crashing";
    let arguments = [
        "search",
        words,
        "--section",
        "work",
        "--industry",
        "technology",
        "--template",
        "modern",
    ];
    let (stdout, stderr) = told(&penstock_kb(SHIPPED, &arguments, ""));
    assert!(
        stdout.starts_with("Industry: technology (1.00)\n"),
        "{stdout}{stderr}"
    );
    assert!(stdout.contains("industries/technology#"), "{stdout}");
    assert!(
        stdout.contains("\"kept servers from crashing\" means reliability"),
        "{stdout}"
    );

    let output = penstock_kb(SHIPPED, &[&arguments[..], &["--json"]].concat(), "");
    let found = &json_lines(&output)[0];
    assert_eq!(
        found["industry"],
        json!({"id": "technology", "confidence": 1.0})
    );
    assert!(
        found["passages"]
            .as_array()
            .is_some_and(|all| all.len() > 4),
        "{found}"
    );
}

#[test]
fn a_search_for_what_is_unknown_lists_what_is_known() {
    for (arguments, expected) in [
        (
            ["--template", "fancy"],
            "there is no template `fancy`; use one of: academic, ",
        ),
        (
            ["--industry", "alchemy"],
            "there is no industry `alchemy`; use one of: education, ",
        ),
        (
            ["--section", "shoes"],
            "unknown section name; use one of: basics",
        ),
    ] {
        let output = penstock_kb(
            SHIPPED,
            &[&["search", "sold shoes"], &arguments[..]].concat(),
            "",
        );
        let (_, stderr) = told(&output);
        assert!(!output.status.success());
        assert!(stderr.contains(expected), "{stderr}");
    }
}

#[test]
fn each_line_is_answered_with_a_line() {
    let input = concat!(
        r#"{"id":"a","text":"worked the till and restocked shelves in a corner shop","section":"work","template":null,"industry":null}"#,
        "\n\n",
        r#"{"id":2,"text":"did stuff","section":"Work Experience","template":"modern","industry":"Finance"}"#,
        "\n",
        r#"{"id":"c","text":"did stuff","section":"work"}"#,
        "\n",
    );
    let output = penstock_kb(SHIPPED, &["search", "--jsonl"], input);
    assert!(output.status.success());
    let answers = json_lines(&output);
    let [shop, told, open] = &answers[..] else {
        panic!("{answers:#?}")
    };
    for answer in [shop, told, open] {
        let keys: Vec<&String> = answer.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["id", "industry", "confidence", "passages"]);
        let keys: Vec<&String> = answer["passages"][0].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["id", "kind", "score", "text"]);
    }
    assert_eq!(
        (&shop["id"], &shop["industry"]),
        (&json!("a"), &json!("retail-hospitality"))
    );
    let confidence = shop["confidence"].as_f64().unwrap();
    assert!(confidence > 0.5 && confidence < 1.0, "{shop}");
    assert_eq!(
        (&told["id"], &told["industry"]),
        (&json!(2), &json!("finance-accounting"))
    );
    assert_eq!(told["confidence"], 1.0);
    assert_eq!(
        (&open["industry"], &open["confidence"]),
        (&Value::Null, &json!(0.0))
    );
    assert_eq!(
        told_twice(input),
        output.stdout,
        "the same question has the same answer"
    );
}

fn told_twice(input: &str) -> Vec<u8> {
    penstock_kb(SHIPPED, &["search", "--jsonl"], input).stdout
}

#[test]
fn a_line_that_cannot_be_read_does_not_stop_the_others() {
    let input = "nonsense\n{\"id\":\"b\",\"text\":\"x\",\"section\":\"shoes\"}\n{\"id\":\"c\",\"text\":\"sold shoes\",\"section\":\"work\"}\n";
    let output = penstock_kb(SHIPPED, &["search", "--jsonl"], input);
    let answers = json_lines(&output);
    assert_eq!(answers.len(), 3);
    let error = |at: usize| answers[at]["error"].as_str().unwrap();
    assert!(
        error(0).starts_with("line 1: ") && error(0).contains("\"section\""),
        "{}",
        error(0)
    );
    assert_eq!(answers[1]["id"], "b");
    assert!(
        error(1).starts_with("line 2: unknown section name"),
        "{}",
        error(1)
    );
    assert_eq!(answers[2]["id"], "c");
    assert!(!output.status.success());
    let (_, stderr) = told(&output);
    assert!(
        stderr.contains("2 of the lines could not be read"),
        "{stderr}"
    );
}

#[test]
fn the_figures_are_printed_for_both_halves_and_every_ranking() {
    let (stdout, stderr) = told(&penstock_kb(SHIPPED, &["eval"], ""));
    for text in ["tuning, ", "held out, ", "recall@5", "nDCG@10", "MRR"] {
        assert!(stdout.contains(text), "{stdout}{stderr}");
    }
    for ranking in ["random", "filter only", "plain BM25", "retrieval"] {
        assert_eq!(
            stdout.matches(&format!("\n  {ranking} ")).count(),
            2,
            "{stdout}"
        );
    }
    let output = penstock_kb(SHIPPED, &["eval", "--json"], "");
    let figures = &json_lines(&output)[0]["splits"][1];
    assert_eq!(figures["split"], "held out");
    assert!(
        figures["rankings"]["retrieval"]["ndcg_at_10"]
            .as_f64()
            .is_some(),
        "{figures}"
    );
}
