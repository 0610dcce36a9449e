use super::Tape;
use crate::file::mend::{MendError, mend};
use crate::{Encoded, Format, Medium};
use std::sync::Arc;
use std::time::Duration;

fn sound(nth: u64) -> Encoded {
    Encoded {
        medium: Medium::Sound,
        time: Duration::from_millis(nth * 20),
        duration: Duration::from_millis(20),
        keyframe: true,
        format: Arc::new(Format::Opus { channels: 1, pre_skip: 312 }),
        // Opus: 20 ms of silence (RFC 6716 section 3.1).
        data: [0xf8, 0xff, 0xfe][..].into(),
    }
}

#[test]
fn what_is_written_can_be_mended_at_any_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.mp4");
    let mut tape = Tape::create(&path).unwrap();
    for nth in 0..51 {
        tape.push(Duration::from_millis(nth * 20), &sound(nth)).unwrap();
    }
    assert_eq!(std::fs::metadata(&path).unwrap().len(), tape.written, "a fragment is out after a second");
    let crashed = folder.path().join("crashed.mp4");
    for cut in [0, 1, 9] {
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&crashed, [&bytes[..], &bytes[..cut]].concat()).unwrap();
        let mended = mend(&crashed).unwrap();
        assert_eq!((mended.duration, mended.bytes), (Duration::from_secs(1), bytes.len() as u64));
        assert_eq!(mend(&crashed).unwrap(), mended, "doing it again changes nothing");
    }
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&crashed, &bytes[..bytes.len() - 1]).unwrap();
    assert!(matches!(mend(&crashed), Err(MendError::Empty)));
    tape.finish().unwrap();
    assert_eq!(mend(&path).unwrap().duration, Duration::from_millis(1_020));
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.mp4");
    for (bytes, empty) in [(&b""[..], true), (b"hello world, this is text", false), (b"\0\0\0\x08moov", false)] {
        std::fs::write(&path, bytes).unwrap();
        let error = mend(&path).unwrap_err();
        assert_eq!(matches!(error, MendError::Empty), empty, "{error:?}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
}
