use super::*;
use crate::participant::link::Link;

fn meeting() -> Meeting {
    let link = |token: &str| Link::parse(&format!("http://127.0.0.1:1/#/j/9/{token}")).unwrap();
    Meeting { host: link("host"), guest: link("guest") }
}

#[test]
fn a_scene_has_one_host_who_comes_first_and_sends() {
    for (scene, name, people, streams) in
        [(Scene::OneTo(5), "1_to_5", 6, 5), (Scene::All(10), "10_by_10", 10, 90), (Scene::All(1), "1_by_1", 1, 0)]
    {
        let parts = scene.parts(&meeting(), Spacing::Even);
        assert_eq!((scene.name().as_str(), parts.len(), scene.streams()), (name, people, streams));
        let hosts: Vec<_> = parts.iter().map(|part| part.link.token == "host").collect();
        assert!(hosts[0] && !hosts[1..].contains(&true), "{scene:?}");
        assert!(matches!(parts[0].sends, Some(Sends::Pattern(Spacing::Even))));
        // Each stream that leaves the server is somebody's look at a sender.
        assert_eq!(parts.iter().map(|part| part.view).sum::<usize>(), streams);
    }
}

#[test]
fn the_host_of_a_webinar_lets_its_audience_in_and_sends_three_layers() {
    let parts = Scene::Audience(3).parts(&meeting(), Spacing::Frames);
    assert!(matches!(parts[0].sends, Some(Sends::Simulcast(Spacing::Frames))));
    assert_eq!(parts.iter().map(|part| part.opens).collect::<Vec<_>>(), [true, false, false, false]);
    assert_eq!(parts.iter().map(|part| part.view).collect::<Vec<_>>(), [0, 1, 1, 1]);
    assert_eq!((Scene::Audience(3).streams(), Scene::Audience(3).name().as_str()), (3, "webinar_of_3"));
}

#[test]
fn figures_are_for_each_packet() {
    let seen = Seen {
        packets: 1_000,
        expected: 2_000.0,
        lost: 3,
        cpu: Duration::from_millis(5),
        window: Duration::from_secs(1),
        delays_us: vec![1_500],
    };
    assert!((seen.cpu_each_us() - 5.0).abs() < 1e-9 && (seen.share() - 0.5).abs() < 1e-9);
    assert_eq!(seen.delays(), [Duration::from_micros(1_500)]);
}

#[test]
fn a_scene_is_read_from_how_it_is_written() {
    for (text, expected) in [
        ("1x50", Some(Scene::OneTo(50))),
        ("1x1", Some(Scene::OneTo(1))),
        ("10x10", Some(Scene::All(10))),
        ("w300", Some(Scene::Audience(300))),
        ("w0", None),
        ("w901", None),
        ("w", None),
        ("2x3", None),
        ("0x0", None),
        ("1x0", None),
        ("1x901", None),
        ("50", None),
        ("", None),
    ] {
        assert_eq!(text.parse::<Scene>().ok(), expected, "{text:?}");
    }
}
