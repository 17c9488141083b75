//! What the composer and the truthfulness check both know about English résumés. No I/O.

pub mod abbreviations;
pub mod abroad;
pub mod casing;
pub mod dates;
pub mod gazetteer;
pub mod kinds;
pub mod periods;
pub mod places;
pub mod products;
pub mod spelling;
pub mod taken_back;
pub mod things;
pub mod titles;
pub mod tokens;
pub mod verbs;
pub mod words;
