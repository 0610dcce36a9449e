//! Mails as files: what there is before a mail server is set.

use super::message::compose;
use crate::{Channel, Parcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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

/// Writes a file so that it is there as a whole or not at all, also after a power cut.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(folder)?;
    let unfinished = path.with_extension("part");
    let mut file = File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, path)?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests;
