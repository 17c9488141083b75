//! What each part of the protocol is for: without it a property fails, and the checker shows the shortest way there.

use stateright::{Checker, Model};

use super::{
    properties::{CRASHES, HOLDER_WRITES, KNOWN, LIVING, NO_STANDSTILL, ONE_RUN, OWN_CLAIM},
    queue::{
        DURABLE_CLAIMS,
        Disturbance::{Drain, Suspension},
        Part, Queue, SMALL,
    },
};

/// The shortest way in which a property fails without what `queue` leaves out; with all parts the same queue keeps it.
fn shortest_way_to_break(property: &'static str, queue: Queue) -> Vec<String> {
    let only = Some(property);
    let whole = Queue {
        without: &[],
        only,
        ..queue
    };
    whole
        .checker()
        .symmetry()
        .spawn_dfs()
        .join()
        .assert_no_discovery(property);
    let found = Queue { only, ..queue }.checker().spawn_bfs().join();
    let steps = found.assert_any_discovery(property).into_actions();
    println!("not always: {property}\n{steps:?}");
    steps
        .iter()
        .map(|step| {
            let name = format!("{step:?}");
            name.split([' ', '(']).next().unwrap_or_default().to_owned()
        })
        .collect()
}

/// A claim is forgotten, another worker makes it again at the same attempt, and the first one's result comes.
#[test]
fn the_fence_needs_the_worker() {
    let queue = Queue {
        without: &[Part::FenceByWorker],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(HOLDER_WRITES, queue),
        ["Claim", "Finish", "DatabaseCrash", "Claim", "Settle"]
    );
}

/// Claims that wait for the disk need it as well: a release whose answer is lost is repeated.
#[test]
fn the_fence_needs_the_worker_when_claims_are_durable_too() {
    let queue = Queue {
        budget: 2,
        disturbances: DURABLE_CLAIMS,
        without: &[Part::FenceByWorker],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(HOLDER_WRITES, queue),
        ["Claim", "Drain", "GraceEnds", "Settle", "Claim", "Settle"]
    );
}

/// A worker loses its lease and its job, claims the job again, and finishes the first execution.
#[test]
fn the_fence_needs_the_attempt() {
    let queue = Queue {
        disturbances: &[Suspension],
        without: &[Part::FenceByAttempt],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(OWN_CLAIM, queue),
        [
            "Claim",
            "Finish",
            "Suspend",
            "LeaseRunsOut",
            "Wake",
            "Rescue",
            "Heartbeat",
            "Claim",
            "Settle"
        ]
    );
}

/// The same, with both executions finished before either is settled: they go in one group.
#[test]
fn a_group_needs_each_outcome_tied_to_its_attempt() {
    let queue = Queue {
        disturbances: &[Suspension],
        without: &[Part::OutcomeByAttempt],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(OWN_CLAIM, queue),
        [
            "Claim",
            "Finish",
            "Suspend",
            "LeaseRunsOut",
            "Wake",
            "Rescue",
            "Heartbeat",
            "Claim",
            "Finish",
            "Settle"
        ]
    );
}

#[test]
fn a_draining_worker_needs_its_heartbeat() {
    let queue = Queue {
        disturbances: &[Drain],
        without: &[Part::HeartbeatDuringDrain],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(LIVING, queue),
        ["Claim", "Drain", "LeaseRunsOut", "Rescue"]
    );
}

/// The first worker to be back after an outage finds every other lease ended.
#[test]
fn a_judge_must_be_steady() {
    let queue = Queue {
        without: &[Part::SteadyJudge],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(LIVING, queue),
        ["Claim", "Outage", "Heartbeat", "Rescue"]
    );
}

/// The worker whose heartbeat was the last before an outage still has its lease after it, when the others' have ended; and
/// until its own next heartbeat it looks steady.
#[test]
fn a_judge_must_have_sent_a_heartbeat_lately() {
    let queue = Queue {
        without: &[Part::PunctualJudge],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(LIVING, queue),
        ["Claim", "Outage", "Rescue"]
    );
}

#[test]
fn a_claim_whose_answer_is_lost_must_be_given_back() {
    let queue = Queue {
        without: &[Part::Reconcile],
        ..SMALL
    };
    assert_eq!(shortest_way_to_break(NO_STANDSTILL, queue), ["Claim"]);
}

#[test]
fn the_claim_must_count_the_attempt() {
    let queue = Queue {
        max_attempts: 1,
        budget: 2,
        without: &[Part::AttemptCountedByClaim],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(CRASHES, queue),
        ["Claim", "Crash", "LeaseRunsOut", "Rescue", "Claim", "Crash"]
    );
}

#[test]
fn a_retry_by_a_person_needs_a_new_job() {
    let queue = Queue {
        budget: 2,
        without: &[Part::NewJobForRetry],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(OWN_CLAIM, queue),
        [
            "Claim",
            "Finish",
            "Cancel",
            "RetryByPerson",
            "Claim",
            "Settle"
        ]
    );
}

/// The database forgets a claim, and the same worker makes it again: the same attempt, twice in one worker.
#[test]
fn an_attempt_that_runs_here_already_must_go_on() {
    let queue = Queue {
        without: &[Part::Adoption],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(ONE_RUN, queue),
        ["Claim", "DatabaseCrash", "Claim"]
    );
}

/// And when the first execution's result is refused just before, taking it from `HeldJobs` takes the second one's entry:
/// the worker would give back what it runs.
#[test]
fn two_runs_of_an_attempt_would_share_an_entry() {
    let queue = Queue {
        races: true,
        without: &[Part::Adoption],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(KNOWN, queue),
        [
            "Claim",
            "Finish",
            "DatabaseCrash",
            "Settle",
            "Claim",
            "NoteSettled"
        ]
    );
}

/// Giving back what the database has forgotten could give back what was claimed meanwhile.
#[test]
fn what_is_unwanted_must_be_dropped() {
    let queue = Queue {
        budget: 2,
        without: &[Part::DropUnwanted],
        ..SMALL
    };
    assert_eq!(
        shortest_way_to_break(OWN_CLAIM, queue),
        [
            "Claim",
            "DatabaseCrash",
            "ReadHeld",
            "Claim",
            "Settle",
            "Claim",
            "Settle"
        ]
    );
}
