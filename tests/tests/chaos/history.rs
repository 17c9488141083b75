//! What the event log of a section may look like: the allowed changes, in order, each made by who was entitled to it.

use penstock_shared::domain::SectionStatus::{self, Completed, Failed, Pending, Processing};

/// A row of `section_events`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub from: Option<SectionStatus>,
    pub to: SectionStatus,
    pub attempt: i32,
    pub worker_id: Option<String>,
    pub error_code: Option<String>,
}

/// What a valid history amounts to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Times that a person put it back into the queue.
    pub retries: usize,
    /// Times that a person cancelled it.
    pub cancels: usize,
    /// Attempts begun.
    pub claims: usize,
    /// Times that it was taken from a worker whose lease had ended.
    pub rescues: usize,
    /// Times that a worker gave it back untouched.
    pub releases: usize,
}

/// Reads a section's events in their order. A claim that was undone together with its event, by a crash of the database
/// before it was on disk, leaves no trace here, and its attempt is begun again under the same number.
pub fn read(events: &[Event], max_attempts: i32) -> Result<Tally, String> {
    let mut tally = Tally::default();
    let mut status = None;
    let mut begun = 0;
    let mut holder: Option<&str> = None;
    for (place, event) in events.iter().enumerate() {
        let fault = |what: &str| Err(format!("event {place}: {what}"));
        let Event {
            from,
            to,
            attempt,
            worker_id,
            error_code,
        } = event;
        let (worker, code) = (worker_id.as_deref(), error_code.as_deref());
        if *from != status {
            return fault("does not begin where the one before ended");
        }
        match (*from, *to) {
            (None, Pending) if *attempt == 0 => {}
            (Some(Pending), Processing) => {
                begun += 1;
                holder = worker;
                tally.claims += 1;
                if *attempt != begun {
                    return fault("the attempt does not follow the one before");
                }
                if *attempt > max_attempts {
                    return fault("an attempt beyond the maximum");
                }
                if worker.is_none() {
                    return fault("claimed by nobody");
                }
            }
            (Some(Pending | Processing), Failed) if code == Some("cancelled") => {
                tally.cancels += 1;
            }
            (Some(Processing), Completed | Failed | Pending) => {
                if worker != holder {
                    return fault("written by a worker that does not hold it");
                }
                if *attempt != begun {
                    return fault("written for another attempt than the one under way");
                }
                if code == Some("worker_crashed") {
                    tally.rescues += 1;
                    if (*to == Failed) != (begun == max_attempts) {
                        return fault("a crash is final at the last attempt, and only then");
                    }
                }
                if *to == Pending && code.is_none() {
                    tally.releases += 1;
                    begun -= 1;
                }
                if (*to == Failed && code.is_none()) || (*to == Completed && code.is_some()) {
                    return fault("a failure has a code, and nothing else that is final");
                }
            }
            (Some(Failed), Pending) if *attempt == 0 => {
                tally.retries += 1;
                begun = 0;
            }
            _ => return fault("not an allowed change"),
        }
        if *to != Processing {
            holder = None;
        }
        status = Some(*to);
    }
    Ok(tally)
}

#[test]
fn histories_are_told_from_impossible_ones() {
    let event = |from, to, attempt, worker: &str, code: &str| Event {
        from,
        to,
        attempt,
        worker_id: (!worker.is_empty()).then(|| worker.to_owned()),
        error_code: (!code.is_empty()).then(|| code.to_owned()),
    };
    let stored = event(None, Pending, 0, "", "");
    let claimed = event(Some(Pending), Processing, 1, "a", "");
    let completed = event(Some(Processing), Completed, 1, "a", "");
    let rescued = event(Some(Processing), Pending, 1, "a", "worker_crashed");
    let released = event(Some(Processing), Pending, 1, "a", "");
    let failed = event(Some(Processing), Failed, 2, "b", "provider_refused");
    let claimed_again = event(Some(Pending), Processing, 2, "b", "");
    let retried = event(Some(Failed), Pending, 0, "", "");
    let good = [
        &stored,
        &claimed,
        &rescued,
        &claimed_again,
        &failed,
        &retried,
        &claimed,
        &released,
        &claimed,
        &completed,
    ];
    let tally = read(&good.map(Clone::clone), 2);
    assert_eq!(
        tally,
        Ok(Tally {
            retries: 1,
            cancels: 0,
            claims: 4,
            rescues: 1,
            releases: 1
        })
    );
    let by_another = event(Some(Processing), Completed, 1, "b", "");
    for bad in [
        vec![&claimed],
        vec![&stored, &claimed, &claimed],
        vec![&stored, &claimed, &by_another],
        vec![&stored, &claimed, &completed, &completed],
        vec![&stored, &claimed, &rescued, &completed],
        vec![&stored, &claimed, &rescued, &claimed],
        vec![&stored, &claimed, &released, &claimed_again],
    ] {
        let bad: Vec<Event> = bad.into_iter().cloned().collect();
        assert!(read(&bad, 2).is_err(), "{bad:?}");
    }
    assert!(
        read(
            &good[..4]
                .iter()
                .map(|event| (*event).clone())
                .collect::<Vec<_>>(),
            1
        )
        .is_err(),
        "beyond the maximum"
    );
}
