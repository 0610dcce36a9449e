//! A client of a webinar's audience that is not ours: it says that it has a microphone, a camera and a
//! screen, offers sections for all of them, and sends.

use super::client::{Client, Webinar, book_webinar};
use crate::harness::{Engine, Place, Server};
use convoca_load::forward::first::three_layers;
use convoca_load::media::{Clip, Sound};
use convoca_load::participant::feed::{Feed, Loop};
use convoca_load::participant::link::Link;
use convoca_load::participant::peer::{Peer, Shape};
use convoca_load::participant::signal::Signal;
use convoca_load::participant::tally::Tally;
use convoca_signalling::{Answer, Ask, Notice, ParticipantId, SlotView, Source, VERSION};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often everybody has a turn.
const TURN: Duration = Duration::from_millis(5);

/// Packets that make it certain that a source flows, or does not.
const MANY: u64 = 200;

/// What a section that claims to carry a sound, and one that claims to carry a picture, say they carry.
const CLAIMS: [(Source, Source); 2] = [(Source::Microphone, Source::Camera), (Source::ScreenAudio, Source::Screen)];

/// Somebody with media, who obeys nobody.
struct Somebody {
    id: ParticipantId,
    signal: Signal,
    peer: Peer,
    feed: Option<Loop>,
    tally: Arc<Mutex<Tally>>,
    told: Vec<Notice>,
}

impl Somebody {
    /// Comes in with everything on, whoever he is, and offers sections that send what is claimed, or some to
    /// receive in.
    async fn comes(link: &Link, name: &str, sends: Option<(Source, Source)>) -> Self {
        let mut signal = Signal::connect(link).await.unwrap();
        let (meeting, token) = (link.meeting.clone(), Some(link.token.clone()));
        let (password, access_token, resume) = (None, None, None);
        signal.ask(Ask::Enter { version: VERSION, meeting, token, password, access_token, resume }).await.unwrap();
        let on = sends.is_some();
        signal.ask(Ask::Join { name: name.to_owned(), microphone: on, camera: on }).await.unwrap();
        let id = loop {
            if let Notice::Joined { you, .. } = signal.next().await.unwrap() {
                break you;
            }
        };
        let shape = Shape {
            sound: on,
            layers: if on { 3 } else { 0 },
            audio: if on { 0 } else { 4 },
            video: if on { 0 } else { 2 },
        };
        let tally: Arc<Mutex<Tally>> = Arc::default();
        let (mut peer, offer) = Peer::offer(signal.local(), shape, Arc::clone(&tally)).unwrap();
        let claims = sends.unwrap_or((Source::Microphone, Source::Camera));
        let claimed = |source| if source == Source::Microphone { claims.0 } else { claims.1 };
        let sources: BTreeMap<_, _> = offer.sources.into_iter().map(|(mid, is)| (mid, claimed(is))).collect();
        let Answer::Answered { sdp } = signal.ask(Ask::Offer { sdp: offer.sdp, sources }).await.unwrap() else {
            panic!("an offer is answered");
        };
        peer.answered(&sdp).unwrap();
        let feed = on.then(|| Loop::new(clip()));
        Self { id, signal, peer, feed, tally, told: Vec::new() }
    }

    /// Shows what somebody sends in his sections, also if he was not told of him.
    async fn looks_at(&mut self, whom: &ParticipantId) {
        let sources = [Source::Camera, Source::Screen];
        let slots = self.peer.slots().into_iter().zip(sources).map(|(mid, source)| SlotView {
            mid,
            participant: whom.clone(),
            source,
            height: 720,
        });
        self.signal.send(Ask::View { slots: slots.collect() }).await.unwrap();
    }

    /// Sends and receives what there is, and takes in what he is told.
    async fn turn(&mut self, now: Instant) {
        if let Some(feed) = &mut self.feed
            && self.peer.connected()
        {
            let mut packets = Vec::new();
            self.peer.pass_requests(feed);
            feed.take(now, &mut packets);
            self.peer.send(&packets, now).unwrap();
        }
        if self.peer.due() <= now {
            self.peer.advance(now).unwrap();
        }
        self.peer.receive().unwrap();
        while let Ok(notice) = tokio::time::timeout(Duration::ZERO, self.signal.next()).await {
            self.told.push(notice.unwrap());
        }
    }

    /// Packets of sound and of pictures that have come to him.
    fn got(&self) -> (u64, u64) {
        let tally = self.tally.lock().unwrap();
        let of = |video| tally.streams.iter().filter(|one| one.video == video).map(|one| one.packets).sum();
        (of(false), of(true))
    }

    /// Whether he was told of this person, or that a section shows something of his.
    fn knows_of(&self, whom: &ParticipantId) -> bool {
        self.told.iter().any(|notice| match notice {
            Notice::Participants { participants } => participants.iter().any(|one| one.id == *whom),
            Notice::Slot { participant, .. } => participant.as_ref() == Some(whom),
            Notice::Speakers { speakers, .. } => format!("{speakers:?}").contains(&whom.0),
            _ => false,
        })
    }
}

/// Three layers of video and a tone.
fn clip() -> Arc<Clip> {
    let sound = Sound { data: Arc::from([0x5a; 64].as_slice()), length: Duration::from_millis(20) };
    Arc::new(Clip { video: three_layers().video.clone(), sound: vec![sound] })
}

