use super::pdu::{HEADER, kind};
use super::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// How a centre behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Centre {
    /// It takes everything.
    Good,
    /// It answers requests of this kind with a status.
    Refusing(u32, u32),
    /// It asks whether we are there, and sends an SMS and an answer to nothing, before each answer.
    Talkative,
    /// It hangs up after the first SMS.
    Leaving,
    /// It never answers requests of this kind.
    Silent(u32),
    /// It answers with something else.
    Garbage,
}

struct Stub {
    port: u16,
    heard: mpsc::UnboundedReceiver<Pdu>,
}

impl Stub {
    async fn start(centre: Centre) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell, heard) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, centre, tell.clone()));
            }
        });
        Self { port, heard }
    }

    fn channel(&self) -> Smpp {
        let settings = SmppSettings {
            host: "127.0.0.1".to_owned(),
            port: self.port,
            system_id: "convoca".to_owned(),
            password: "secret".to_owned(),
            system_type: String::new(),
            source: "Convoca".to_owned(),
        };
        let mut channel = Smpp::new(settings).unwrap();
        channel.patience = Duration::from_millis(500);
        channel
    }

    fn all_heard(&mut self) -> Vec<Pdu> {
        std::iter::from_fn(|| self.heard.try_recv().ok()).collect()
    }
}

async fn read(stream: &mut TcpStream) -> Option<Pdu> {
    let mut header = [0; HEADER];
    stream.read_exact(&mut header).await.ok()?;
    let mut body = vec![0; Pdu::length(&header)? - HEADER];
    stream.read_exact(&mut body).await.ok()?;
    Some(Pdu::decode(&header, body))
}

async fn serve(mut stream: TcpStream, centre: Centre, tell: mpsc::UnboundedSender<Pdu>) {
    let mut count = 0;
    while let Some(heard) = read(&mut stream).await {
        tell.send(heard.clone()).ok();
        if heard.kind & kind::ANSWER != 0 {
            continue;
        }
        let mut answer = Pdu::bare(heard.kind | kind::ANSWER, 0, heard.sequence);
        answer.body = b"id-7\0".to_vec();
        match centre {
            Centre::Refusing(kind, status) if kind == heard.kind => answer.status = status,
            Centre::Silent(kind) if kind == heard.kind => std::future::pending().await,
            Centre::Garbage => {
                stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.ok();
                continue;
            }
            Centre::Talkative => {
                for (kind, sequence) in
                    [(kind::ENQUIRE_LINK, 91), (kind::DELIVER_SM, 92), (kind::SUBMIT_SM | kind::ANSWER, 93)]
                {
                    stream.write_all(&Pdu::bare(kind, 0, sequence).encode()).await.ok();
                }
            }
            _ => {}
        }
        stream.write_all(&answer.encode()).await.ok();
        count += 1;
        if centre == Centre::Leaving && count == 2 {
            return;
        }
    }
}

fn parcel(text: &str) -> Parcel {
    Parcel::Sms { number: "+55 11 9".to_owned(), text: text.to_owned(), uid: "ab".repeat(16) }
}

#[tokio::test]
async fn an_sms_arrives_and_the_next_uses_the_same_session() {
    let mut stub = Stub::start(Centre::Good).await;
    let channel = stub.channel();
    assert_eq!(channel.send(&parcel("Hi €")).await.unwrap().detail, "id-7");
    channel.send(&parcel("界")).await.unwrap();
    channel.close().await;
    let heard = stub.all_heard();
    let kinds: Vec<u32> = heard.iter().map(|pdu| pdu.kind).collect();
    assert_eq!(kinds, [kind::BIND_TRANSCEIVER, kind::SUBMIT_SM, kind::SUBMIT_SM, kind::UNBIND]);
    assert_eq!(heard[0].body, b"convoca\0secret\0\0\x34\0\0\0");
    let gsm = b"\0\x05\x00Convoca\0\x01\x0155119\0\0\0\0\0\0\0\0\0\0\x05Hi \x1b\x65";
    assert_eq!(heard[1].body, gsm);
    let ucs2 = b"\0\x05\x00Convoca\0\x01\x0155119\0\0\0\0\0\0\0\0\x08\0\x02\x75\x4c";
    assert_eq!(heard[2].body, ucs2);
}

