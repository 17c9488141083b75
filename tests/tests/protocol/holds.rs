//! The protocol with all its parts: every property holds, in every order of steps, whatever comes between.

use stateright::{Checker, Model};

use super::{
    properties::{AGREE, CANCELLED, COMPLETES_ONCE, HOLDER_WRITES, MOVES, NO_STANDSTILL},
    queue::{
        Disturbance::{Crash, Drain, LostClaim, LostSettlement, Suspension},
        Part, Queue, SMALL,
    },
};

/// Checks every reachable state; workers are alike, so those that differ only in who is who count as one.
fn check(queue: Queue) -> impl Checker<Queue> {
    let checker = queue.checker().symmetry().spawn_dfs().join();
    println!(
        "{} states, {} steps deep",
        checker.unique_state_count(),
        checker.max_depth()
    );
    checker
}

#[test]
fn two_workers_whatever_comes_between_their_steps() {
    check(Queue {
        budget: 2,
        races: true,
        ..SMALL
    })
    .assert_properties();
}

#[test]
fn two_workers_and_any_three_disturbances() {
    check(Queue { budget: 3, ..SMALL }).assert_properties();
}

#[test]
fn three_workers_and_any_two_disturbances() {
    check(Queue {
        workers: 3,
        budget: 2,
        ..SMALL
    })
    .assert_properties();
}

#[test]
fn three_workers_and_two_sections() {
    check(Queue {
        workers: 3,
        sections: 2,
        ..SMALL
    })
    .assert_properties();
}

#[test]
fn two_sections_and_any_two_misfortunes() {
    check(Queue {
        sections: 2,
        budget: 2,
        disturbances: &[LostClaim, LostSettlement, Crash, Suspension],
        ..SMALL
    })
    .assert_properties();
}

#[test]
fn three_sections_that_share_workers() {
    check(Queue {
        sections: 3,
        disturbances: &[LostClaim, Crash],
        ..SMALL
    })
    .assert_properties();
}

#[test]
fn one_attempt_and_three() {
    for max_attempts in [1, 3] {
        check(Queue {
            max_attempts,
            budget: 2,
            ..SMALL
        })
        .assert_properties();
    }
}

/// What a crash of Postgres may do to claims is the one reason for two of the parts.
#[test]
fn claims_that_wait_for_the_disk_need_no_adoption() {
    check(Queue {
        budget: 2,
        races: true,
        disturbances: &[LostClaim, LostSettlement, Suspension, Drain],
        without: &[Part::Adoption, Part::DropUnwanted],
        ..SMALL
    })
    .assert_properties();
}

/// What those parts save is work. What people see is safe without them, as far as a run of eighteen steps can get: without
/// them a worker may start an attempt over and over, so there is no end to the states.
#[test]
fn a_forgotten_claim_is_safe_even_without_adoption() {
    let queue = Queue {
        races: true,
        without: &[Part::Adoption, Part::DropUnwanted],
        ..SMALL
    };
    let checker = queue.checker().target_max_depth(20).spawn_bfs().join();
    println!("{} states", checker.unique_state_count());
    for property in [
        COMPLETES_ONCE,
        HOLDER_WRITES,
        AGREE,
        MOVES,
        CANCELLED,
        NO_STANDSTILL,
    ] {
        checker.assert_no_discovery(property);
    }
}
