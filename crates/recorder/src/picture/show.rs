//! One programme that is composed: its canvas and its encoder.

use super::canvas::Canvas;
use super::layout::Tile;
use crate::codec::Encoder;
use crate::{Config, Encoded};
use std::time::Duration;

/// An encoder that has ended so often is not started again.
const MOST_STARTS: u32 = 5;

/// A programme that is composed.
pub(super) struct Show {
    pub(super) canvas: Canvas,
    pub(super) tiles: Vec<Tile>,
    pub(super) encoder: Option<Encoder>,
    pub(super) starts: u32,
}

impl Show {
    /// Whether its encoder takes another picture at once; one that is not there yet is started by it.
    pub(super) fn has_room(&self) -> bool {
        self.encoder.as_ref().is_none_or(Encoder::has_room)
    }

    /// Encodes what is drawn; `Ok(false)` if it is left out, an error if that cannot be done, or, without
    /// a reason, has to be begun again.
    pub(super) fn encode(&mut self, config: &Config, patient: bool, time: Duration) -> Result<bool, Option<String>> {
        if self.encoder.is_none() {
            if self.starts >= MOST_STARTS {
                return Ok(true);
            }
            self.starts += 1;
            let Some(ffmpeg) = &config.ffmpeg else {
                self.starts = MOST_STARTS;
                return Err(Some("ffmpeg is not installed".into()));
            };
            let size = (config.width, config.height);
            let encoder = Encoder::start(ffmpeg, size, config.rate, patient).map_err(|error| {
                self.starts = MOST_STARTS;
                Some(error.to_string())
            })?;
            self.encoder = Some(encoder);
        }
        let Some(encoder) = &mut self.encoder else { return Ok(false) };
        encoder.feed(time, self.canvas.image()).map_err(|_| {
            self.encoder = None;
            (self.starts >= MOST_STARTS).then(|| "ffmpeg ends again and again; has it libx264?".into())
        })
    }

    pub(super) fn take(&mut self) -> Vec<Encoded> {
        let encoder = self.encoder.as_mut();
        encoder.map(|encoder| std::iter::from_fn(|| encoder.take()).collect()).unwrap_or_default()
    }
}