#[tokio::test]
async fn a_long_text_goes_in_numbered_parts() {
    let mut stub = Stub::start(Centre::Good).await;
    assert_eq!(stub.channel().send(&parcel(&"a".repeat(200))).await.unwrap().detail, "id-7, id-7");
    let parts: Vec<Pdu> = stub.all_heard().into_iter().filter(|pdu| pdu.kind == kind::SUBMIT_SM).collect();
    let start = b"\0\x05\x00Convoca\0\x01\x0155119\0\x40\0\0\0\0\0\0\0\0";
    for (number, length, part) in [(1, 153, &parts[0]), (2, 47, &parts[1])] {
        let mut expected = start.to_vec();
        expected.push(6 + length);
        expected.extend([5, 0, 3, 0xab, 2, number]);
        expected.extend(vec![b'a'; usize::from(length)]);
        assert_eq!(part.body, expected);
    }
}

#[tokio::test]
async fn what_the_centre_asks_meanwhile_is_answered() {
    let mut stub = Stub::start(Centre::Talkative).await;
    stub.channel().send(&parcel("Hi")).await.unwrap();
    stub.channel().send(&parcel("Hi")).await.unwrap();
    let heard = stub.all_heard();
    let count = |kind: u32, sequence| heard.iter().filter(|pdu| (pdu.kind, pdu.sequence) == (kind, sequence)).count();
    assert!(count(kind::ENQUIRE_LINK | kind::ANSWER, 91) >= 2, "{heard:?}");
    assert!(count(kind::DELIVER_SM | kind::ANSWER, 92) >= 2, "{heard:?}");
}

#[tokio::test]
async fn a_session_that_was_ended_is_opened_again() {
    let mut stub = Stub::start(Centre::Leaving).await;
    let channel = stub.channel();
    for _ in 0..3 {
        channel.send(&parcel("Hi")).await.unwrap();
    }
    let binds = stub.all_heard().iter().filter(|pdu| pdu.kind == kind::BIND_TRANSCEIVER).count();
    assert_eq!(binds, 3);
}

#[tokio::test]
async fn what_may_be_put_right_is_tried_again_and_a_refusal_is_final() {
    let sent = async |centre: Centre| {
        let sent = Stub::start(centre).await.channel().send(&parcel("Hi")).await;
        assert!(!format!("{sent:?}").contains("secret"), "{sent:?}");
        sent
    };
    for status in [0x0b, 0x01] {
        let sent = sent(Centre::Refusing(kind::SUBMIT_SM, status)).await;
        assert!(matches!(sent, Err(SendError::Permanent(_))), "{status}: {sent:?}");
    }
    // Throttled; queue full; a wrong password; no sign of life at either step; no SMPP at all.
    for centre in [
        Centre::Refusing(kind::SUBMIT_SM, 0x58),
        Centre::Refusing(kind::SUBMIT_SM, 0x14),
        Centre::Refusing(kind::BIND_TRANSCEIVER, 0x0e),
        Centre::Silent(kind::BIND_TRANSCEIVER),
        Centre::Silent(kind::SUBMIT_SM),
        Centre::Garbage,
    ] {
        let sent = sent(centre).await;
        assert!(matches!(sent, Err(SendError::Temporary(_))), "{centre:?}: {sent:?}");
    }
}

#[test]
fn settings_that_do_not_fit_are_refused_at_once() {
    let refused = |change: fn(&mut SmppSettings)| {
        let mut settings = SmppSettings {
            host: "sms.example".to_owned(),
            port: 2775,
            system_id: "convoca".to_owned(),
            password: "secret".to_owned(),
            system_type: String::new(),
            source: "+551190000".to_owned(),
        };
        assert!(Smpp::new(settings.clone()).is_ok());
        change(&mut settings);
        assert!(Smpp::new(settings).is_err());
    };
    refused(|settings| settings.system_id = "x".repeat(16));
    refused(|settings| settings.password = "123456789".to_owned());
    refused(|settings| settings.password = "a\0b".to_owned());
    refused(|settings| settings.source = "Twelve chars".to_owned());
}
