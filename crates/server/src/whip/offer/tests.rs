use super::*;

fn check(sections: &[&str], expected: Result<&[(&str, Source)], &'static str>) {
    let sdp = format!("v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\n{}", sections.concat());
    let owned = expected.map(|list| list.iter().map(|(mid, source)| ((*mid).to_owned(), *source)).collect::<Vec<_>>());
    assert_eq!(sources(&sdp), owned, "{sections:?}");
}

#[test]
fn sections_become_sources() {
    let audio = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=sendonly\r\n";
    let video = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:v\r\na=sendrecv\r\n";
    let screen = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:s\r\n";
    let watching = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:w\r\na=recvonly\r\n";
    let data = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:d\r\n";
    check(&[audio, video], Ok(&[("0", Source::Microphone), ("v", Source::Camera)]));
    check(&[watching, video, screen, data], Ok(&[("v", Source::Camera), ("s", Source::Screen)]));
    check(&[video, screen, screen], Ok(&[("v", Source::Camera), ("s", Source::Screen)]));
    check(&[watching], Err("the offer sends neither audio nor video"));
    check(&[], Err("the offer sends neither audio nor video"));
    check(&["m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n"], Err("every section needs a=mid"));
}
