//! A copy of the knowledge base that a test may spoil.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

/// The knowledge base that is shipped.
pub const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../knowledge_base");

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A copy in a folder of its own, removed when dropped.
#[derive(Debug)]
pub struct KnowledgeCopy {
    dir: PathBuf,
}

impl KnowledgeCopy {
    /// Copies what is shipped.
    pub fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("penstock-knowledge-{}-{number}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        copy(Path::new(SHIPPED), &dir);
        Self { dir }
    }

    /// The folder, for `KNOWLEDGE_BASE`.
    pub fn path(&self) -> &str {
        self.dir.to_str().expect("a plain path")
    }

    /// Replaces a text that stands in a file.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let path = self.dir.join(file);
        let text = fs::read_to_string(&path).expect("a file of the knowledge base");
        assert!(text.contains(from), "{file} does not hold {from}");
        fs::write(&path, text.replacen(from, to, 1)).expect("the copy can be written");
    }
}

impl Default for KnowledgeCopy {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for KnowledgeCopy {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.dir).expect("the copy can be removed");
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for the copy");
    for entry in fs::read_dir(from).expect("the knowledge base") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copied file");
        }
    }
}
