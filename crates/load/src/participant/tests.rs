//! The way in, against a small server that says what the real one would.

use super::answerer::Answerer;
use super::feed::Loop;
use super::pattern::{Pattern, Spacing};
use super::*;
use crate::media::{Clip, Sound};
use convoca_signalling::{
    ConferenceState, MeetingFacts, ParticipantKind, Refused, Reply, Request, Role, Said, WaitReason,
};
use futures_util::{SinkExt as _, StreamExt as _};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

/// Longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// The server's end of a connection.
struct Server {
    socket: WebSocketStream<TcpStream>,
}

impl Server {
    async fn request(&mut self) -> Request {
        loop {
            if let Message::Text(text) = self.socket.next().await.unwrap().unwrap() {
                return serde_json::from_str(&text).unwrap();
            }
        }
    }

    async fn say(&mut self, said: Said) {
        self.socket.send(Message::text(serde_json::to_string(&said).unwrap())).await.unwrap();
    }

    async fn reply(&mut self, re: u32, answer: Answer) {
        self.say(Said::Reply(Reply { re, answer })).await;
    }

    async fn notice(&mut self, notice: Notice) {
        self.say(Said::Notice(notice)).await;
    }

    /// Lets somebody enter and ask to come in, and returns both requests.
    async fn enter(&mut self) -> (Ask, Ask) {
        let enter = self.request().await;
        let meeting = MeetingFacts {
            number: "901".to_owned(),
            subject: "Works".to_owned(),
            scheduler: "Dagny Holm".to_owned(),
            start_ms: 0,
            end_ms: 0,
            running: true,
            voice_only: false,
            webinar: None,
        };
        let (role, name) = (Role::Guest, None);
        let answer = Answer::Entered { meeting, role, name, muted: false, camera: None, resumed: false };
        self.reply(enter.id, answer).await;
        let join = self.request().await;
        self.reply(join.id, Answer::Done {}).await;
        (enter.ask, join.ask)
    }

    async fn let_in(&mut self, people: Vec<Person>) {
        let conference = ConferenceState {
            uuid: "0".repeat(32),
            number: "901".to_owned(),
            subject: "Works".to_owned(),
            started_at_ms: 0,
            ends_at_ms: 0,
            locked: false,
            waiting_room: false,
            may_unmute: true,
            share: convoca_signalling::ShareRule::Everybody,
            chat: convoca_signalling::ChatRule::Everybody,
            voice_only: false,
            all_muted: false,
            may_rename: true,
            may_show: true,
            may_take_over: true,
            webinar: false,
            audience_admitted: false,
            paused: false,
            records: false,
            recording: convoca_signalling::Recording::Off,
            streams: false,
            streaming: false,
            targets: Vec::new(),
            live_link: None,
            audience_link: None,
            stage: convoca_signalling::Stage::Free {},
            guest_link: None,
        };
        let (you, resume) = (id("me"), "key".to_owned());
        let (waiting, chat) = (Vec::new(), Vec::new());
        let participants = people;
        self.notice(Notice::Joined { you, resume, conference, participants, waiting, chat }).await;
    }
}

fn id(name: &str) -> ParticipantId {
    ParticipantId(name.to_owned())
}

fn person(name: &str, camera: bool) -> Person {
    Person {
        id: id(name),
        name: name.to_owned(),
        role: Role::Guest,
        kind: ParticipantKind::Client,
        known: false,
        microphone: MicrophoneState::On,
        camera,
        screen: false,
        hand_at_ms: None,
        joined_at_ms: 0,
        connected: true,
        asked_to_share: false,
        may_record: false,
        view: convoca_signalling::View::Free {},
        view_locked: false,
        speaks: false,
    }
}

/// Runs a server that does `serve` with its first connection, and says which link leads to it.
async fn serving<F: Future<Output = ()> + Send + 'static>(
    serve: impl FnOnce(Server) -> F + Send + 'static,
) -> (Link, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let task = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        // The type of the error is the library's.
        #[allow(clippy::result_large_err)]
        let agree = |_: &http::Request<()>, mut response: http::Response<()>| {
            let name = http::HeaderValue::from_static(convoca_signalling::SUBPROTOCOL);
            response.headers_mut().insert(http::header::SEC_WEBSOCKET_PROTOCOL, name);
            Ok(response)
        };
        let socket = tokio_tungstenite::accept_hdr_async(stream, agree).await.unwrap();
        serve(Server { socket }).await;
    });
    (Link::parse(&format!("http://{address}/#/j/901/secret")).unwrap(), task)
}

