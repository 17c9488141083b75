//! How a program ends: with success, or with its error and what led to it on one line of standard error.

use std::{fmt, process::ExitCode};

use crate::terminal::say;

/// The exit code of a program's result. The error is printed with its causes (`{:#}` of `anyhow`) and no backtrace: it is
/// for whoever started the program, and says what to do.
pub fn code<E: fmt::Display>(result: Result<(), E>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(format_args!("error: {}", said_once(&format!("{error:#}"))));
            ExitCode::FAILURE
        }
    }
}

/// The error without a last cause that repeats what stands before it, as those of some libraries do.
fn said_once(error: &str) -> &str {
    let repeated = error.match_indices(": ").find_map(|(at, joint)| {
        let (before, cause) = (&error[..at], &error[at + joint.len()..]);
        before.ends_with(cause).then_some(before)
    });
    repeated.unwrap_or(error)
}

#[cfg(test)]
mod tests {
    use super::said_once;

    #[test]
    fn a_cause_is_said_once() {
        for (error, said) in [
            (
                "no way: refused (os error 111): refused (os error 111)",
                "no way: refused (os error 111)",
            ),
            ("a: b: c", "a: b: c"),
        ] {
            assert_eq!(said_once(error), said);
        }
    }
}
