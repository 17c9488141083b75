//! Reads the knowledge base's files from disk, in path order.

use std::{collections::HashMap, fs, io, path::Path};

use super::{
    format::SourceFile,
    problem::{KnowledgeError, Problem},
    readers::FOLDERS,
};

/// What was found on disk.
#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    /// The knowledge files, ordered by path.
    pub files: Vec<SourceFile>,
    /// The pictures that a template may name, by path.
    pub previews: HashMap<String, Vec<u8>>,
    /// Files that cannot be knowledge files.
    pub problems: Vec<Problem>,
}

/// Reads the four folders and the pictures.
///
/// # Errors
/// When the directory, a folder or a file cannot be read.
pub(super) fn read(dir: &Path) -> Result<Sources, KnowledgeError> {
    let mut sources = Sources::default();
    for name in names(dir)? {
        if Path::new(&name)
            .extension()
            .is_some_and(|ending| ending == "md")
            && name != "README.md"
        {
            let folders = FOLDERS.join("/, ");
            sources.problems.push(misplaced(
                name,
                format!("is in no folder; move it to one of {folders}/"),
            ));
        }
    }
    for folder in FOLDERS {
        for name in names(&dir.join(folder))? {
            let path = format!("{folder}/{name}");
            if Path::new(&name)
                .extension()
                .is_none_or(|ending| ending != "md")
            {
                sources.problems.push(misplaced(
                    path,
                    "is not read; give it the ending .md or move it away".into(),
                ));
                continue;
            }
            match fs::read_to_string(dir.join(&path)) {
                Ok(text) => sources.files.push(SourceFile::new(path, &text)),
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                    sources.problems.push(misplaced(
                        path,
                        "is not UTF-8 text; save it as UTF-8".into(),
                    ));
                }
                Err(source) => {
                    return Err(KnowledgeError::Unreadable {
                        path: dir.join(&path),
                        source,
                    });
                }
            }
        }
    }
    let pictures = dir.join("previews");
    if pictures.is_dir() {
        for name in names(&pictures)? {
            let path = format!("previews/{name}");
            let picture =
                fs::read(dir.join(&path)).map_err(|source| KnowledgeError::Unreadable {
                    path: dir.join(&path),
                    source,
                })?;
            sources.previews.insert(path, picture);
        }
    }
    Ok(sources)
}

/// Names in a directory, sorted, without those that begin with a dot.
fn names(dir: &Path) -> Result<Vec<String>, KnowledgeError> {
    let unreadable = |source| KnowledgeError::Unreadable {
        path: dir.to_owned(),
        source,
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let name = entry
            .map_err(unreadable)?
            .file_name()
            .to_string_lossy()
            .into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn misplaced(file: String, message: String) -> Problem {
    Problem {
        file,
        line: 1,
        field: "file".into(),
        message,
    }
}
