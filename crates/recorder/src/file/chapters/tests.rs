use super::Chapters;
use std::time::Duration;

#[track_caller]
fn check(spoke: &[(u64, &str)], end: u64, expected: Option<&str>) {
    let folder = tempfile::tempdir().unwrap();
    let mut chapters = Chapters::new(folder.path().join("a.vtt"));
    for (second, name) in spoke {
        chapters.speaks(Duration::from_secs(*second), name).unwrap();
    }
    let path = chapters.finish(Duration::from_secs(end));
    assert_eq!(path.map(|path| std::fs::read_to_string(path).unwrap()).as_deref(), expected);
}

#[test]
fn chapters_say_who_spoke() {
    check(&[], 10, None);
    check(
        &[(0, "Ann"), (3, "Ann"), (5, "B <b> &\nc --> d"), (3_700, "Ann")],
        3_701,
        Some(
            "WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nAnn\n\n00:00:05.000 --> 01:01:40.000\nB &lt;b&gt; &amp; c --&gt; \
             d\n\n01:01:40.000 --> 01:01:41.000\nAnn\n\n",
        ),
    );
    // A word thrown in does not end a chapter.
    check(&[(0, "Ann"), (5, "Bob"), (6, "Ann")], 9, Some("WEBVTT\n\n00:00:00.000 --> 00:00:09.000\nAnn\n\n"));
    check(&[(0, "Ann"), (1, "Bob")], 5, Some("WEBVTT\n\n00:00:00.000 --> 00:00:05.000\nBob\n\n"));
}
