//! Chooses the operating-system account that the server runs as: Postgres refuses root.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;

use tokio::process::Command;

/// Accounts to run the server as when the caller is root, best first. `initdb` needs a passwd
/// entry, so a bare number will not do.
const SERVER_ACCOUNTS: [&str; 2] = ["postgres", "nobody"];

/// The account that the server and its files belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    name: String,
    uid: u32,
    /// Set when the caller is root and programs must be started under another account.
    switch_to_gid: Option<u32>,
}

/// Why no account could be chosen.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// `id -u` did not answer with a number.
    #[error("could not find out the current user with `id -u`; check that `id` is on the PATH")]
    WhoAmI(#[source] Option<io::Error>),
    /// Root, and neither `postgres` nor `nobody` exists.
    #[error(
        "PostgreSQL refuses to run as root and there is neither a `postgres` nor a `nobody` \
         account; create one (`useradd --system postgres`), run as an ordinary user, or set \
         DATABASE_URL"
    )]
    NoServerAccount,
    /// Existing files belong to a uid without a name.
    #[error(
        "{path} belongs to uid {uid}, which has no entry in the password database; create that \
         account, or give the directory to another with `chown -R`"
    )]
    NamelessOwner {
        /// The existing data directory.
        path: String,
        /// Its owner.
        uid: u32,
    },
}

impl Account {
    /// The caller's own account, or a system account when the caller is root.
    pub async fn for_server() -> Result<Self, AccountError> {
        let uid = current_uid().await?;
        if uid != 0 {
            return Ok(Self {
                name: format!("uid {uid}"),
                uid,
                switch_to_gid: None,
            });
        }
        for name in SERVER_ACCOUNTS {
            if let Some(entry) = passwd_entry(name).await {
                return Ok(entry);
            }
        }
        Err(AccountError::NoServerAccount)
    }

    /// The account that owns an existing data directory, when root may become it; `self` otherwise.
    ///
    /// A cluster made as `nobody` must go on as `nobody` after a `postgres` account has appeared.
    pub(super) async fn following_owner_of(self, data: &Path) -> Result<Self, AccountError> {
        let Some(owner) = fs::metadata(data).ok().map(|found| found.uid()) else {
            return Ok(self);
        };
        if self.switch_to_gid.is_none() || owner == self.uid || owner == 0 {
            return Ok(self);
        }
        passwd_entry(&owner.to_string())
            .await
            .ok_or_else(|| AccountError::NamelessOwner {
                path: data.display().to_string(),
                uid: owner,
            })
    }

    /// Its name, or `uid N` for the caller's own.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its user id.
    pub fn uid(&self) -> u32 {
        self.uid
    }

    /// Whether programs run under another account than the caller's.
    pub fn is_switched(&self) -> bool {
        self.switch_to_gid.is_some()
    }

    /// Makes a command run as this account. The standard library drops root's other groups too.
    pub(super) fn apply(&self, command: &mut Command) {
        if let Some(gid) = self.switch_to_gid {
            command.uid(self.uid).gid(gid);
        }
    }

    /// Hands a file that the caller has just made to this account.
    pub(super) fn give(&self, path: &Path) -> io::Result<()> {
        match self.switch_to_gid {
            Some(gid) => chown(path, Some(self.uid), Some(gid)),
            None => Ok(()),
        }
    }

    /// Whether a directory's permission bits let this account pass through it. Only meaningful for
    /// a switched account, which has no other groups than its own.
    pub(super) fn may_search(&self, directory: &fs::Metadata) -> bool {
        let Some(gid) = self.switch_to_gid else {
            return true;
        };
        let mode = directory.mode();
        if directory.uid() == self.uid {
            mode & 0o100 != 0
        } else if directory.gid() == gid {
            mode & 0o010 != 0
        } else {
            mode & 0o001 != 0
        }
    }
}

async fn current_uid() -> Result<u32, AccountError> {
    let output = Command::new("id").arg("-u").output().await;
    let output = output.map_err(|error| AccountError::WhoAmI(Some(error)))?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| AccountError::WhoAmI(None))
}

/// Looks an account up by name or number: in `/etc/passwd`, then wherever `getent` looks.
async fn passwd_entry(key: &str) -> Option<Account> {
    let file = fs::read_to_string("/etc/passwd").unwrap_or_default();
    if let Some(found) = parse_passwd(&file, key) {
        return Some(found);
    }
    let output = Command::new("getent")
        .args(["passwd", key])
        .output()
        .await
        .ok()?;
    parse_passwd(&String::from_utf8_lossy(&output.stdout), key)
}

fn parse_passwd(text: &str, key: &str) -> Option<Account> {
    text.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        let uid_text = fields.nth(1)?;
        let (uid, gid) = (parse_id(uid_text)?, parse_id(fields.next()?)?);
        let wanted = (name == key || uid_text == key) && uid != 0;
        wanted.then(|| Account {
            name: name.to_owned(),
            uid,
            switch_to_gid: Some(gid),
        })
    })
}

/// macOS writes `nobody` as -2.
fn parse_id(text: &str) -> Option<u32> {
    text.parse::<u32>()
        .ok()
        .or_else(|| text.parse::<i32>().ok().map(i32::cast_unsigned))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWD: &str = "root:x:0:0:root:/root:/bin/bash\n\
        nobody:*:-2:-2:Unprivileged:/var/empty:/usr/bin/false\n\
        broken line\n\
        postgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n";

    #[test]
    fn passwd_lines_are_found_by_name_and_number() {
        let postgres = Account {
            name: "postgres".into(),
            uid: 101,
            switch_to_gid: Some(104),
        };
        assert_eq!(parse_passwd(PASSWD, "postgres"), Some(postgres.clone()));
        assert_eq!(parse_passwd(PASSWD, "101"), Some(postgres));
        assert_eq!(
            parse_passwd(PASSWD, "nobody").map(|found| found.uid),
            Some(u32::MAX - 1)
        );
        assert_eq!(parse_passwd(PASSWD, "mallory"), None);
    }

    #[test]
    fn root_is_never_a_server_account() {
        assert_eq!(parse_passwd(PASSWD, "root"), None);
        assert_eq!(parse_passwd(PASSWD, "0"), None);
    }

    #[tokio::test]
    async fn the_server_account_is_not_root_and_commands_run_as_it() {
        let account = Account::for_server().await.unwrap();
        assert_ne!(account.uid(), 0);
        assert_eq!(account.is_switched(), current_uid().await.unwrap() == 0);
        let mut command = Command::new("id");
        account.apply(command.arg("-u"));
        let output = command.output().await.unwrap();
        assert_eq!(
            String::from_utf8_lossy(&output.stdout).trim(),
            account.uid().to_string()
        );
    }
}
