//! Budgets: no call is made that today's money may not pay for. What is spent is added up in the database; what this worker's
//! calls may cost, or have cost without being on record yet, is held back here, so that many calls at once do not overspend
//! together. Workers do not see what others hold back.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::{sync::Notify, time::timeout_at};

use penstock_shared::{
    config::BudgetArgs,
    db::jobs::{ClaimedSection, Spent},
    domain::UserId,
};

/// What may be spent a day (UTC), in millionths of a US dollar.
#[derive(Debug)]
pub struct Budget {
    user: Option<i64>,
    system: Option<i64>,
    /// How long what was held back is remembered: longer than an attempt takes, which looked when it was claimed.
    remembered: Duration,
    held: Mutex<Held>,
    /// Somebody gave back what was held for them.
    freed: Notify,
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

/// Why a call is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BudgetRefusal {
    /// Today's money would not pay for it.
    Spent,
    /// It would, but calls that are under way may need it: what they do not need is free when they end.
    HeldBack,
}

impl Budget {
    /// The budgets that the settings name, for attempts whose calls take at most this long.
    pub fn new(args: &BudgetArgs, attempt_timeout: Duration) -> Arc<Self> {
        Arc::new(Self {
            user: args.daily_budget_user,
            system: args.daily_budget,
            // Checks come on top.
            remembered: 2 * attempt_timeout,
            held: Mutex::default(),
            freed: Notify::new(),
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
    /// Holds back what a call may cost, as soon as the calls under way leave enough, or refuses it: at once when today's money
    /// is spent, else at the deadline. It is free again unless the call comes about.
    pub async fn hold_when_free(
        &mut self,
        micros: i64,
        deadline: Instant,
    ) -> Result<HeldForCall<'_>, BudgetRefusal> {
        let budget = Arc::clone(&self.budget);
        loop {
            let freed = budget.freed.notified();
            let mut freed = std::pin::pin!(freed);
            // What is freed from here on counts.
            freed.as_mut().enable();
            match self.hold(micros) {
                Ok(()) => break,
                Err(BudgetRefusal::HeldBack) => {}
                Err(spent) => return Err(spent),
            }
            timeout_at(deadline.into(), freed)
                .await
                .map_err(|_| BudgetRefusal::HeldBack)?;
        }
        Ok(HeldForCall {
            reservation: self,
            micros,
        })
    }

    /// Holds back what a call may cost, or refuses it.
    pub fn hold(&mut self, micros: i64) -> Result<(), BudgetRefusal> {
        let Some(spent) = self.spent else {
            return Ok(());
        };
        let mut held = self.budget.lock();
        let exceeds =
            |budget: Option<i64>, spent: i64| budget.is_some_and(|budget| spent + micros > budget);
        let refused = |of_user, of_all| {
            exceeds(self.budget.user, spent.user + of_user)
                || exceeds(self.budget.system, spent.system + of_all)
        };
        let [of_user, of_all] = held.unseen(self.user, spent.asked_at, self.id);
        if refused(of_user.recorded, of_all.recorded) {
            return Err(BudgetRefusal::Spent);
        }
        if refused(of_user.sum(), of_all.sum()) {
            return Err(BudgetRefusal::HeldBack);
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
            self.budget.freed.notify_waiters();
        }
    }
}

/// Money held back for a call that may not come about.
#[derive(Debug)]
pub struct HeldForCall<'a> {
    reservation: &'a mut Reservation,
    micros: i64,
}

impl HeldForCall<'_> {
    /// The call is made.
    pub fn keep(mut self) {
        self.micros = 0;
    }
}

impl Drop for HeldForCall<'_> {
    fn drop(&mut self) {
        self.reservation.settle(self.micros, 0);
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
                .is_some_and(|(at, _)| now.duration_since(*at) > self.budget.remembered)
            {
                held.recorded.pop_front();
            }
        }
        drop(held);
        self.budget.freed.notify_waiters();
    }
}

/// What is spent or held back, and was not in the database yet.
#[derive(Debug, Clone, Copy, Default)]
struct Unseen {
    recorded: i64,
    open: i64,
}

impl Unseen {
    fn count(&mut self, micros: i64, is_spent: bool) {
        if is_spent {
            self.recorded += micros;
        } else {
            self.open += micros;
        }
    }

    fn sum(self) -> i64 {
        self.recorded + self.open
    }
}

impl Held {
    /// What a look at the database at this moment did not see: of a user, and of all. What the attempt itself has spent already
    /// is spent.
    fn unseen(&self, user: UserId, asked_at: Instant, own: Option<u64>) -> [Unseen; 2] {
        let recorded = self
            .recorded
            .iter()
            .rev()
            .take_while(|(at, _)| *at >= asked_at)
            .map(|(_, amount)| (amount, true));
        let open = self
            .open
            .iter()
            .map(|amount| (amount, own == Some(amount.id)));
        let mut unseen = [Unseen::default(); 2];
        for (amount, is_spent) in open.chain(recorded) {
            let [of_user, of_all] = &mut unseen;
            of_all.count(amount.micros, is_spent);
            if amount.user == user {
                of_user.count(amount.micros, is_spent);
            }
        }
        unseen
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
        let args = BudgetArgs {
            daily_budget_user: Some(10),
            daily_budget: None,
        };
        Budget::new(&args, Duration::from_mins(1))
    }

    #[test]
    fn calls_under_way_together_do_not_overspend() {
        let budget = budget();
        let (mut one, mut two) = (reservation(&budget, 2), reservation(&budget, 2));
        assert!(one.hold(5).is_ok());
        let refused = two.hold(5);
        assert_eq!(
            refused,
            Err(BudgetRefusal::HeldBack),
            "2 + 5 + 5 is more than 10"
        );
        one.settle(5, 1);
        assert!(two.hold(5).is_ok());
    }

    #[tokio::test]
    async fn who_finds_it_held_back_waits_for_it_and_who_finds_it_spent_does_not() {
        let budget = budget();
        let (mut one, mut two) = (reservation(&budget, 2), reservation(&budget, 2));
        let mut three = reservation(&budget, 6);
        let now = Instant::now;
        assert!(one.hold(5).is_ok());
        let refused = async |waiting: &mut Reservation| {
            let held = waiting.hold_when_free(5, now()).await;
            held.map(HeldForCall::keep).expect_err("nothing is free")
        };
        assert_eq!(refused(&mut three).await, BudgetRefusal::Spent);
        assert_eq!(refused(&mut two).await, BudgetRefusal::HeldBack);
        let late = now() + Duration::from_mins(1);
        let waits = tokio::spawn(async move {
            let held = two.hold_when_free(5, late).await;
            held.map(HeldForCall::keep)
        });
        tokio::task::yield_now().await;
        one.settle(5, 1);
        assert_eq!(waits.await.expect("no panic"), Ok(()));
    }

    #[tokio::test]
    async fn what_was_held_for_a_call_that_did_not_come_about_is_free_again() {
        let budget = budget();
        let (mut one, mut two) = (reservation(&budget, 2), reservation(&budget, 2));
        let held = one.hold_when_free(5, Instant::now()).await;
        assert_eq!(two.hold(5), Err(BudgetRefusal::HeldBack));
        drop(held);
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
