use super::*;

fn check(list: &str, expected: Result<&str, &str>) {
    let read = MediaTypes::parse(list).map(|media| media.to_string());
    assert_eq!(read.as_deref().map_err(String::as_str), expected, "for {list:?}");
}

#[test]
fn media_are_read_in_any_order_and_printed_in_one() {
    check("Voice", Ok("Voice"));
    check("Video,Voice", Ok("Voice,Video"));
    check(" HDVideo , Data,Voice,Voice", Ok("Voice,Data,HDVideo"));
    check("Telepresence,HDVideo,Video,Data,Voice", Ok("Voice,Data,Video,HDVideo,Telepresence"));
    check("Voice,Smell,Taste", Err("Smell"));
    check("voice", Err("voice"));
    check("", Err(""));
    check("Voice,", Err(""));
}

#[test]
fn media_are_collected() {
    let media: MediaTypes = [MediaType::Data, MediaType::Voice].into_iter().collect();
    assert!(media.has(MediaType::Data) && !media.has(MediaType::Video));
}

#[test]
fn words_are_read_as_they_are_printed() {
    for kind in EndpointKind::ALL {
        assert_eq!(EndpointKind::parse(kind.word()), Some(*kind));
        assert_eq!(serde_json::to_string(kind).unwrap(), format!("\"{kind}\""));
    }
    assert_eq!(EndpointKind::parse("Normal"), None);
    assert_eq!(SortType::parse("DSC_StartTIME"), Some(SortType::Descending));
    assert!(serde_json::from_str::<ConferenceState>("\"Booked\"").is_err());
}
