//! The HTTP API, seen from outside: real processes, a real Postgres, a scripted provider.

mod bad_input;
mod bodies;
mod languages;
mod life_of_a_section;
mod live_events;
mod provider_faults;
mod resumes;
mod statements;
mod waiting;
