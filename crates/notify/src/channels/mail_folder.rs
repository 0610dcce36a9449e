//! Mails as files: what there is before a mail server is set.

use super::message::compose;
use crate::{Channel, Parcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Writes each mail into a folder as `<uid>.eml`. A repeat replaces the file with the same.
#[derive(Clone, Debug)]
pub struct MailFolder {
    folder: PathBuf,
}

impl MailFolder {
    /// Mails go into `folder`, which is made when the first one comes.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Where the mail with this ID is or would be; `None` when the ID is not one.
    pub fn path(&self, uid: &str) -> Option<PathBuf> {
        let is_id = (1..=64).contains(&uid.len()) && uid.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_id.then(|| self.folder.join(format!("{uid}.eml")))
    }
}

impl Channel for MailFolder {
    fn name(&self) -> &'static str {
        "folder"
    }

    fn send<'a>(&'a self, parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>> {
        async move {
            let Parcel::Mail(mail) = parcel else { return Err(SendError::misrouted(self.name())) };
            let path = self.path(&mail.uid).ok_or_else(|| SendError::Permanent("the mail has no ID".to_owned()))?;
            let bytes = compose(mail, None)?.bytes;
            let detail = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let written = tokio::task::spawn_blocking(move || write(&path, &bytes)).await;
            let problem = match written {
                Ok(Ok(())) => return Ok(Receipt { detail }),
                Ok(Err(error)) => error.to_string(),
                Err(error) => error.to_string(),
            };
            Err(SendError::Temporary(format!("the mail could not be written to {}: {problem}", self.folder.display())))
        }
        .boxed()
    }
}

impl MailFolder {
    /// Drops mails that have not been written since `before`, so that the folder does not grow without end;
    /// how many.
    ///
    /// # Errors
    /// When the folder cannot be read or a file not removed. A folder that is not there yet is empty.
    pub fn forget(&self, before: SystemTime) -> io::Result<usize> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            entries => entries?,
        };
        let mut forgotten = 0;
        for entry in entries {
            let entry = entry?;
            let path = entry.path();
            let ours = path.extension().is_some_and(|extension| extension == "eml" || extension == "part");
            if ours && entry.metadata()?.modified()? < before {
                fs::remove_file(path)?;
                forgotten += 1;
            }
        }
        Ok(forgotten)
    }
}

/// Writes a file so that it is there as a whole or not at all, also after a power cut. Mails have
/// passwords in them, so nobody but the server's user reads them.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let unfinished = path.with_extension("part");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests;
