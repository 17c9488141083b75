//! Reads `postmaster.pid` and tells a living server from a number that another program now has.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use tokio::process::Command;

/// No process can have this id: Linux stops at 4194304 (`PID_MAX_LIMIT`), the BSDs and macOS at 99999.
const IMPOSSIBLE_PID: i32 = i32::MAX;

/// Who holds a data directory, going by its `postmaster.pid`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// Nobody: there is no file, or its process is gone, which Postgres notices by itself.
    Nobody,
    /// A server for this very directory.
    Server(u32),
    /// Nobody, but the number in the file is taken, which blocks a start: by another program, or by
    /// the dead server itself where nothing reaps it, as in a container without an init process.
    StrangerWithItsPid,
}

/// Looks at the data directory's `postmaster.pid`. `data` must be a real path.
pub(super) async fn holder(data: &Path) -> io::Result<Holder> {
    let text = match fs::read_to_string(data.join("postmaster.pid")) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Holder::Nobody),
        Err(error) => return Err(error),
    };
    let Some(pid) = first_line_number(&text) else {
        // Cut short by a full disk: Postgres refuses to start with it.
        return Ok(Holder::StrangerWithItsPid);
    };
    Ok(match running_program(pid, data).await? {
        Program::None => Holder::Nobody,
        Program::ServerOfThisDirectory => Holder::Server(pid),
        Program::Other => Holder::StrangerWithItsPid,
    })
}

/// Takes the stranger's number out of `postmaster.pid`.
///
/// The rest of the file stays, since it names the shared memory by which Postgres recognises
/// backends that outlived their server; removing the file would take that safeguard away.
pub(super) fn forget_pid(data: &Path) -> io::Result<()> {
    let path = data.join("postmaster.pid");
    let text = fs::read_to_string(&path)?;
    match text.split_once('\n') {
        Some((_, rest)) if first_line_number(&text).is_some() => {
            fs::write(path, format!("{IMPOSSIBLE_PID}\n{rest}"))
        }
        _ => fs::remove_file(path),
    }
}

/// Removes what a dead server left in its socket directory: the lock file there has the same fault.
pub(super) fn clear_sockets(sockets: &Path) -> io::Result<()> {
    for entry in fs::read_dir(sockets)? {
        let entry = entry?;
        if entry
            .file_name()
            .as_encoded_bytes()
            .starts_with(b".s.PGSQL.")
        {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The number in the first line; a stand-alone backend writes it negative.
fn first_line_number(text: &str) -> Option<u32> {
    let pid: i32 = text.lines().next()?.trim().parse().ok()?;
    (pid != 0).then(|| pid.unsigned_abs())
}

enum Program {
    None,
    ServerOfThisDirectory,
    Other,
}

async fn running_program(pid: u32, data: &Path) -> io::Result<Program> {
    let process = Path::new("/proc").join(pid.to_string());
    if !Path::new("/proc/self/comm").exists() {
        return running_program_by_ps(pid).await;
    }
    let name = match fs::read_to_string(process.join("comm")) {
        Ok(name) => name,
        Err(_) if !process.exists() => return Ok(Program::None),
        Err(error) => return Err(error),
    };
    let stat = fs::read_to_string(process.join("stat")).unwrap_or_default();
    // A server's working directory is its data directory. Where it may not be read, the name decides.
    let elsewhere = fs::read_link(process.join("cwd")).is_ok_and(|directory| directory != data);
    let is_server = matches!(name.trim(), "postgres" | "postmaster")
        && !elsewhere
        && !is_zombie(state_in_stat(&stat));
    Ok(if is_server {
        Program::ServerOfThisDirectory
    } else {
        Program::Other
    })
}

/// The state in `/proc/<pid>/stat`: `42 (any name) Z 1 …`.
fn state_in_stat(stat: &str) -> &str {
    stat.rsplit_once(')')
        .map_or("", |(_, rest)| rest.trim_start())
}

fn is_zombie(state: &str) -> bool {
    state.starts_with(['Z', 'X'])
}

async fn running_program_by_ps(pid: u32) -> io::Result<Program> {
    let output = Command::new("ps")
        .args(["-o", "stat=", "-o", "command=", "-p", &pid.to_string()])
        .output()
        .await?;
    let command = String::from_utf8_lossy(&output.stdout);
    Ok(match command.trim().split_once(char::is_whitespace) {
        None => Program::None,
        Some((state, command)) if !is_zombie(state) && is_server_command(command.trim()) => {
            Program::ServerOfThisDirectory
        }
        Some(_) => Program::Other,
    })
}

/// Backends show as `postgres: user database …` and are never the process that holds a directory.
fn is_server_command(command: &str) -> bool {
    let program = command.split(" -").next().unwrap_or(command);
    (program.ends_with("postgres") || program.ends_with("postmaster"))
        && !command.starts_with("postgres:")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str, contents: &str) -> std::path::PathBuf {
        let data = std::env::temp_dir().join(format!("penstock-{name}-{}", std::process::id()));
        fs::create_dir_all(&data).unwrap();
        fs::write(data.join("postmaster.pid"), contents).unwrap();
        data
    }

    #[tokio::test]
    async fn another_program_with_the_number_is_told_from_a_dead_server() {
        let own = std::process::id();
        let data = scratch("holder", &format!("{own}\n/data\n0\n5432\n\n\n 1 2\n"));
        assert_eq!(holder(&data).await.unwrap(), Holder::StrangerWithItsPid);
        forget_pid(&data).unwrap();
        assert_eq!(holder(&data).await.unwrap(), Holder::Nobody);
        let text = fs::read_to_string(data.join("postmaster.pid")).unwrap();
        assert!(text.ends_with("\n/data\n0\n5432\n\n\n 1 2\n"), "{text}");
        fs::remove_dir_all(data).unwrap();
    }

    #[tokio::test]
    async fn a_file_cut_short_is_removed() {
        let data = scratch("cut", "");
        assert_eq!(holder(&data).await.unwrap(), Holder::StrangerWithItsPid);
        forget_pid(&data).unwrap();
        assert_eq!(holder(&data).await.unwrap(), Holder::Nobody);
        fs::remove_dir_all(data).unwrap();
    }

    #[tokio::test]
    async fn ps_finds_this_process_and_not_an_impossible_one() {
        let own = running_program_by_ps(std::process::id()).await.unwrap();
        assert!(matches!(own, Program::Other));
        let impossible = IMPOSSIBLE_PID.unsigned_abs();
        assert!(matches!(
            running_program_by_ps(impossible).await.unwrap(),
            Program::None
        ));
    }

    #[test]
    fn zombies_are_recognised() {
        assert!(is_zombie(state_in_stat("42 (a (b) c) Z 1 42")));
        assert!(!is_zombie(state_in_stat("42 (postgres) S 1 42")));
        assert!(!is_zombie(state_in_stat("")));
    }

    #[test]
    fn backends_are_not_servers() {
        assert!(is_server_command(
            "/opt/homebrew/opt/postgresql@17/bin/postgres -D /data-17"
        ));
        assert!(!is_server_command(
            "postgres: penstock: postgres app [local] idle"
        ));
        assert!(!is_server_command("vim -R postgres"));
    }
}
