//! Locks between processes that share a directory, released by the kernel when a process dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::time::SystemTime;

/// A held lock; dropping it releases it.
#[derive(Debug)]
pub(super) struct FileLock(File);

impl FileLock {
    /// Waits until nobody else holds the lock in any form.
    pub(super) async fn exclusive(path: &Path) -> io::Result<Self> {
        let file = open(path)?;
        wait_for(move || file.lock().map(|()| Self(file))).await
    }

    /// Waits until nobody holds the lock exclusively, and marks the file as used just now.
    pub(super) async fn shared(path: &Path) -> io::Result<Self> {
        let file = open(path)?;
        file.set_modified(SystemTime::now())?;
        wait_for(move || file.lock_shared().map(|()| Self(file))).await
    }

    /// Turns a shared lock into an exclusive one, or reports `false` when others share it. The
    /// lock counts as lost in that case.
    pub(super) fn try_make_exclusive(&self) -> io::Result<bool> {
        self.0.unlock()?;
        match self.0.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Locking blocks its thread for as long as another process takes to start a server.
async fn wait_for<T: Send + 'static>(
    wait: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(wait)
        .await
        .map_err(io::Error::other)?
}

fn open(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o644)
        .open(path)?;
    // A strict umask would keep the watchdog, which runs as the server account, from opening it.
    if file.metadata()?.permissions().mode() & 0o777 != 0o644 {
        file.set_permissions(PermissionsExt::from_mode(0o644))?;
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_shared_lock_becomes_exclusive_only_when_alone() {
        let path = std::env::temp_dir().join(format!("penstock-lock-{}", std::process::id()));
        let first = FileLock::shared(&path).await.unwrap();
        let second = FileLock::shared(&path).await.unwrap();
        assert!(!second.try_make_exclusive().unwrap());
        drop(first);
        assert!(second.try_make_exclusive().unwrap());
        assert!(matches!(
            open(&path).unwrap().try_lock_shared(),
            Err(TryLockError::WouldBlock)
        ));
        std::fs::remove_file(&path).unwrap();
    }
}
