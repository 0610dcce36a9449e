//! Gives a file what it can only get when nothing more comes: its length and an index to seek by. After
//! a crash it also cuts off what was being written.

use sha2::{Digest as _, Sha256};
use shiguredo_mp4::boxes::{MehdBox, MoofBox, MoovBox, SidxBox, SidxReference};
use shiguredo_mp4::{Decode as _, Encode as _};
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::Duration;

/// Bytes before the first fragment that are kept for an index: some two thousand entries, one for each
/// five seconds of three hours.
pub(super) const HEADER_ROOM: usize = 32 << 10;

/// Most bytes of a `moov` or `moof` that are read into memory. Ours have a few hundred samples.
const MOST: u64 = 1 << 20;

/// Bytes of an index entry, and of all that is around the entries.
const ENTRY: usize = 12;
const AROUND: usize = 64;

/// What a file turned out to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// Its size.
    pub bytes: u64,
    /// How long it plays.
    pub duration: Duration,
    /// SHA-256 of it.
    pub sha256: [u8; 32],
}

/// Why a file cannot be mended.
#[derive(Debug, thiserror::Error)]
pub enum MendError {
    /// There is nothing in it that could be played.
    #[error("nothing was recorded")]
    Empty,
    /// It is not one of ours.
    #[error("not a file of the recorder")]
    Foreign,
    /// It cannot be read or written.
    #[error("the file cannot be mended")]
    Io(#[from] io::Error),
}

/// A fragment: where it begins and ends, and what its reference track says.
struct Fragment {
    at: u64,
    end: u64,
    from: u64,
    until: u64,
    keyframe: bool,
}

/// Mends a file that this recorder, or another that was killed, has written. Doing it again changes
/// nothing.
///
/// # Errors
/// When nothing can be played, the file is not ours, or it cannot be read or written.
pub fn mend(path: &Path) -> Result<Mended, MendError> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let length = file.metadata()?.len();
    let (mut at, mut moov_at) = (0, None);
    let mut moov: Option<MoovBox> = None;
    let mut fragments: Vec<Fragment> = Vec::new();
    let mut begun: Option<(u64, MoofBox)> = None;
    let mut duration = Duration::ZERO;
    while let Some((kind, size)) = header(&mut file, at, length)? {
        match &kind {
            b"moov" => {
                (moov, moov_at) = (MoovBox::decode(&read(&mut file, at, size)?).ok().map(|(moov, _)| moov), Some(at));
            }
            b"moof" => begun = MoofBox::decode(&read(&mut file, at, size)?).ok().map(|(moof, _)| (at, moof)),
            b"mdat" => {
                let Some(moov) = &moov else { return Err(MendError::Foreign) };
                let Some((from, moof)) = begun.take() else { break };
                let Some((fragment, until)) = look(moov, &moof, from, at + size) else { break };
                duration = duration.max(until);
                fragments.push(fragment);
            }
            b"ftyp" | b"free" | b"sidx" => {}
            _ => break,
        }
        at += size;
    }
    let (Some(mut moov), Some(moov_at)) = (moov, moov_at) else {
        return Err(if length == 0 { MendError::Empty } else { MendError::Foreign });
    };
    let (Some(first), Some(last)) = (fragments.first(), fragments.last()) else { return Err(MendError::Empty) };
    let (room_from, room_until) = (moov_at, first.at);
    if last.end < length {
        file.set_len(last.end)?;
    }
    let scale = u128::from(moov.mvhd_box.timescale.get());
    let in_movie = (duration.as_nanos() * scale / 1_000_000_000) as u64;
    if let Some(mvex) = &mut moov.mvex_box {
        mvex.mehd_box = Some(MehdBox { fragment_duration: in_movie });
    }
    let mut head = moov.encode_to_vec().map_err(|_| MendError::Foreign)?;
    let room = (room_until - room_from) as usize;
    if let Some(index) = index(&moov, &fragments, room.saturating_sub(head.len())) {
        head.extend(index);
    }
    match room.checked_sub(head.len()) {
        Some(0) => {}
        Some(rest) if rest >= 8 => head.extend(free(rest)),
        _ => return Err(MendError::Foreign),
    }
    file.seek(SeekFrom::Start(room_from))?;
    file.write_all(&head)?;
    file.sync_all()?;
    Ok(Mended { bytes: last.end, duration, sha256: hash(&mut file)? })
}

