use super::*;

/// Those of an encoder of 128 by 64, constrained baseline; what is in the pictures does not matter here.
const SPS: [u8; 23] = [
    0x67, 0x42, 0xc0, 0x0a, 0xd9, 0x02, 0x09, 0xb0, 0x11, 0x00, 0x00, 0x03, 0x00, 0x01, 0x00, 0x00, 0x03, 0x00, 0x32,
    0x0f, 0x12, 0x26, 0x48,
];

fn sound(at: u64) -> Encoded {
    Encoded {
        medium: Medium::Sound,
        time: Duration::from_millis(at),
        duration: Duration::from_millis(20),
        keyframe: true,
        format: Arc::new(Format::Opus { channels: 1, pre_skip: 312 }),
        data: [0xf8, 0xff, 0xfe][..].into(),
    }
}

fn picture(at: u64, keyframe: bool, width: u32) -> Encoded {
    let format = Format::H264 { width, height: 64, sps: SPS.to_vec(), pps: vec![0x68, 0xcb, 0x83, 0xcb, 0x20] };
    Encoded {
        medium: Medium::Picture,
        time: Duration::from_millis(at),
        duration: Duration::from_millis(40),
        keyframe,
        format: Arc::new(format),
        data: [0, 0, 0, 1, 0x65][..].into(),
    }
}

fn chunks(pieces: impl IntoIterator<Item = Encoded>) -> Vec<Chunk> {
    let mut chunker = Chunker::new(Duration::from_millis(200));
    pieces.into_iter().filter_map(|piece| chunker.push(&piece).unwrap()).collect()
}

/// The types of the boxes at the top.
fn boxes(bytes: &[u8]) -> Vec<String> {
    let (mut rest, mut found) = (bytes, Vec::new());
    while let Some((head, _)) = rest.split_first_chunk::<8>() {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        found.push(String::from_utf8_lossy(&head[4..]).into_owned());
        rest = &rest[length..];
    }
    found
}

#[test]
fn pictures_come_in_chunks_of_which_some_can_be_begun_with() {
    // A second of 25 pictures after a keyframe, and the next keyframe in the middle of a chunk.
    let chunks = chunks(
        (0..30).flat_map(|nth| [picture(nth * 40, nth == 0 || nth == 28, 1280), sound(nth * 40), sound(nth * 40 + 20)]),
    );
    let told: Vec<_> = chunks.iter().map(|chunk| (chunk.duration.as_millis(), chunk.keyframe)).collect();
    assert_eq!(told, [(200, true), (200, false), (200, false), (200, false), (200, false), (120, false)]);
    assert!(chunks.iter().all(|chunk| boxes(&chunk.bytes) == ["moof", "mdat"]));
    let headers: Vec<_> = chunks.iter().map(|chunk| chunk.header.as_deref().map(boxes)).collect();
    assert_eq!(headers[0].as_deref(), Some(&["ftyp".to_owned(), "moov".to_owned()][..]));
    assert!(headers[1..].iter().all(Option::is_none));
}

#[test]
fn sound_alone_comes_in_chunks_all_of_which_can_be_begun_with() {
    let chunks = chunks((0..31).map(|nth| sound(1_000 + nth * 20)));
    let told: Vec<_> = chunks.iter().map(|chunk| (chunk.duration.as_millis(), chunk.keyframe)).collect();
    assert_eq!(told, [(200, true); 3]);
}

#[test]
fn a_new_format_has_a_new_header_and_loses_nothing() {
    let width = |nth| if nth < 4 { 1280 } else { 640 };
    let pieces = (0..9).flat_map(|nth| [picture(nth * 40, nth % 4 == 0, width(nth)), sound(nth * 40)]);
    let chunks = chunks(pieces);
    let told: Vec<_> =
        chunks.iter().map(|chunk| (chunk.header.is_some(), chunk.keyframe, chunk.duration.as_millis())).collect();
    assert_eq!(told, [(true, true, 160), (true, true, 160)]);
}

#[test]
fn pictures_wait_for_the_sound_that_goes_with_them() {
    let late = (0..60).flat_map(|nth| {
        let sound = (nth >= 40).then(|| sound(nth * 40));
        [Some(picture(nth * 40, nth % 25 == 0, 1280)), sound].into_iter().flatten()
    });
    let chunks = chunks(late);
    assert!(chunks[0].duration >= Duration::from_millis(1_600), "{:?}", chunks[0].duration);
    // Both are in the header.
    let header = chunks[0].header.as_ref().unwrap();
    for kind in [b"vide", b"soun"] {
        assert!(header.windows(4).any(|four| four == kind));
    }
}
