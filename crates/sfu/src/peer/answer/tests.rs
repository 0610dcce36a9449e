use super::*;

#[test]
fn a_payload_type_goes_to_the_front() {
    let check = |line, pt, expected| assert_eq!(first_of(line, pt), expected);
    check("m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9", "63", "m=audio 9 UDP/TLS/RTP/SAVPF 63 111 9");
    check("m=audio 9 UDP/TLS/RTP/SAVPF 111", "63", "m=audio 9 UDP/TLS/RTP/SAVPF 111");
    // The port is not a payload type.
    check("m=audio 63 UDP/TLS/RTP/SAVPF 111 63", "63", "m=audio 63 UDP/TLS/RTP/SAVPF 63 111");
}

#[test]
fn sections_are_cut_where_they_begin() {
    let sdp = "v=0\r\ns=-\r\nm=audio 1\r\na=x\r\nm=video 2\r\n";
    let parts: Vec<_> = sections(sdp).collect();
    assert_eq!(parts, ["v=0\r\ns=-\r\n", "m=audio 1\r\na=x\r\n", "m=video 2\r\n"]);
}
