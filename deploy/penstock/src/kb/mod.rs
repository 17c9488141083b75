//! The writer's commands on the knowledge base: check it, search it, measure the search.

mod eval;
mod search;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use penstock_shared::{
    config::KnowledgeArgs,
    knowledge::{self, KnowledgeBase, KnowledgeError, evaluation::EvaluationSet},
    terminal::print,
};

use crate::cli::KbCommand;

/// Carries a command out and prints what it came to on standard output.
pub fn run(command: &KbCommand) -> anyhow::Result<()> {
    match command {
        KbCommand::Check(args) => check(args),
        KbCommand::Search(args) => search::run(args),
        KbCommand::Eval(args) => eval::run(args),
    }
}

fn check(args: &KnowledgeArgs) -> anyhow::Result<()> {
    let dir = knowledge::locate(args.knowledge_base.as_deref())?;
    let base = checked(KnowledgeBase::load(&dir), &dir)?;
    let set = checked(EvaluationSet::load(&dir, &base), &dir)?;
    let terms: usize = base.industries().iter().map(|i| i.keywords().count()).sum();
    let verbs: usize = base
        .verbs()
        .iter()
        .map(|category| category.verbs.len())
        .sum();
    print(format_args!(
        "No problems. Version {}: {} passages; {} templates, {} industries with {terms} terms, {} categories of {verbs} verbs, {} labelled queries.",
        base.version(),
        base.passage_count(),
        base.templates().len(),
        base.industries().len(),
        base.verbs().len(),
        set.tuning.len() + set.held_out.len(),
    ))?;
    Ok(())
}

/// What was loaded; otherwise each problem on a line of its own of standard output, as editors read them.
fn checked<T>(loaded: Result<T, KnowledgeError>, dir: &Path) -> anyhow::Result<T> {
    let problems = match loaded {
        Err(KnowledgeError::Invalid { problems }) => problems,
        other => return Ok(other?),
    };
    for problem in &problems {
        print(problem)?;
    }
    let (count, dir) = (problems.len(), dir.display());
    bail!("{count} to put right in {dir}, listed above: file:line: field: what to do")
}

fn load(args: &KnowledgeArgs) -> anyhow::Result<(PathBuf, KnowledgeBase)> {
    let dir = knowledge::locate(args.knowledge_base.as_deref())?;
    let base = KnowledgeBase::load(&dir)
        .with_context(|| format!("the knowledge base in {} is at fault", dir.display()))?;
    Ok((dir, base))
}
