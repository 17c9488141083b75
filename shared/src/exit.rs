//! How a program ends: with success, or with its error and what led to it on one line of standard error.

use std::{fmt, process::ExitCode};

/// The exit code of a program's result. The error is printed with its causes (`{:#}` of `anyhow`) and no backtrace: it is
/// for whoever started the program, and says what to do.
pub fn code<E: fmt::Display>(result: Result<(), E>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
