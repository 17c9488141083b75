//! The measures are those of the field, and the labels are checked.

use super::{super::loading_tests::real, labels::parse, *};
use crate::knowledge::format::SourceFile;

/// The values are those of pytrec_eval-terrier 0.5.11 (`recall_5`, `ndcg_cut_10`, `recip_rank`) for
/// the same judgements and rankings.
#[test]
fn the_measures_agree_with_trec_eval() {
    type Case = (
        &'static [(&'static str, Grade)],
        &'static [&'static str],
        [f64; 3],
    );
    const CASES: [Case; 3] = [
        (
            &[("a", 2), ("b", 1), ("c", 1), ("d", 2)],
            &["x1", "a", "c", "x2", "x3", "d", "x4", "x5", "x6", "b", "x7"],
            [0.5, 0.659_109_108_351_647_8, 0.5],
        ),
        (
            &[("a", 1), ("z", 2)],
            &["z", "x1", "x2", "x3", "x4", "x5", "a"],
            [0.5, 0.886_885_455_670_513_2, 1.0],
        ),
        (&[("y", 1)], &["x1", "x2"], [0.0, 0.0, 0.0]),
    ];
    for (judged, ranked, expected) in CASES {
        let relevant: Vec<(String, Grade)> = judged
            .iter()
            .map(|(id, grade)| ((*id).to_owned(), *grade))
            .collect();
        let found = [
            recall(ranked, &relevant, 5),
            ndcg(ranked, &relevant, 10),
            reciprocal_rank(ranked, &relevant),
        ];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
        }
    }
}

/// What issue and README promise of the half that nothing was tuned on.
#[test]
fn retrieval_finds_what_people_judged_to_belong() {
    let base = real();
    let set = EvaluationSet::load(&super::super::loading_tests::content(), &base).unwrap();
    assert!(set.tuning.len() + set.held_out.len() >= 80);
    let ours = figures(&base, &set.held_out, Ranker::Retrieval);
    assert!(ours.recall_at_5 >= 0.90, "{ours:?}");
    assert!(ours.ndcg_at_10 >= 0.80, "{ours:?}");
    for simpler in &Ranker::ALL[..4] {
        let theirs = figures(&base, &set.held_out, *simpler);
        assert!(
            theirs.recall_at_5 < ours.recall_at_5 && theirs.ndcg_at_10 < ours.ndcg_at_10,
            "{simpler:?}: {theirs:?}"
        );
    }
}

#[test]
fn no_query_stands_in_both_halves() {
    let base = real();
    let set = EvaluationSet::load(&super::super::loading_tests::content(), &base).unwrap();
    for query in &set.held_out {
        assert!(
            set.tuning.iter().all(|other| other.text != query.text),
            "{}",
            query.id
        );
    }
}

#[test]
fn a_label_must_name_what_exists() {
    let text = "[[query]]\nid = \"a\"\ntext = \"sold shoes\"\nsection = \"work\"\nfield = \"shoes\"\n\
                best = [\"verbs/selling#verbs\", \"verbs/selling#nothing\"]\ntemplate = \"fancy\"\n\n\
                [[query]]\nid = \"a\"\ntext = \"sold hats\"\nsection = \"wrok\"\n";
    let file = SourceFile::new("eval/tuning.toml".into(), text);
    let error = parse(&file, &real()).unwrap_err().to_string();
    let problems: Vec<_> = error.lines().skip(1).collect();
    assert_eq!(
        problems[..5],
        [
            "eval/tuning.toml:5: query[1].field: there is no field `shoes` in the knowledge base; correct it",
            "eval/tuning.toml:6: query[1].best: there is no passage `verbs/selling#nothing`; correct it",
            "eval/tuning.toml:7: query[1].template: there is no template `fancy` in the knowledge base; correct it",
            "eval/tuning.toml:9: query[2].best: is missing; add it",
            "eval/tuning.toml:10: query[2].id: `a` stands twice; give each query its own",
        ]
    );
    assert!(
        problems[5].starts_with("eval/tuning.toml:12: query[2].section: `wrok` is not a section")
    );
}