fn plan(link: Link, view: usize, feed: bool) -> Plan {
    let feed = feed.then(|| Box::new(Pattern::new(Spacing::Frames)) as Box<dyn Feed>);
    Plan { link, name: "load".to_owned(), feed, audio: 2, view, height: 360 }
}

fn deadline() -> Instant {
    Instant::now() + PATIENCE
}

#[tokio::test]
async fn it_enters_by_its_link_waits_and_is_let_in() {
    let (link, server) = serving(async |mut server: Server| {
        let (enter, join) = server.enter().await;
        let Ask::Enter { version, meeting, token, password, resume, .. } = enter else { panic!("{enter:?}") };
        assert_eq!((version, meeting.as_str(), token.as_deref()), (1, "901", Some("secret")));
        assert_eq!((password, resume), (None, None));
        let Ask::Join { name, microphone, camera } = join else { panic!("{join:?}") };
        assert_eq!((name.as_str(), microphone, camera), ("load", false, true));
        server.notice(Notice::Waiting { why: WaitReason::Admission }).await;
        server.let_in(vec![person("me", true)]).await;
        let leave = server.request().await;
        assert!(matches!(leave.ask, Ask::Leave {}));
        server.reply(leave.id, Answer::Done {}).await;
    })
    .await;
    let mut participant = Participant::enter(plan(link, 0, true)).await.unwrap();
    assert_eq!(participant.standing(), &Standing::Waiting);
    participant.joined().await.unwrap();
    assert_eq!(participant.standing(), &Standing::In(id("me")));
    assert_eq!(participant.report()["state"], "in");
    participant.leave().await.unwrap();
    server.await.unwrap();
}

#[tokio::test]
async fn a_refusal_is_told_with_its_reason() {
    let (link, server) = serving(async |mut server: Server| {
        let enter = server.request().await;
        let (code, message) = (Refused::UnknownMeeting, "no such meeting".to_owned());
        server.reply(enter.id, Answer::Refused { code, message, retry_after_s: None }).await;
    })
    .await;
    let refusal = Participant::enter(plan(link, 0, false)).await.err().unwrap().to_string();
    assert_eq!(refusal, "enter is refused: UnknownMeeting: no such meeting");
    server.await.unwrap();
}

#[tokio::test]
async fn it_publishes_and_receives() {
    let (link, server) = serving(async |mut server: Server| {
        server.enter().await;
        server.let_in(vec![person("me", true), person("you", true)]).await;
        let offer = server.request().await;
        let Ask::Offer { sdp, sources } = offer.ask else { panic!("{:?}", offer.ask) };
        assert_eq!(sources.into_values().collect::<Vec<_>>(), [Source::Camera]);
        let (_answerer, answer) = Answerer::answer(&sdp, None).await.unwrap();
        server.reply(offer.id, Answer::Answered { sdp: answer }).await;
        let Ask::View { slots } = server.request().await.ask else { panic!("no view") };
        let mid = slots[0].mid.clone();
        server.notice(Notice::Slot { mid, participant: Some(id("you")), source: Some(Source::Camera) }).await;
        // Held until the participant has what he waits for and leaves.
        let leave = server.request().await;
        server.reply(leave.id, Answer::Done {}).await;
    })
    .await;
    let mut participant = Participant::enter(plan(link, 1, true)).await.unwrap();
    participant.joined().await.unwrap();
    participant.begin_media().await.unwrap();
    let end = deadline();
    loop {
        participant.run(Instant::now() + Duration::from_millis(20)).await.unwrap();
        let report = participant.report();
        let video = &report["video"][0];
        if video["shows"] == "you" && video["packets"].as_u64().is_some_and(|packets| packets > 20) {
            assert_eq!(report["connected"], true);
            assert!(report["sent"]["packets"].as_u64() >= video["packets"].as_u64());
            break;
        }
        assert!(Instant::now() < end, "{report}");
    }
    participant.leave().await.unwrap();
    server.await.unwrap();
}

