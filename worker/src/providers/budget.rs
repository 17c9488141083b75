//! Budgets: no call is made that today's money may not pay for. What is spent is added up in the database; what this worker's
//! calls may cost, or have cost without being on record yet, is held back here, so that many calls at once do not overspend
//! together. Workers do not see what others hold back.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use penstock_shared::{
    config::BudgetArgs,
    db::jobs::{ClaimedSection, Spent},
    domain::UserId,
};

/// How long what was held back is remembered: longer than any claim takes that may have looked before it was on record.
const REMEMBERED: Duration = Duration::from_mins(1);

/// What may be spent a day (UTC), in millionths of a US dollar.
#[derive(Debug)]
pub struct Budget {
    user: Option<i64>,
    system: Option<i64>,
    held: Mutex<Held>,
}

#[derive(Debug, Default)]
struct Held {
    /// By attempts that are not on record yet.
    open: Vec<Amount>,
    /// By those that are since then, in that order.
    recorded: VecDeque<(Instant, Amount)>,
    next_id: u64,
}

#[derive(Debug, Clone, Copy)]
struct Amount {
    id: u64,
    user: UserId,
    micros: i64,
}

/// Money held back for one attempt's calls, until they are on record: then it is dropped.
#[derive(Debug)]
pub struct Reservation {
    budget: Arc<Budget>,
    user: UserId,
    /// None where there is no budget.
    spent: Option<Spent>,
    id: Option<u64>,
}

/// Today's money would not pay for the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetExhausted;

impl Budget {
    /// The budgets that the settings name.
    pub fn new(args: &BudgetArgs) -> Arc<Self> {
        Arc::new(Self {
            user: args.daily_budget_user,
            system: args.daily_budget,
            held: Mutex::default(),
        })
    }

    /// Whether there is any.
    pub const fn is_set(&self) -> bool {
        self.user.is_some() || self.system.is_some()
    }

    /// For the calls of an attempt; nothing is held back yet.
    pub fn reservation(self: &Arc<Self>, section: &ClaimedSection) -> Reservation {
        Reservation {
            budget: Arc::clone(self),
            user: section.user_id,
            spent: section.spent,
            id: None,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reservation {
    /// Holds back what a call may cost, or refuses it.
    pub fn hold(&mut self, micros: i64) -> Result<(), BudgetExhausted> {
        let Some(spent) = self.spent else {
            return Ok(());
        };
        let mut held = self.budget.lock();
        let (of_user, of_all) = held.unseen(self.user, spent.asked_at);
        let exceeds =
            |budget: Option<i64>, spent: i64| budget.is_some_and(|budget| spent + micros > budget);
        if exceeds(self.budget.user, spent.user + of_user)
            || exceeds(self.budget.system, spent.system + of_all)
        {
            return Err(BudgetExhausted);
        }
        let id = *self.id.get_or_insert_with(|| {
            held.next_id += 1;
            let id = held.next_id;
            let user = self.user;
            held.open.push(Amount {
                id,
                user,
                micros: 0,
            });
            id
        });
        held.add(id, micros);
        Ok(())
    }

    /// Replaces what was held back for a call by what it cost.
    pub fn settle(&mut self, held_back: i64, cost: i64) {
        if let Some(id) = self.id {
            self.budget.lock().add(id, cost - held_back);
        }
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let Some(id) = self.id else {
            return;
        };
        let mut held = self.budget.lock();
        if let Some(at) = held.open.iter().position(|amount| amount.id == id) {
            let now = Instant::now();
            let amount = held.open.swap_remove(at);
            held.recorded.push_back((now, amount));
            while held
                .recorded
                .front()
                .is_some_and(|(at, _)| now.duration_since(*at) > REMEMBERED)
            {
                held.recorded.pop_front();
            }
        }
    }
}

impl Held {
    /// What a look at the database at this moment did not see: of a user, and of all.
    fn unseen(&self, user: UserId, asked_at: Instant) -> (i64, i64) {
        let recorded = self
            .recorded
            .iter()
            .rev()
            .take_while(|(at, _)| *at >= asked_at)
            .map(|(_, amount)| amount);
        let (mut of_user, mut of_all) = (0, 0);
        for amount in self.open.iter().chain(recorded) {
            of_all += amount.micros;
            if amount.user == user {
                of_user += amount.micros;
            }
        }
        (of_user, of_all)
    }

    fn add(&mut self, id: u64, micros: i64) {
        if let Some(amount) = self.open.iter_mut().find(|amount| amount.id == id) {
            amount.micros += micros;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reservation(budget: &Arc<Budget>, spent: i64) -> Reservation {
        Reservation {
            budget: Arc::clone(budget),
            user: UserId::from(uuid()),
            spent: Some(Spent {
                user: spent,
                system: spent,
                asked_at: Instant::now(),
            }),
            id: None,
        }
    }

    fn uuid() -> sqlx::types::Uuid {
        sqlx::types::Uuid::nil()
    }

    fn budget() -> Arc<Budget> {
        Budget::new(&BudgetArgs {
            daily_budget_user: Some(10),
            daily_budget: None,
        })
    }

    #[test]
    fn calls_under_way_together_do_not_overspend() {
        let budget = budget();
        let (mut one, mut two) = (reservation(&budget, 2), reservation(&budget, 2));
        assert!(one.hold(5).is_ok());
        assert!(two.hold(5).is_err(), "2 + 5 + 5 is more than 10");
        one.settle(5, 1);
        assert!(two.hold(5).is_ok());
    }

    #[test]
    fn what_is_on_record_counts_once() {
        let budget = budget();
        let (mut one, mut before) = (reservation(&budget, 0), reservation(&budget, 0));
        assert!(one.hold(8).is_ok());
        drop(one);
        assert!(
            before.hold(5).is_err(),
            "it was claimed before the record had it"
        );
        let mut after = reservation(&budget, 8);
        assert!(after.hold(2).is_ok() && after.hold(1).is_err());
    }
}
