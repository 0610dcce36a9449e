//! Space that was bought, and recordings that would take more of it than there is.

use super::{Recordings, Trouble};
use crate::clock;
use crate::live::Command;
use convoca_booking::{CorporationId, RecordedFile, ResourceKind};
use convoca_conference::RecordTrouble;
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::time::Duration;
use tokio::sync::watch;

/// How often it is looked whether there is still space. A recording in 720p writes some megabytes meanwhile.
const LOOK: Duration = Duration::from_secs(5);

/// What is bought is counted in gigabytes.
const GIGABYTE: u64 = 1_000_000_000;

impl Recordings {
    /// Whether the corporation may record now.
    ///
    /// # Errors
    /// A [`Trouble`].
    pub async fn may_record(&self, id: &CorporationId) -> Result<(), Trouble> {
        self.has_space(id, 0).await
    }

    /// Whether the corporation has space for more than what is listed and these bytes.
    async fn has_space(&self, id: &CorporationId, unlisted: u64) -> Result<(), Trouble> {
        let Some(corporation) = self.store().corporation(id).await? else { return Ok(()) };
        let Some(most_gb) = corporation.limits(clock::now()).most(ResourceKind::RecordingGb) else { return Ok(()) };
        if most_gb == 0 {
            return Err(Trouble::NotBought);
        }
        let used = self.store().recorded_bytes(Some(id)).await?.saturating_add(unlisted);
        if used >= most_gb.saturating_mul(GIGABYTE) { Err(Trouble::Full) } else { Ok(()) }
    }

    /// Ends recordings of corporations whose space is used up, until the server stops.
    pub async fn watch_space(self, mut stopped: watch::Receiver<bool>) {
        loop {
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
            self.look_at_space().await;
        }
    }

    async fn look_at_space(&self) {
        let mut corporations: BTreeMap<CorporationId, Vec<_>> = BTreeMap::new();
        for making in &*self.making() {
            let theirs = corporations.entry(making.corporation.clone()).or_default();
            theirs.push((making.holding.clone(), making.commands.clone()));
        }
        for (id, makings) in corporations {
            let holdings: Vec<String> = makings.iter().map(|(holding, _)| holding.clone()).collect();
            let space = match self.unlisted_bytes(&id, &holdings).await {
                Ok(unlisted) => self.has_space(&id, unlisted).await,
                Err(trouble) => Err(trouble),
            };
            match space {
                Ok(()) => {}
                Err(Trouble::NotBought | Trouble::Full) => {
                    for commands in makings.iter().filter_map(|(_, commands)| commands.upgrade()) {
                        // A meeting with so much to do hears of it when it is looked again.
                        let _ = commands.try_send(Command::RecordingFailed(RecordTrouble::NoSpace));
                    }
                }
                Err(error) => tracing::error!(%error, "whether there is space for recordings is not known"),
            }
        }
    }

    /// How many bytes lie in the folders of these holdings that are not listed yet.
    async fn unlisted_bytes(&self, id: &CorporationId, holdings: &[String]) -> Result<u64, Trouble> {
        let listed = self.store().recorded_files(id, holdings).await?.into_values().flatten();
        let listed: HashSet<String> = listed.map(|file| file.id).collect();
        let folders: Vec<PathBuf> = holdings.iter().map(|holding| self.shared.folder.join(holding)).collect();
        let counted = tokio::task::spawn_blocking(move || folders.iter().map(|one| unlisted(one, &listed)).sum());
        Ok(counted.await.unwrap_or_default())
    }
}

/// The bytes of a folder's recordings without those that are listed. What cannot be read counts nothing.
fn unlisted(folder: &std::path::Path, listed: &HashSet<String>) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let sizes = entries.flatten().filter_map(|entry| {
        let path = entry.path();
        let name = path.file_stem()?.to_str()?;
        RecordedFile::read_name(name).filter(|_| !listed.contains(name))?;
        entry.metadata().ok().map(|known| known.len())
    });
    sizes.sum()
}
