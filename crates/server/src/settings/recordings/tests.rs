use super::*;

#[test]
fn an_object_store_is_read_from_its_address() {
    let full = bucket("https://AK:a%2Fb%2Bc@s3.example.org:9000/tapes/con/voca?region=eu-west-1").unwrap();
    let expected = BucketSettings {
        endpoint: "https://s3.example.org:9000".to_owned(),
        bucket: "tapes".to_owned(),
        folder: "con/voca".to_owned(),
        region: "eu-west-1".to_owned(),
        key: "AK".to_owned(),
        secret: "a/b+c".to_owned(),
    };
    assert!(full == expected, "{full:?}");
    assert!(!format!("{full:?}").contains("a/b"), "secrets are not printed");
    let short = bucket("http://k:s@[::1]:5000/tapes").unwrap();
    assert_eq!(
        (short.endpoint.as_str(), short.bucket.as_str(), short.folder.as_str(), short.region.as_str()),
        ("http://[::1]:5000", "tapes", "recordings", "us-east-1")
    );
}

#[test]
fn what_names_no_bucket_is_refused_without_its_secret() {
    for url in [
        "tapes",
        "s3://k:hidden@host/tapes",
        "https://host/tapes",
        "https://k:hidden@host",
        "https://k:hidden@host/",
        "https://k:hidden@host/tapes?tls=none",
    ] {
        let error = bucket(url).expect_err(url);
        assert!(error.setting == "recordings_s3" && !error.to_string().contains("hidden"), "{error}");
    }
}