/// Kind and size of the box at `at`; `None` at the end, or when it is cut off.
fn header(file: &mut File, at: u64, length: u64) -> io::Result<Option<([u8; 4], u64)>> {
    if length.saturating_sub(at) < 8 {
        return Ok(None);
    }
    let mut bytes = [0; 8];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    let [s0, s1, s2, s3, kind @ ..] = bytes;
    let size = u64::from(u32::from_be_bytes([s0, s1, s2, s3]));
    Ok((size >= 8 && at + size <= length).then_some((kind, size)))
}

fn read(file: &mut File, at: u64, size: u64) -> Result<Vec<u8>, MendError> {
    if size > MOST {
        return Err(MendError::Foreign);
    }
    let mut bytes = vec![0; size as usize];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// What a fragment says, and when its longer track ends.
fn look(moov: &MoovBox, moof: &MoofBox, at: u64, end: u64) -> Option<(Fragment, Duration)> {
    let mut longest = Duration::ZERO;
    let mut reference = None;
    for traf in &moof.traf_boxes {
        let track = traf.tfhd_box.track_id;
        let scale = timescale(moov, track)?;
        let from = traf.tfdt_box.as_ref()?.base_media_decode_time;
        let samples = || traf.trun_boxes.iter().flat_map(|trun| &trun.samples);
        let lasts = samples().try_fold(0u64, |sum, sample| Some(sum + u64::from(sample.duration?)))?;
        let until = from.checked_add(lasts)?;
        longest = longest.max(Duration::from_nanos((u128::from(until) * 1_000_000_000 / u128::from(scale)) as u64));
        if track == moov.trak_boxes.first()?.tkhd_box.track_id {
            let keyframe = !samples().next()?.flags?.sample_is_non_sync_sample();
            reference = Some(Fragment { at, end, from, until, keyframe });
        }
    }
    Some((reference?, longest))
}

fn timescale(moov: &MoovBox, track: u32) -> Option<u32> {
    let trak = moov.trak_boxes.iter().find(|trak| trak.tkhd_box.track_id == track)?;
    Some(trak.mdia_box.mdhd_box.timescale.get())
}

/// A `sidx` that fits into `room` bytes, beside a `free` of what is left.
fn index(moov: &MoovBox, fragments: &[Fragment], room: usize) -> Option<Vec<u8>> {
    let track = moov.trak_boxes.first()?.tkhd_box.track_id;
    let most = room.checked_sub(AROUND)? / ENTRY;
    let keyframes = fragments.iter().filter(|fragment| fragment.keyframe).count();
    // Each entry begins with a keyframe; if there are too many, some are left out evenly.
    let every = keyframes.div_ceil(most.max(1)).max(1);
    let (mut references, mut met): (Vec<SidxReference>, usize) = (Vec::new(), 0);
    for fragment in fragments {
        let begins = references.is_empty() || fragment.keyframe && met.is_multiple_of(every);
        met += usize::from(fragment.keyframe);
        let (size, lasts) = ((fragment.end - fragment.at) as u32, (fragment.until - fragment.from) as u32);
        match references.last_mut() {
            Some(last) if !begins => {
                last.referenced_size = last.referenced_size.checked_add(size)?;
                last.subsegment_duration = last.subsegment_duration.checked_add(lasts)?;
            }
            _ => references.push(SidxReference {
                reference_type: false,
                referenced_size: size,
                subsegment_duration: lasts,
                starts_with_sap: fragment.keyframe,
                sap_type: u8::from(fragment.keyframe),
                sap_delta_time: 0,
            }),
        }
    }
    let mut sidx = SidxBox {
        reference_id: track,
        timescale: timescale(moov, track)?,
        earliest_presentation_time: fragments.first()?.from,
        first_offset: 0,
        references,
    };
    let length = sidx.encode_to_vec().ok()?.len();
    sidx.first_offset = room.checked_sub(length)? as u64;
    sidx.encode_to_vec().ok().filter(|bytes| bytes.len() == length && room - length >= 8)
}

/// A box of `size` bytes, at least 8, that says nothing.
pub(super) fn free(size: usize) -> Vec<u8> {
    let mut bytes = vec![0; size];
    bytes[..4].copy_from_slice(&(size as u32).to_be_bytes());
    bytes[4..8].copy_from_slice(b"free");
    bytes
}

fn hash(file: &mut File) -> io::Result<[u8; 32]> {
    file.seek(SeekFrom::Start(0))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.finalize().into()),
            count => hash.update(&buffer[..count]),
        }
    }
}
