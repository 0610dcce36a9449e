use super::*;

fn ivf_file(frames: &[&[u8]]) -> Vec<u8> {
    let mut file = b"DKIF\0\0\x20\0VP80\x40\x01\xb4\0".to_vec();
    for number in [30_u32, 1, 2, 0] {
        file.extend_from_slice(&number.to_le_bytes());
    }
    for (time, frame) in frames.iter().enumerate() {
        file.extend_from_slice(&u32::try_from(frame.len()).unwrap().to_le_bytes());
        file.extend_from_slice(&(time as u64).to_le_bytes());
        file.extend_from_slice(frame);
    }
    file
}

fn ogg_page(segments: &[&[u8]]) -> Vec<u8> {
    let mut page = b"OggS".to_vec();
    page.extend_from_slice(&[0; 22]);
    page.push(u8::try_from(segments.len()).unwrap());
    page.extend(segments.iter().map(|segment| u8::try_from(segment.len()).unwrap()));
    page.extend(segments.iter().flat_map(|segment| segment.iter().copied()));
    page
}

#[test]
fn ivf_gives_frames_and_their_time() {
    let encoding = ivf::read(&ivf_file(&[&[0x10, 1], &[0x11]])).unwrap();
    assert_eq!(encoding.frame_time, Duration::from_secs(1) / 30);
    let keyframes: Vec<_> = encoding.frames.iter().map(|frame| (frame.keyframe, frame.data.len())).collect();
    assert_eq!(keyframes, [(true, 2), (false, 1)]);
}

#[test]
fn what_is_no_ivf_with_vp8_is_refused() {
    let good = ivf_file(&[&[0x10, 1], &[0x11]]);
    let other = [&good[..8], b"H264", &good[12..]].concat();
    let still = [&good[..16], &[0; 4], &good[20..]].concat();
    for (file, why) in [
        (&b""[..], "not an IVF file with VP8"),
        (&other[..], "not an IVF file with VP8"),
        (&good[..22], "cut off"),
        (&still[..], "no frame rate"),
        (&good[..good.len() - 1], "cut off in a frame"),
        (&ivf_file(&[&[0x11]])[..], "it does not begin with a keyframe"),
        (&ivf_file(&[])[..], "it does not begin with a keyframe"),
    ] {
        assert_eq!(ivf::read(file).unwrap_err().to_string(), why);
    }
}

#[test]
fn ogg_gives_packets_across_segments_and_pages() {
    let long = [0x78; 255];
    let file = [
        ogg_page(&[b"OpusHead"]),
        ogg_page(&[b"OpusTags"]),
        ogg_page(&[&[0x78, 1], &long]),
        ogg_page(&[&[5], &[0x7b, 3, 9]]),
    ]
    .concat();
    let sounds = ogg::read(&file).unwrap();
    let lengths: Vec<_> = sounds.iter().map(|sound| (sound.data.len(), sound.length.as_millis())).collect();
    assert_eq!(lengths, [(2, 20), (256, 20), (3, 60)]);
    assert_eq!(ogg::read(&file[..file.len() - 1]).unwrap_err().to_string(), "cut off in a page");
    assert_eq!(ogg::read(&ogg_page(&[b"vorbis"])).unwrap_err().to_string(), "not an Ogg file with Opus");
    assert_eq!(ogg::read(b"RIFF").unwrap_err().to_string(), "not an Ogg page");
}

#[test]
fn a_frame_is_cut_and_recognised() {
    let mut frame = vec![0x10; 2 * vp8::MOST + 1];
    let payloads: Vec<_> = vp8::payloads(&frame, 0x7fff).collect();
    let sizes: Vec<_> = payloads.iter().map(|payload| payload.len() - vp8::DESCRIPTOR).collect();
    assert_eq!(sizes, [vp8::MOST, vp8::MOST, 1]);
    let begins: Vec<_> = payloads.iter().map(|payload| vp8::begins(payload)).collect();
    assert_eq!(begins, [Some(true), None, None]);
    frame[0] = 0x11;
    assert_eq!(vp8::payloads(&frame, 1).next().as_deref().and_then(vp8::begins), Some(false));
}

#[test]
fn descriptors_of_others_are_understood() {
    for (payload, expected) in [
        (&[][..], None),
        (&[0x10][..], None),
        (&[0x10, 0x10][..], Some(true)),
        (&[0x11, 0x10][..], None),
        (&[0x90, 0x80, 0x05, 0x10][..], Some(true)),
        (&[0x90, 0xe0, 0x80, 0x01, 0x07, 0x20, 0x11][..], Some(false)),
        (&[0x90, 0xe0, 0x80, 0x01, 0x07, 0x20][..], None),
    ] {
        assert_eq!(vp8::begins(payload), expected, "{payload:x?}");
    }
}

#[test]
fn what_ffmpeg_makes_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    make::make(folder.path(), 1, 440).expect("ffmpeg is installed");
    let clip = Clip::read(folder.path()).unwrap();
    assert_eq!(clip.video.len(), RIDS.len());
    for encoding in &clip.video {
        assert_eq!(encoding.frames.len(), 15);
    }
    assert!(clip.sound.len() >= 50 && clip.sound.iter().all(|sound| sound.length.as_millis() == 20));
}

#[test]
fn a_folder_lacks_nothing_or_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let check = |words: &str| {
        let error = Clip::read(folder.path()).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    };
    check("neither f.ivf nor tone.ogg");
    for name in ["q.ivf", "f.ivf"] {
        std::fs::write(folder.path().join(name), ivf_file(&[&[0x10]])).unwrap();
    }
    check("two of the files");
    std::fs::remove_file(folder.path().join("q.ivf")).unwrap();
    assert_eq!(Clip::read(folder.path()).unwrap().video.len(), 1);
    std::fs::write(folder.path().join("tone.ogg"), b"RIFF").unwrap();
    check("tone.ogg: not an Ogg page");
}
