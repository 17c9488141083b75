//! `penstock kb search`: what a worker would be told for a text, for one or for many.

use std::io::{self, BufRead, Write};

use anyhow::{anyhow, bail};
use penstock_shared::{
    domain::SectionKind,
    knowledge::{KnowledgeBase, Passage, Query, Retrieved},
    terminal::print,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::cli::SearchArgs;

pub(super) fn run(args: &SearchArgs) -> anyhow::Result<()> {
    let (_, base) = super::load(&args.knowledge)?;
    if args.jsonl {
        return lines(&base, args.tokens);
    }
    let text = args.text.as_deref().unwrap_or_default();
    let template = args.template.as_deref();
    if let Some(id) = template {
        base.template(id)?;
    }
    if let Some(name) = &args.industry {
        base.industry_named(name)?;
    }
    let found = base.retrieve(&Query {
        section: args.section,
        template,
        industry: args.industry.as_deref(),
        text,
        token_budget: args.tokens,
    });
    if args.json {
        print(serde_json::to_string(&found)?)?;
    } else {
        print(shown(&found))?;
    }
    Ok(())
}

fn shown(found: &Retrieved) -> String {
    let industry = match &found.industry {
        Some(known) => format!("Industry: {} ({:.2})\n", known.id, known.confidence),
        None => "Industry: left open\n".to_owned(),
    };
    let passage = |passage: &Passage| {
        let (score, id, why) = (passage.score, &passage.id, passage.why.join("; "));
        let text = passage.text.replace('\n', "\n       | ");
        format!("\n{score:.3}  {id}\n       {why}\n       | {text}\n")
    };
    industry + &found.passages.iter().map(passage).collect::<String>()
}

/// One query a line.
#[derive(Debug, Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    text: String,
    section: String,
    #[serde(default)]
    template: Option<String>,
    #[serde(default)]
    industry: Option<String>,
}

/// Answers each line of standard input with a line; a line that cannot be read is answered with its
/// error, and fails the command at the end.
fn lines(base: &KnowledgeBase, tokens: usize) -> anyhow::Result<()> {
    let mut output = io::stdout().lock();
    let mut refused = 0;
    for (number, line) in (1..).zip(io::stdin().lock().split(b'\n')) {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = answer(base, &line, tokens).unwrap_or_else(|(id, error)| {
            refused += 1;
            json!({"id": id, "error": format!("line {number}: {error}")})
        });
        match writeln!(output, "{answer}") {
            // Whoever reads has enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
            written => written?,
        }
    }
    if refused > 0 {
        bail!("{refused} of the lines could not be read: look for \"error\" in the output");
    }
    Ok(())
}

fn answer(
    base: &KnowledgeBase,
    line: &[u8],
    tokens: usize,
) -> Result<Value, (Value, anyhow::Error)> {
    let unread = |error| {
        anyhow!(
            "{error}; write {{\"id\", \"text\", \"section\", \"template\", \"industry\"}}, the last two may be null"
        )
    };
    let line: Line = serde_json::from_slice(line).map_err(|error| (Value::Null, unread(error)))?;
    let section =
        SectionKind::parse(&line.section).map_err(|error| (line.id.clone(), error.into()))?;
    let found = base.retrieve(&Query {
        section,
        template: line.template.as_deref(),
        industry: line.industry.as_deref(),
        text: &line.text,
        token_budget: tokens,
    });
    let passage = |passage: &Passage| {
        json!({
            "id": passage.id,
            "kind": passage.kind,
            "score": passage.score,
            "text": passage.text,
        })
    };
    let passages: Vec<Value> = found.passages.iter().map(passage).collect();
    let industry = found.industry.as_ref();
    Ok(json!({
        "id": line.id,
        "industry": industry.map(|known| &known.id),
        "confidence": industry.map_or(0.0, |known| known.confidence),
        "passages": passages,
    }))
}
