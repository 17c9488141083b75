//! What programs say to whoever started them. Nobody who stops listening stops a program: the macros of the standard library
//! panic where a log's disk is full or its reader is gone.

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write},
};

/// Says something on standard error, to whoever still hears it.
pub fn say(what: impl Display) {
    writeln!(io::stderr(), "{what}").unwrap_or_default();
}

/// Writes a command's result on standard output, with a line's end where it has none. Whoever stops reading has seen enough,
/// as `head` does.
pub fn print(what: impl Display) -> io::Result<()> {
    let text = what.to_string();
    let mut output = io::stdout().lock();
    let written = output
        .write_all(text.as_bytes())
        .and_then(|()| output.write_all(if text.ends_with('\n') { b"" } else { b"\n" }))
        .and_then(|()| output.flush());
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
