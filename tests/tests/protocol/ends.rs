//! Each section ends: from wherever the queue can get, it can still finish by itself.

use std::collections::{HashMap, VecDeque};

use stateright::{Model, Representative};

use super::{
    properties::finished,
    queue::{Part, Queue, SMALL},
    state::State,
};

/// How many reachable states there are, and how many of them lead to one in which all sections are final by steps that
/// happen by themselves.
///
/// stateright's `eventually` overlooks cycles and joins, so this is a search of its own, and a plain one: forward through
/// every step, then back from the finished states through the undisturbed ones. No state may be left out: whatever has
/// happened, once disturbances cease only an endless run of bad luck in the order of steps could keep a section from its end.
fn reachable_and_ending(queue: &Queue) -> (usize, usize) {
    let mut states: HashMap<State, usize> = HashMap::new();
    // For each state, those that come to it undisturbed.
    let mut before: Vec<Vec<usize>> = Vec::new();
    let mut ending: Vec<bool> = Vec::new();
    let mut ahead: VecDeque<(usize, State)> = VecDeque::new();
    let mut visit = |state: State, ahead: &mut VecDeque<_>, before: &mut Vec<_>| {
        let next = states.len();
        let id = *states.entry(state.clone()).or_insert(next);
        if id == next {
            before.push(Vec::new());
            ending.push(finished(&state));
            ahead.push_back((id, state));
        }
        id
    };
    for state in queue.init_states() {
        visit(state.representative(), &mut ahead, &mut before);
    }
    while let Some((id, state)) = ahead.pop_front() {
        for (step, next) in queue.next_steps(&state) {
            let next = visit(next.representative(), &mut ahead, &mut before);
            if step.disturbance().is_none() {
                before[next].push(id);
            }
        }
    }
    let mut back: Vec<usize> = (0..ending.len()).filter(|&id| ending[id]).collect();
    while let Some(id) = back.pop() {
        for &earlier in &before[id] {
            if !ending[earlier] {
                ending[earlier] = true;
                back.push(earlier);
            }
        }
    }
    let ends = ending.iter().filter(|&&ends| ends).count();
    (ending.len(), ends)
}

#[test]
fn everything_can_end_from_everywhere() {
    for queue in [
        Queue { budget: 2, ..SMALL },
        Queue {
            races: true,
            ..SMALL
        },
        Queue {
            sections: 2,
            ..SMALL
        },
    ] {
        let (reachable, ending) = reachable_and_ending(&queue);
        println!("{reachable} states");
        assert_eq!(reachable, ending, "states without a way to the end");
    }
}

#[test]
fn without_reconciling_a_lost_claim_never_ends() {
    let (reachable, ending) = reachable_and_ending(&Queue {
        without: &[Part::Reconcile],
        ..SMALL
    });
    assert!(ending < reachable);
}
