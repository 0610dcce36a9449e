//! From a join link to the first picture: the time from opening the WebSocket until the last packet of
//! the first keyframe has come. Decoding and painting it are a browser's, and not in it.
//!
//! Joins are `APART`, because a sender is asked for a keyframe at most every half second: one who
//! joins right after another waits for that, which says nothing about joining.

use super::crowd::{Crowd, Part, Sends};
use super::hall::Hall;
use super::scene::settle;
use crate::Failure;
use crate::media::{Clip, Encoding, Frame};
use crate::participant::Participant;
use crate::participant::pattern::{FRAME_TIME, KEYFRAME, OTHER};
use std::path::Path;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// How long a join took, from opening the WebSocket.
#[derive(Clone, Copy, Debug)]
pub struct Join {
    /// Until media was connected (ICE and DTLS).
    pub connected: Duration,
    /// Until the first keyframe was whole.
    pub picture: Duration,
}

/// Longest wait for a picture.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long after one has left the next one joins.
const APART: Duration = Duration::from_secs(1);

/// How often a participant looks whether it has a picture. What is measured is when it came.
const LOOK: Duration = Duration::from_millis(20);

/// Bytes in a frame of each of three layers, which at [`FRAME_TIME`] make 150, 500 and 1,500 kbit/s.
const LAYERS: [usize; 3] = [600, 2_000, 6_000];

/// Frames of a clip; a keyframe is the first one, and any that is asked for.
const FRAMES: usize = 300;

/// A clip of three layers that looks like VP8 to whoever forwards it.
pub fn three_layers() -> Arc<Clip> {
    let video = LAYERS.into_iter().map(|size| {
        let frame = |at: usize| {
            let mut data = vec![0x5a; size];
            data[0] = if at == 0 { KEYFRAME[0] } else { OTHER };
            data[1..KEYFRAME.len()].copy_from_slice(&KEYFRAME[1..]);
            Frame { keyframe: at == 0, data: data.into() }
        };
        Encoding { frames: (0..FRAMES).map(frame).collect(), frame_time: FRAME_TIME }
    });
    Arc::new(Clip { video: video.collect(), sound: Vec::new() })
}

/// Times so many joins, one after the other, of a meeting in which one sends and one looks already.
///
/// # Errors
/// When something does not work, or a picture does not come.
pub async fn pictures(binary: &Path, joins: usize, sends: Sends) -> Result<Vec<Join>, Failure> {
    let mut hall = Hall::open(binary).await?;
    let meeting = hall.book().await?;
    let crowd = Crowd::gather(vec![Part::sender(&meeting.host, sends), Part::receiver(&meeting.guest, 1)]).await?;
    // Whoever is there already has a picture, so that nobody who joins pays for a sender's start.
    settle(&crowd, 1).await?;
    let mut times = Vec::with_capacity(joins);
    for number in 0..joins {
        let plan = Part::receiver(&meeting.guest, 1).plan(format!("Late {number}"));
        let begin = Instant::now();
        let mut participant = Participant::enter(plan).await?;
        participant.joined().await?;
        participant.begin_media().await?;
        let tally = participant.tally();
        let (connected, picture) = loop {
            participant.run(Instant::now() + LOOK).await?;
            {
                let tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
                if let (Some(connected), Some(picture)) = (tally.connected, tally.first_picture) {
                    break (connected, picture);
                }
            }
            if begin.elapsed() > PATIENCE {
                return Err(format!("no picture came to one who joined: {}", participant.report()).into());
            }
        };
        let after = |moment: Instant| moment.saturating_duration_since(begin);
        times.push(Join { connected: after(connected), picture: after(picture) });
        participant.leave().await?;
        sleep(APART).await;
    }
    crowd.disperse()?;
    hall.close().await?;
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clip_has_the_rates_of_a_camera() {
        let clip = three_layers();
        let rates: Vec<f64> = clip
            .video
            .iter()
            .map(|layer| layer.frames[1].data.len() as f64 * 8.0 / layer.frame_time.as_secs_f64() / 1e3)
            .collect();
        assert_eq!(rates, [150.0, 500.0, 1_500.0]);
        for layer in &clip.video {
            let keyframes: Vec<_> = layer.frames.iter().take(3).map(|frame| frame.keyframe).collect();
            assert_eq!(keyframes, [true, false, false]);
            assert!(layer.frames.iter().all(|frame| crate::media::vp8::is_keyframe(&frame.data) == frame.keyframe));
        }
    }
}
