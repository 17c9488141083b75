//! The promises of the queue, each against real processes, a real Postgres and a scripted provider.

mod p01_enqueue_is_atomic;
mod p02_idempotent;
mod p03_claim_to_capacity;
mod p04_heartbeats_never_stop;
mod p05_result_and_acknowledgement_commit_together;
mod p06_retries_are_durable;
mod p07_rescue;
mod p08_database_outage_kills_no_worker;
mod p09_drain;
mod p10_cancel;
mod p11_isolation;
mod p12_pickup_is_pushed;
mod p13_fair;
mod p14_the_queue_stays_small;
mod p15_pausable;
mod shared_load;
