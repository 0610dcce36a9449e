use super::Address;

#[track_caller]
fn check(url: &str, expected: Option<(bool, &str, u16, &str, &str)>) {
    let read = Address::read(url);
    let parts = read.as_ref().map(|one| (one.tls, one.host.as_str(), one.port, one.app.as_str(), one.key.as_str()));
    assert_eq!(parts, expected, "{url}");
}

#[test]
fn addresses_are_read() {
    check("rtmp://a.example/live2/ab-cd", Some((false, "a.example", 1935, "live2", "ab-cd")));
    check(" RTMPS://a.example:444/app/more/key?x=/1&y=2 ", Some((true, "a.example", 444, "app/more", "key?x=/1&y=2")));
    check("rtmps://a.example/app/key", Some((true, "a.example", 443, "app", "key")));
    check("rtmp://127.0.0.1:19350/live/", Some((false, "127.0.0.1", 19350, "live", "")));
    check("rtmp://a.example/live", Some((false, "a.example", 1935, "live", "")));
    check("rtmp://[::1]:7/live/k", Some((false, "::1", 7, "live", "k")));
    check("rtmp://[::1]/live/k", Some((false, "::1", 1935, "live", "k")));
    for none in [
        "",
        "rtmp://",
        "rtmp://a.example",
        "rtmp://a.example/",
        "http://a.example/live/k",
        "a.example/live/k",
        "-i rtmp://a.example/live/k",
        "rtmp://a.example/live/k -f null",
        "rtmp://a.example:99999/live/k",
        "rtmp://me:secret@a.example/live/k",
        "rtmp:///live/k",
        "rtmp://[nonsense]/live/k",
    ] {
        check(none, None);
    }
}

#[test]
fn the_server_hears_the_name_and_the_connection_goes_where_was_looked() {
    let one = Address::read("rtmps://a.example/app/key?sig=1").unwrap();
    let arguments = one.arguments("192.0.2.1:443".parse().unwrap());
    for (name, value) in
        [("-rtmp_tcurl", "rtmps://a.example:443/app"), ("-rtmp_playpath", "key?sig=1"), ("-verifyhost", "a.example")]
    {
        assert!(arguments.windows(2).any(|pair| pair[0] == name && pair[1] == value), "{name}: {arguments:?}");
    }
    assert_eq!(arguments.last().unwrap(), "rtmps://192.0.2.1:443/app/key?sig=1");
}
