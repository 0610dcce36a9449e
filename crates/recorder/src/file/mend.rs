//! Gives a file what it can only get when nothing more comes: its length and an index to seek by. After
//! a crash it also cuts off what was being written.

use sha2::{Digest as _, Sha256};
use shiguredo_mp4::boxes::{MehdBox, MoofBox, MoovBox, SidxBox, SidxReference};
use shiguredo_mp4::{Decode as _, Encode as _};
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::Duration;

/// Bytes before the first fragment that are kept for an index: some eleven thousand entries, one for each
/// second of three hours.
pub(super) const HEADER_ROOM: usize = 136 << 10;

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

/// A fragment: where it begins and ends in the file, and what it says of each track.
struct Fragment {
    at: u64,
    end: u64,
    spans: Vec<Span>,
}

/// What a fragment has of a track, in ticks of it.
struct Span {
    track: u32,
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

/// What a fragment says, and when its longer track ends; `None` without the first track, which leads.
fn look(moov: &MoovBox, moof: &MoofBox, at: u64, end: u64) -> Option<(Fragment, Duration)> {
    let mut longest = Duration::ZERO;
    let mut spans = Vec::new();
    for traf in &moof.traf_boxes {
        let track = traf.tfhd_box.track_id;
        let scale = timescale(moov, track)?;
        let from = traf.tfdt_box.as_ref()?.base_media_decode_time;
        let samples = || traf.trun_boxes.iter().flat_map(|trun| &trun.samples);
        let lasts = samples().try_fold(0u64, |sum, sample| Some(sum + u64::from(sample.duration?)))?;
        let until = from.checked_add(lasts)?;
        longest = longest.max(Duration::from_nanos((u128::from(until) * 1_000_000_000 / u128::from(scale)) as u64));
        let keyframe = !samples().next()?.flags?.sample_is_non_sync_sample();
        spans.push(Span { track, from, until, keyframe });
    }
    let leader = moov.trak_boxes.first()?.tkhd_box.track_id;
    spans.iter().any(|span| span.track == leader).then_some((Fragment { at, end, spans }, longest))
}

fn timescale(moov: &MoovBox, track: u32) -> Option<u32> {
    let trak = moov.trak_boxes.iter().find(|trak| trak.tkhd_box.track_id == track)?;
    Some(trak.mdia_box.mdhd_box.timescale.get())
}

/// An index that fits into `room` bytes, beside a `free` of what is left: a `sidx` for each track, with an
/// entry for each fragment. FFmpeg, and with it most players, take an entry for one fragment, and know
/// nothing of tracks that have no index; they seek to where nobody asked for otherwise. `None` as well for
/// pictures that are not ours, of which not every fragment begins with one that can be begun with.
fn index(moov: &MoovBox, fragments: &[Fragment], room: usize) -> Option<Vec<u8>> {
    let tracks: Vec<u32> = moov.trak_boxes.iter().map(|trak| trak.tkhd_box.track_id).collect();
    if fragments.iter().flat_map(|fragment| &fragment.spans).any(|span| !span.keyframe) {
        return None;
    }
    // Checked beforehand, because a file of many hours has many.
    if tracks.len() * (fragments.len() * ENTRY + AROUND) > room {
        return None;
    }
    let mut boxes = tracks.iter().map(|track| entries(moov, fragments, *track)).collect::<Option<Vec<_>>>()?;
    let lengths: Vec<usize> = boxes.iter().map(|sidx| Some(sidx.encode_to_vec().ok()?.len())).collect::<Option<_>>()?;
    // Each counts from its own end to the first fragment.
    let mut left = room;
    for (sidx, length) in boxes.iter_mut().zip(&lengths) {
        left = left.checked_sub(*length)?;
        sidx.first_offset = left as u64;
    }
    let bytes: Vec<Vec<u8>> = boxes.iter().map(|sidx| sidx.encode_to_vec().ok()).collect::<Option<_>>()?;
    (left >= 8 && bytes.iter().map(Vec::len).eq(lengths)).then(|| bytes.concat())
}

/// The index of one track. A fragment without anything of it lasts no time in it.
fn entries(moov: &MoovBox, fragments: &[Fragment], track: u32) -> Option<SidxBox> {
    let (mut first, mut at) = (None, 0);
    let mut references = Vec::with_capacity(fragments.len());
    for fragment in fragments {
        let span = fragment.spans.iter().find(|span| span.track == track);
        let (from, until) = span.map_or((at, at), |span| (span.from, span.until));
        first.get_or_insert(from);
        // From the end of the one before, so that their sum stays the time.
        let begins = if references.is_empty() { from } else { at };
        at = until.max(begins);
        references.push(SidxReference {
            reference_type: false,
            referenced_size: u32::try_from(fragment.end - fragment.at).ok()?,
            subsegment_duration: u32::try_from(at - begins).ok()?,
            starts_with_sap: span.is_some_and(|span| span.keyframe),
            sap_type: u8::from(span.is_some_and(|span| span.keyframe)),
            sap_delta_time: 0,
        });
    }
    let (timescale, earliest_presentation_time) = (timescale(moov, track)?, first?);
    Some(SidxBox { reference_id: track, timescale, earliest_presentation_time, first_offset: 0, references })
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
