//! The key that seals secrets in the database, kept in a file that only the operator can read.

use crate::clock;
use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why there is no key.
#[derive(Debug, Error)]
pub enum KeyFileError {
    /// The file cannot be read or made.
    #[error("cannot use the key file {path}")]
    Unusable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file does not hold 64 hex digits.
    #[error("the key file {path} must hold 64 hex digits")]
    Malformed {
        /// Which file.
        path: PathBuf,
    },
}

/// Reads the key in `path`, making the file with a fresh key when there is none. A file made by
/// another server at the same moment wins.
///
/// # Errors
/// When the file cannot be read or made, or holds something else.
pub fn read_or_make(path: &Path) -> Result<[u8; 32], KeyFileError> {
    match make(path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(source) => return Err(KeyFileError::Unusable { path: path.to_owned(), source }),
    }
    read(path)
}

/// Reads the key in `path`.
///
/// # Errors
/// When the file cannot be read, or holds something else.
pub fn read(path: &Path) -> Result<[u8; 32], KeyFileError> {
    let text = fs::read_to_string(path).map_err(|source| KeyFileError::Unusable { path: path.to_owned(), source })?;
    let mut key = [0; 32];
    hex::decode_to_slice(text.trim(), &mut key).map_err(|_| KeyFileError::Malformed { path: path.to_owned() })?;
    Ok(key)
}

/// Whether others than the owner can read `path`.
///
/// # Errors
/// When the file cannot be looked at.
pub fn is_exposed(path: &Path) -> io::Result<bool> {
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 != 0)
}

/// Writes a fresh key under a passing name and links it into place, so that nobody sees half a key.
fn make(path: &Path) -> io::Result<()> {
    if path.exists() {
        return Ok(());
    }
    let draft = path.with_extension(format!("{}.new", clock::random_hex(8)));
    write_private(&draft, format!("{}\n", clock::random_hex(32)).as_bytes())?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    linked
}

/// Writes a new file that only its owner can read, durably.
///
/// # Errors
/// When it exists already or cannot be written.
pub fn write_private(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        let key = read_or_make(&path).unwrap();
        assert_eq!(read_or_make(&path).unwrap(), key);
        assert!(!is_exposed(&path).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn another_text_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        fs::write(&path, "abc").unwrap();
        assert!(matches!(read_or_make(&path), Err(KeyFileError::Malformed { .. })));
    }
}
