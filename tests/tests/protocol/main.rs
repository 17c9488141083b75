//! The queue's protocol as a model, checked in every order of its steps: what each statement may do to whom, and when.
//!
//! `queue` says what is checked: how many of everything, and which part of the protocol is left out. `state` is what there
//! is, `action` what can be done, `choices` when it can, `statements` and `consumer` what it does to the database and to a
//! worker, `step` what else comes of it, and `properties` what must be true all the time. `holds` checks the protocol, `ends`
//! that it ends, and `parts` shows what each part of it is for.
//!
//! Time is not counted. What the protocol takes for granted of it: a worker that runs and reaches the database sends a
//! heartbeat before its lease ends. So a lease ends only for a worker that crashed, was suspended or cut off from the
//! database (which look the same from there), or while the database itself was away.

mod action;
mod choices;
mod consumer;
mod ends;
mod holds;
mod parts;
mod properties;
mod queue;
mod state;
mod statements;
mod step;
mod symmetry;
