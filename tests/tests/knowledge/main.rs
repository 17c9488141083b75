//! The knowledge base as writers, clients and running programs meet it.

mod catalogue;
mod commands;
mod reload;
