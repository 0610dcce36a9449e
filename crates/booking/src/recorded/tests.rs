use super::*;

const HOLDING: &str = "00112233445566778899aabbccddeeff";

#[test]
fn a_files_name_says_what_it_is() {
    for programme in Programme::MADE.into_iter().chain(TrackSource::ALL.map(Programme::Track)) {
        let name = format!("{}-7", RecordedFile::stem(HOLDING, 3, programme));
        assert_eq!(RecordedFile::read_name(&name), Some((HOLDING.to_owned(), 3, programme, 7)), "{name}");
    }
    for other in ["", "x", "composed", "a-1-composed-1", "-1-composed-1"] {
        assert_eq!(RecordedFile::read_name(other), None, "{other}");
    }
    for end in ["-1-composed", "-0-composed-1", "-1-composed-0", "-1-picture-1", "-1-composed-1-1", "-x-composed-1"] {
        assert_eq!(RecordedFile::read_name(&format!("{HOLDING}{end}")), None, "{end}");
    }
}

#[test]
fn who_may_watch() {
    let stranger = Watcher { has_link: true, ..Watcher::default() };
    let colleague = Watcher { is_ours: true, ..stranger };
    let participant = Watcher { took_part: true, ..colleague };
    let scheduler = Watcher { is_ours: true, looks_after: true, ..Watcher::default() };
    for (audience, allowed) in [
        (RecordAudience::Anyone, [true, true, true]),
        (RecordAudience::Corporation, [false, true, true]),
        (RecordAudience::Participants, [false, false, true]),
    ] {
        for (watcher, allowed) in [stranger, colleague, participant].into_iter().zip(allowed) {
            assert_eq!(watcher.may_watch(audience), allowed, "{watcher:?} {audience:?}");
            let without = Watcher { has_link: false, ..watcher };
            assert!(!without.may_watch(audience), "{without:?}");
        }
        assert!(scheduler.may_watch(audience));
    }
}