#[tokio::test]
async fn it_looks_at_others_who_show_themselves_and_keeps_looking() {
    let (link, server) = serving(async |mut server: Server| {
        server.enter().await;
        server.let_in(vec![person("me", false), person("a", true), person("b", false), person("c", true)]).await;
        let offer = server.request().await;
        let Ask::Offer { sdp, .. } = offer.ask else { panic!("{:?}", offer.ask) };
        let (_answerer, answer) = Answerer::answer(&sdp, None).await.unwrap();
        server.reply(offer.id, Answer::Answered { sdp: answer }).await;
        for (notice, expected) in [
            (None, &["a", "c"][..]),
            (Some(Notice::Participants { participants: vec![person("b", true), person("a", false)] }), &["b", "c"]),
            (Some(Notice::Left { participant: id("c"), why: convoca_signalling::LeftReason::Left }), &["b"]),
        ] {
            if let Some(notice) = notice {
                server.notice(notice).await;
            }
            let Ask::View { slots } = server.request().await.ask else { panic!("no view") };
            let seen: Vec<_> = slots.iter().map(|slot| slot.participant.0.as_str()).collect();
            assert_eq!(seen, expected);
            assert!(slots.iter().all(|slot| slot.source == Source::Camera && slot.height == 360));
        }
        server.notice(Notice::Out { why: OutReason::Ended }).await;
    })
    .await;
    let mut participant = Participant::enter(plan(link, 2, false)).await.unwrap();
    participant.joined().await.unwrap();
    participant.begin_media().await.unwrap();
    participant.run(deadline()).await.unwrap();
    assert_eq!(participant.standing(), &Standing::Out(OutReason::Ended));
    server.await.unwrap();
}

#[tokio::test]
async fn what_is_stopped_is_not_sent() {
    let (link, server) = serving(async |mut server: Server| {
        server.enter().await;
        server.let_in(vec![person("me", true)]).await;
        server.notice(Notice::Stopped { source: Source::Camera, by: None }).await;
        let offer = server.request().await;
        let Ask::Offer { sdp, .. } = offer.ask else { panic!("{:?}", offer.ask) };
        let (_answerer, answer) = Answerer::answer(&sdp, None).await.unwrap();
        server.reply(offer.id, Answer::Answered { sdp: answer }).await;
        let leave = server.request().await;
        server.reply(leave.id, Answer::Done {}).await;
    })
    .await;
    let mut participant = Participant::enter(plan(link, 0, true)).await.unwrap();
    participant.joined().await.unwrap();
    participant.begin_media().await.unwrap();
    let (tally, end) = (participant.tally(), deadline());
    while tally.lock().unwrap().connected.is_none() {
        assert!(Instant::now() < end);
        participant.run(Instant::now() + Duration::from_millis(20)).await.unwrap();
    }
    // Long enough for a dozen frames of a feed that was not stopped.
    participant.run(Instant::now() + pattern::FRAME_TIME * 12).await.unwrap();
    assert_eq!(tally.lock().unwrap().sent, 0);
    participant.leave().await.unwrap();
    server.await.unwrap();
}

#[tokio::test]
async fn it_unmutes_where_newcomers_are_muted() {
    let (link, server) = serving(async |mut server: Server| {
        server.enter().await;
        let muted = Person { microphone: MicrophoneState::MutedByHost, ..person("me", false) };
        server.let_in(vec![muted]).await;
        server.notice(Notice::Stopped { source: Source::Microphone, by: None }).await;
        let unmute = server.request().await;
        let Ask::Media { microphone, camera, screen } = unmute.ask else { panic!("{:?}", unmute.ask) };
        assert_eq!((microphone, camera, screen), (Some(true), None, None));
        server.reply(unmute.id, Answer::Done {}).await;
        server.notice(Notice::Participants { participants: vec![person("me", false)] }).await;
        let offer = server.request().await;
        let Ask::Offer { sdp, .. } = offer.ask else { panic!("{:?}", offer.ask) };
        let (_answerer, answer) = Answerer::answer(&sdp, None).await.unwrap();
        server.reply(offer.id, Answer::Answered { sdp: answer }).await;
        let leave = server.request().await;
        server.reply(leave.id, Answer::Done {}).await;
    })
    .await;
    let sound = vec![Sound { length: Duration::from_millis(20), data: vec![0x78; 60].into() }];
    let clip = Clip { video: Vec::new(), sound };
    let feed = Some(Box::new(Loop::new(Arc::new(clip))) as Box<dyn Feed>);
    let mut participant = Participant::enter(Plan { feed, ..plan(link, 0, false) }).await.unwrap();
    participant.joined().await.unwrap();
    participant.begin_media().await.unwrap();
    let (tally, end) = (participant.tally(), deadline());
    while tally.lock().unwrap().sent < 10 {
        assert!(Instant::now() < end);
        participant.run(Instant::now() + Duration::from_millis(20)).await.unwrap();
    }
    participant.leave().await.unwrap();
    server.await.unwrap();
}