/// A webinar whose host is there and has let the audience in.
async fn opened() -> (Place, Server, Webinar, Client) {
    let place = Place::new(Engine::Sqlite).await;
    let mut command = place.command();
    command.env("CONVOCA_MEDIA_ADDR", "127.0.0.1:0");
    let server = Server::spawn(command);
    let token = server.admin().await;
    let webinar = book_webinar(&server, &token).await;
    let meeting = &webinar.meeting;
    let (mut host, _) = Client::joined(&server, meeting, &meeting.host_token, "Hanna").await;
    host.done(json!({"type": "admit_audience", "admitted": true})).await;
    (place, server, webinar, host)
}

fn link(server: &Server, webinar: &Webinar, token: &str) -> Link {
    Link::parse(&format!("{}/#/j/{}/{token}", server.http, webinar.meeting.id)).unwrap()
}

/// One of the media plane's counters.
async fn counted(server: &Server, name: &str) -> u64 {
    let metrics = server.request(reqwest::Method::GET, "/metrics").send().await.unwrap().text().await.unwrap();
    let name = format!("convoca_{name}_total ");
    metrics.lines().find_map(|line| line.strip_prefix(&name)).expect("the counter").trim().parse().unwrap()
}

/// Lets both go on until it is so.
async fn until(people: [&mut Somebody; 2], so: impl AsyncFn(&Somebody) -> bool) {
    let end = Instant::now() + PATIENCE;
    let [one, other] = people;
    loop {
        let now = Instant::now();
        one.turn(now).await;
        other.turn(now).await;
        if so(other).await {
            return;
        }
        assert!(now < end, "it has not come to pass; {:?}, told {:?}", other.got(), other.told.last());
        tokio::time::sleep(TURN).await;
    }
}

#[tokio::test]
async fn nobody_hears_or_sees_a_forged_client_of_the_audience() {
    for claims in CLAIMS {
        let (_place, server, webinar, mut host) = opened().await;
        let panel = link(&server, &webinar, &webinar.meeting.guest_token);
        let mut panellist = Somebody::comes(&panel, "Paul", None).await;
        let audience = link(&server, &webinar, &webinar.audience_token);
        let mut forger = Somebody::comes(&audience, "Mallory", Some(claims)).await;
        panellist.looks_at(&forger.id).await;

        // All that it sends comes to the server, which drops it.
        until([&mut forger, &mut panellist], async |_| counted(&server, "media_dropped_not_allowed").await > MANY)
            .await;
        assert_eq!(panellist.got(), (0, 0), "{claims:?}");
        assert_eq!(counted(&server, "media_forwarded").await, 0, "{claims:?}");
        assert!(!panellist.knows_of(&forger.id), "{claims:?}: {:?}", panellist.told);
        host.done(json!({"type": "ping"})).await;
        assert!(host.kept("participants").iter().all(|said| !names(said, &forger.id)), "{claims:?}");
        assert!(host.kept("slot").is_empty() && host.kept("speakers").is_empty(), "{claims:?}");
    }
}

#[tokio::test]
async fn the_audience_is_not_told_how_to_come_as_a_panellist() {
    let (_place, server, webinar, mut host) = opened().await;
    let meeting = &webinar.meeting;
    let (mut viewer, joined) = Client::joined(&server, meeting, &webinar.audience_token, "Vera").await;
    let (mut panellist, other) = Client::joined(&server, meeting, &meeting.guest_token, "Paul").await;
    assert!(other["conference"]["guestLink"].as_str().unwrap().ends_with(&meeting.guest_token));
    host.done(json!({"type": "pause", "paused": true})).await;
    let paused = |said: &Value| said["conference"]["paused"] == true;
    let told = panellist.notice_where("conference", paused).await;
    assert!(told.to_string().contains(&meeting.guest_token), "{told}");
    let told = viewer.notice_where("conference", paused).await;
    for said in [joined, told] {
        let text = said.to_string();
        assert!(text.contains(&webinar.audience_token), "{text}");
        for secret in [&meeting.guest_token, &meeting.host_token, &meeting.guest_password, &meeting.host_password] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[tokio::test]
async fn the_same_client_is_heard_once_a_host_lets_it() {
    let (_place, server, webinar, mut host) = opened().await;
    let panel = link(&server, &webinar, &webinar.meeting.guest_token);
    let mut panellist = Somebody::comes(&panel, "Paul", None).await;
    let audience = link(&server, &webinar, &webinar.audience_token);
    let mut viewer = Somebody::comes(&audience, "Vera", Some(CLAIMS[0])).await;
    panellist.looks_at(&viewer.id).await;
    host.done(json!({"type": "let_speak", "participant": viewer.id, "allowed": true})).await;
    viewer.signal.ask(Ask::Media { microphone: Some(true), camera: Some(true), screen: None }).await.unwrap();
    until([&mut viewer, &mut panellist], async |panellist| panellist.got().0 > MANY && panellist.got().1 > MANY).await;
    assert!(panellist.knows_of(&viewer.id));

    host.done(json!({"type": "let_speak", "participant": viewer.id, "allowed": false})).await;
    let dropped = counted(&server, "media_dropped_not_allowed").await;
    let enough = async |_: &Somebody| counted(&server, "media_dropped_not_allowed").await > dropped + MANY;
    until([&mut viewer, &mut panellist], enough).await;
    let before = panellist.got();
    let dropped = counted(&server, "media_dropped_not_allowed").await;
    let enough = async |_: &Somebody| counted(&server, "media_dropped_not_allowed").await > dropped + MANY;
    until([&mut viewer, &mut panellist], enough).await;
    assert_eq!(panellist.got(), before, "nothing comes any more");
}

/// Whether a notice about people names this one.
fn names(said: &Value, whom: &ParticipantId) -> bool {
    said["participants"].as_array().is_some_and(|all| all.iter().any(|one| one["id"] == whom.0.as_str()))
}
