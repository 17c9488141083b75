//! Finds the folder of the knowledge base when nobody names one.

use std::path::{Path, PathBuf};

/// The folder's usual name.
const FOLDER: &str = "knowledge_base";

/// There is no knowledge base where one would be expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no folder `{FOLDER}` here, in a parent folder or beside the program: name it with --knowledge-base or KNOWLEDGE_BASE"
)]
pub struct NotFound;

/// The folder named, else `knowledge_base` in the current folder or above, else beside the program or above.
pub fn locate(named: Option<&Path>) -> Result<PathBuf, NotFound> {
    if let Some(named) = named {
        return Ok(named.to_owned());
    }
    let here = std::env::current_dir().ok();
    let program = std::env::current_exe().ok();
    [here, program]
        .iter()
        .flatten()
        .flat_map(|start| start.ancestors())
        .map(|folder| folder.join(FOLDER))
        .find(|folder| folder.is_dir())
        .ok_or(NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_folder_is_taken_as_it_is() {
        assert_eq!(
            locate(Some(Path::new("/no/such"))),
            Ok(PathBuf::from("/no/such"))
        );
    }

    #[test]
    fn the_repositorys_own_folder_is_found_from_within() {
        assert!(locate(None).unwrap().join("templates").is_dir());
    }
}
