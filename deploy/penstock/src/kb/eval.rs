//! `penstock kb eval`: the figures of retrieval beside those of simpler rankings.

use std::fmt::Write;

use anyhow::bail;

use penstock_shared::{
    knowledge::{
        KnowledgeBase,
        evaluation::{
            Answer, EvaluationSet, LabelledQuery, Ranker, answers, figures, industry_figures,
        },
    },
    terminal::print,
};
use serde_json::{Value, json};

use crate::cli::EvalArgs;

pub(super) fn run(args: &EvalArgs) -> anyhow::Result<()> {
    let (dir, base) = super::load(&args.knowledge)?;
    let set = EvaluationSet::load(&dir, &base)?;
    if set.tuning.is_empty() || set.held_out.is_empty() {
        bail!(
            "there are no labelled queries in {}/eval to measure with",
            dir.display()
        );
    }
    let halves = [("tuning", &set.tuning), ("held out", &set.held_out)];
    if args.json {
        let figures: Vec<Value> = halves
            .iter()
            .map(|(name, queries)| as_json(name, &base, queries))
            .collect();
        print(json!({"knowledge_version": base.version(), "splits": figures}))?;
        return Ok(());
    }
    for (name, queries) in halves {
        print(table(name, &base, queries))?;
    }
    if args.misses {
        print(format_args!("\n{}", misses(&base, &set.tuning)))?;
    }
    Ok(())
}

fn table(name: &str, base: &KnowledgeBase, queries: &[LabelledQuery]) -> String {
    let mut text = format!(
        "{:<24}{:>9}{:>9}{:>9}\n",
        format!("{name}, {} queries", queries.len()),
        "recall@5",
        "nDCG@10",
        "MRR"
    );
    for ranker in Ranker::ALL {
        let found = figures(base, queries, ranker);
        writeln!(
            text,
            "  {:<22}{:>9.3}{:>9.3}{:>9.3}",
            ranker.name(),
            found.recall_at_5,
            found.ndcg_at_10,
            found.mrr
        )
        .expect("writing to a string does not fail");
    }
    let industry = industry_figures(base, queries);
    let all = industry.right + industry.open + industry.wrong;
    let (right, open, wrong) = (industry.right, industry.open, industry.wrong);
    text + &format!(
        "  industry, where not told: {right} of {all} right, {open} left open, {wrong} wrong\n\n"
    )
}

fn as_json(name: &str, base: &KnowledgeBase, queries: &[LabelledQuery]) -> Value {
    let rankings: serde_json::Map<String, Value> = Ranker::ALL
        .into_iter()
        .map(|ranker| {
            (
                ranker.name().to_owned(),
                json!(figures(base, queries, ranker)),
            )
        })
        .collect();
    json!({
        "split": name,
        "queries": queries.len(),
        "rankings": rankings,
        "industry": industry_figures(base, queries),
    })
}

/// Only of the half that may be looked at.
fn misses(base: &KnowledgeBase, queries: &[LabelledQuery]) -> String {
    let shown = |(answer, query): (&Answer<'_>, &LabelledQuery)| {
        let found = answer.industry.as_ref();
        let right = query.industry.is_some() || query.field.as_ref() == found.map(|(id, _)| id);
        if answer.missed.is_empty() && right {
            return String::new();
        }
        let industry = found.map_or("open".to_owned(), |(id, sure)| format!("{id} {sure:.2}"));
        format!(
            "{} ({}): {}\n  industry: {industry}; labelled {}\n  missed: {}\n  found: {}\n",
            answer.query,
            query.section.as_str(),
            query.text,
            query.field.as_deref().unwrap_or("open"),
            answer.missed.join(", "),
            answer.first.join(", "),
        )
    };
    answers(base, queries)
        .iter()
        .zip(queries)
        .map(shown)
        .collect()
}
