//! Generation: the trait that every language model meets, its two implementations, and the prompt.

pub mod builtin;
pub mod language_model;
pub mod openai;
pub mod prompt;
