//! What the run did, in numbers, and the evidence when something is wrong.

use std::{collections::BTreeMap, fmt, time::Duration};

use crate::{
    history::{self, Tally},
    invariants::Violation,
    notes::MARK,
    programs::{Fleet, Program},
    record::{Record, Submission},
    script::Script,
    snapshot::Snapshot,
};

/// Violations that are listed.
const LISTED: usize = 50;

/// Sections that are shown with all that is known about them.
const SHOWN: usize = 5;

/// Messages that no outage excuses: each is logged where a program finds a fault of its own.
const FAULTS: [&str; 7] = [
    "panicked",
    "the database refused a result",
    "the failure could not be written either",
    "job payload cannot be read",
    "a result came after the settler had stopped",
    "engine cannot be stopped",
    "stored section left out of its résumé",
];

/// Messages that tell how far the chaos has reached.
const REACHED: [&str; 6] = [
    "rescued the jobs of dead workers",
    "results dropped: their jobs were no longer this worker's",
    "gave back jobs whose claim was lost",
    "results wait for the database",
    "heartbeat timed out",
    "notifications lost; polling until they are back",
];

/// The run in numbers.
pub struct Report {
    seed: u64,
    length: Duration,
    total: Duration,
    acts: BTreeMap<&'static str, usize>,
    pub submissions: Vec<Submission>,
    complaints: Vec<String>,
    unclear: usize,
    outcomes: BTreeMap<String, usize>,
    calls: Vec<(String, i64)>,
    reached: BTreeMap<&'static str, usize>,
    tally: Tally,
}

impl Report {
    pub fn new(
        seed: u64,
        length: Duration,
        script: &Script,
        records: Vec<Record>,
        total: Duration,
    ) -> Self {
        let mut report = Self {
            seed,
            length,
            total,
            acts: script.counts(),
            submissions: Vec::new(),
            complaints: Vec::new(),
            unclear: 0,
            outcomes: BTreeMap::new(),
            calls: Vec::new(),
            reached: BTreeMap::new(),
            tally: Tally::default(),
        };
        for record in records {
            report.submissions.extend(record.submissions);
            report.complaints.extend(record.complaints);
            report.unclear += record.unclear;
        }
        report
    }

    /// What clients found wrong with answers.
    pub fn complaints(&self) -> impl Iterator<Item = Violation> + '_ {
        self.complaints.iter().cloned().map(Violation::general)
    }

    /// Counts what became of the sections, and what the programs went through.
    pub fn count(&mut self, snapshot: &Snapshot, fleet: &Fleet) {
        let logs: Vec<String> = fleet.all().flat_map(Program::logs).collect();
        for message in REACHED {
            let times = logs.iter().map(|log| log.matches(message).count()).sum();
            self.reached.insert(message, times);
        }
        self.calls.clone_from(&snapshot.calls);
        for section in &snapshot.sections {
            let outcome = section
                .error_code
                .as_deref()
                .unwrap_or(section.status.as_str());
            *self.outcomes.entry(outcome.to_owned()).or_default() += 1;
            let tally = history::read(&section.events, section.max_attempts).unwrap_or_default();
            self.tally.retries += tally.retries;
            self.tally.cancels += tally.cancels;
            self.tally.claims += tally.claims;
            self.tally.rescues += tally.rescues;
            self.tally.releases += tally.releases;
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let accepted = self
            .submissions
            .iter()
            .filter(|sent| sent.accepted.is_some());
        writeln!(
            f,
            "chaos for {:?} with seed {}, {:.1?} in all",
            self.length, self.seed, self.total
        )?;
        for (act, times) in &self.acts {
            writeln!(f, "{times:6} × {act}")?;
        }
        writeln!(
            f,
            "{:6} sections sent, {} accepted; {} requests without a clear answer",
            self.submissions.len(),
            accepted.count(),
            self.unclear
        )?;
        for (outcome, sections) in &self.outcomes {
            writeln!(f, "{sections:6} {outcome}")?;
        }
        for (judgement, calls) in &self.calls {
            writeln!(f, "{calls:6} calls to the provider: {judgement}")?;
        }
        for (message, times) in &self.reached {
            writeln!(f, "{times:6} × logged: {message}")?;
        }
        let Tally {
            retries,
            cancels,
            claims,
            rescues,
            releases,
        } = self.tally;
        write!(
            f,
            "{claims:6} attempts begun, {rescues} rescued, {releases} given back; {cancels} cancellations and {retries} retries by their users"
        )
    }
}

/// What the programs' logs hold that they must not.
pub fn log_faults(fleet: &Fleet) -> Vec<Violation> {
    let logs: Vec<String> = fleet.all().flat_map(Program::logs).collect();
    let lines = logs.iter().flat_map(|log| log.lines());
    lines
        .filter(|line| line.contains(MARK) || FAULTS.iter().any(|fault| line.contains(fault)))
        .map(|line| Violation::general(format!("logged: {line}")))
        .collect()
}

/// The violations, and everything known about the first sections that show one.
pub fn print_evidence(violations: &[Violation], snapshot: &Snapshot, fleet: &Fleet) {
    // What is wrong with the most sections is often no more than a consequence of the rest: the rarer comes first.
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for violation in violations {
        *times.entry(&violation.what).or_default() += 1;
    }
    let mut violations: Vec<&Violation> = violations.iter().collect();
    violations.sort_by_key(|violation| times[violation.what.as_str()]);
    for violation in violations.iter().take(LISTED) {
        println!(
            "VIOLATION {}: {}",
            violation.section_id.as_deref().unwrap_or("(run)"),
            violation.what
        );
    }
    println!("{} violations in all", violations.len());
    let mut shown: Vec<&str> = violations
        .iter()
        .filter_map(|violation| violation.section_id.as_deref())
        .collect();
    shown.dedup();
    let mut lines: Vec<String> = fleet
        .all()
        .flat_map(Program::logs)
        .flat_map(|log| log.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    // A line begins with its time.
    lines.sort();
    for id in shown.into_iter().take(SHOWN) {
        println!("--- {id}");
        if let Some(section) = snapshot.sections.iter().find(|section| section.id == id) {
            for event in &section.events {
                println!("{event:?}");
            }
            println!("{section:?}");
        }
        for line in lines.iter().filter(|line| line.contains(id)) {
            println!("{line}");
        }
    }
}
