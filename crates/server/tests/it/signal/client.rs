//! A client of the signalling protocol and the meetings it comes to.

use crate::harness::{ACCOUNT, Engine, Place, Server, in_days};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Longest wait for a message.
const PATIENCE: Duration = Duration::from_secs(20);

/// A meeting that was booked.
pub(crate) struct Meeting {
    pub(crate) id: String,
    pub(crate) host_token: String,
    pub(crate) guest_token: String,
    pub(crate) host_password: String,
    pub(crate) guest_password: String,
}

/// Books an instant meeting whose guests may come first and are not muted, with `more` on top.
pub(crate) async fn book(server: &Server, token: &str, more: Value) -> Meeting {
    let mut body = json!({"subject": "Held", "mediaTypes": "HDVideo", "length": 60,
        "confConfigInfo": {"allowGuestStartConf": true, "isAutoMute": false}});
    for (name, value) in more.as_object().expect("an object") {
        if let (Some(present), Some(added)) = (body[name].as_object_mut(), value.as_object()) {
            present.extend(added.clone());
        } else {
            body[name] = value.clone();
        }
    }
    let (status, answer) = server.post("/v1/mmc/management/conferences", token, body).await;
    assert_eq!(status, 200, "{answer}");
    let meeting = &answer[0];
    let last = |link: &Value| link.as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    let password = |place: usize| meeting["passwordEntry"][place]["password"].as_str().unwrap().to_owned();
    Meeting {
        id: meeting["conferenceID"].as_str().unwrap().to_owned(),
        host_token: last(&meeting["chairJoinUri"]),
        guest_token: last(&meeting["guestJoinUri"]),
        host_password: password(0),
        guest_password: password(1),
    }
}

/// A webinar that was booked.
pub(crate) struct Webinar {
    /// What it has like a meeting; `guest_token` is the panel's.
    pub(crate) meeting: Meeting,
    pub(crate) audience_token: String,
    pub(crate) corporation: String,
}

/// Books a webinar in the room that the first start has made.
pub(crate) async fn book_webinar(server: &Server, token: &str) -> Webinar {
    let (_, rooms) = server.get("/v1/usg/dcs/corp/vmr?vmrMode=2", token).await;
    let room = rooms["data"][0]["id"].clone();
    let path = format!("/v1/usg/dcs/corp/vmr/assign-to-member/{ACCOUNT}");
    let (status, answer) = server.post(&path, token, json!([room])).await;
    assert_eq!(status, 200, "{answer}");
    let body = json!({"subject": "Shown", "startTime": in_days(1), "duration": 60, "timeZoneId": 56, "vmrID": room});
    let (status, booked) = server.post("/v1/wss/webinar/open/conferences", token, body).await;
    assert_eq!(status, 200, "{booked}");
    let text = |name: &str| booked[name].as_str().unwrap().to_owned();
    let last = |name: &str| text(name).rsplit('/').next().unwrap().to_owned();
    let meeting = Meeting {
        id: text("conferenceId"),
        host_token: last("chairJoinUri"),
        guest_token: last("guestJoinUri"),
        host_password: text("chairPasswd"),
        guest_password: text("guestPasswd"),
    };
    Webinar { meeting, audience_token: last("audienceJoinUri"), corporation: text("corpId") }
}

/// A server with a meeting.
pub(crate) async fn booked(more: Value) -> (Place, Server, Meeting) {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    let meeting = book(&server, &token, more).await;
    (place, server, meeting)
}

/// One connection.
pub(crate) struct Client {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    next: u32,
    /// Notices that came while a reply was waited for.
    notices: Vec<Value>,
}

impl Client {
    pub(crate) async fn connect(server: &Server) -> Self {
        let url = format!("{}/signal", server.http.replacen("http", "ws", 1));
        let mut request = url.into_client_request().unwrap();
        request.headers_mut().insert("sec-websocket-protocol", "convoca.v1".parse().unwrap());
        let (socket, answer) = connect_async(request).await.unwrap();
        assert_eq!(answer.headers()["sec-websocket-protocol"], "convoca.v1");
        Self { socket, next: 0, notices: Vec::new() }
    }

