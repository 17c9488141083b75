//! Shows each section's status as it changes: moving lines on a terminal, plain ones otherwise. On standard error, so that
//! standard output holds the résumé alone.

use std::{io::IsTerminal, time::Duration};

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use penstock_shared::terminal::say;

pub(super) struct Progress {
    lines: Vec<Line>,
}

struct Line {
    name: &'static str,
    status: String,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(super) fn new(names: impl Iterator<Item = &'static str>) -> Self {
        let terminal = std::io::stderr().is_terminal().then(MultiProgress::new);
        let style = ProgressStyle::with_template("{spinner} {prefix:18} {msg}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let lines = names
            .map(|name| {
                let bar = terminal.as_ref().map(|terminal| {
                    let bar = terminal.add(
                        ProgressBar::new_spinner()
                            .with_style(style.clone())
                            .with_prefix(name),
                    );
                    bar.enable_steady_tick(Duration::from_millis(100));
                    bar
                });
                Line {
                    name,
                    status: String::new(),
                    bar,
                }
            })
            .collect();
        Self { lines }
    }

    /// Shows the statuses, in the order of the names.
    pub(super) fn show(&mut self, statuses: &[String]) {
        for (line, status) in self.lines.iter_mut().zip(statuses) {
            if line.status == *status {
                continue;
            }
            line.status.clone_from(status);
            match &line.bar {
                Some(bar) if is_final(status) => bar.finish_with_message(status.clone()),
                Some(bar) => bar.set_message(status.clone()),
                None => say(format_args!("{:18} {status}", line.name)),
            }
        }
    }

    pub(super) fn is_finished(&self) -> bool {
        self.lines.iter().all(|line| is_final(&line.status))
    }

    /// Leaves the last state on the screen.
    pub(super) fn finish(&self) {
        for bar in self
            .lines
            .iter()
            .filter_map(|line| line.bar.as_ref())
            .filter(|bar| !bar.is_finished())
        {
            bar.abandon();
        }
    }
}

fn is_final(status: &str) -> bool {
    matches!(status, "completed" | "failed")
}
