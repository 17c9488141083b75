//! Whether a written section says only what the user's own words support. No I/O.

mod claims;
mod clauses;
mod facts;
mod fields;
mod names;
mod number_words;
mod numbers;
mod phones;
mod quantity;
mod stance;
mod violation;

pub use fields::unsupported;
pub use violation::{Violation, ViolationKind};