    /// Comes by a link and joins under this name.
    pub(crate) async fn joined(server: &Server, meeting: &Meeting, token: &str, name: &str) -> (Self, Value) {
        let mut client = Self::arrived(server, meeting, token, name).await;
        let joined = client.notice("joined").await;
        (client, joined)
    }

    /// Comes by a link and asks to join; in or waiting is still to be heard.
    pub(crate) async fn arrived(server: &Server, meeting: &Meeting, token: &str, name: &str) -> Self {
        let mut client = Self::connect(server).await;
        let entered = client.enter(json!({"meeting": meeting.id, "token": token})).await;
        assert_eq!(entered["type"], "entered", "{entered}");
        let done = client.ask(json!({"type": "join", "name": name, "microphone": true, "camera": true})).await;
        assert_eq!(done["type"], "done", "{done}");
        client
    }

    pub(crate) async fn enter(&mut self, mut proof: Value) -> Value {
        proof["type"] = "enter".into();
        proof["version"] = 1.into();
        self.ask(proof).await
    }

    /// Asks and returns the reply.
    pub(crate) async fn ask(&mut self, mut ask: Value) -> Value {
        self.next += 1;
        ask["id"] = self.next.into();
        self.send(Message::text(ask.to_string())).await;
        loop {
            let said = self.hear().await.expect("a reply, not the end");
            if said["re"] == self.next {
                return said;
            }
            self.notices.push(said);
        }
    }

    /// Asks for something that is done.
    pub(crate) async fn done(&mut self, ask: Value) {
        let reply = self.ask(ask.clone()).await;
        assert_eq!(reply["type"], "done", "{ask} {reply}");
    }

    /// Asks for something that is refused.
    pub(crate) async fn refused(&mut self, ask: Value, code: &str) {
        let reply = self.ask(ask.clone()).await;
        assert_eq!((&reply["type"], &reply["code"]), (&json!("refused"), &json!(code)), "{ask} {reply}");
        assert!(!reply["message"].as_str().unwrap().is_empty());
    }

    /// The next notice of this kind; what comes before it is passed over.
    pub(crate) async fn notice(&mut self, kind: &str) -> Value {
        self.notice_where(kind, |_| true).await
    }

    /// The next notice of this kind for which `is` holds.
    pub(crate) async fn notice_where(&mut self, kind: &str, is: impl Fn(&Value) -> bool) -> Value {
        let kept = std::mem::take(&mut self.notices);
        let mut kept = kept.into_iter();
        for said in kept.by_ref() {
            if said["type"] == kind && is(&said) {
                self.notices = kept.collect();
                return said;
            }
        }
        loop {
            let said = self.hear().await.unwrap_or_else(|| panic!("a notice {kind}, not the end"));
            if said["type"] == kind && is(&said) {
                return said;
            }
        }
    }

    /// Notices of this kind that have come so far and were not asked for yet.
    pub(crate) fn kept(&mut self, kind: &str) -> Vec<Value> {
        let (found, rest) = std::mem::take(&mut self.notices).into_iter().partition(|said| said["type"] == kind);
        self.notices = rest;
        self.notices.truncate(100);
        found
    }

    /// Everything that is said until the server closes.
    pub(crate) async fn until_closed(&mut self) -> Vec<Value> {
        let mut all = std::mem::take(&mut self.notices);
        while let Some(said) = self.hear().await {
            all.push(said);
        }
        all
    }

    pub(crate) async fn send(&mut self, message: Message) {
        self.socket.send(message).await.unwrap();
    }

    /// The next message; `None` at the end.
    async fn hear(&mut self) -> Option<Value> {
        loop {
            let next = tokio::time::timeout(PATIENCE, self.socket.next()).await.expect("waited in vain for a message");
            match next {
                Some(Ok(Message::Text(text))) => return Some(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }
}

/// IDs of everybody in a `joined`.
pub(crate) fn names(joined: &Value) -> Vec<&str> {
    let mut names: Vec<_> =
        joined["participants"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names
}
