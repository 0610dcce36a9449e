use super::*;
use crate::fixture::{Scene, sender};
use crate::{Mail, Topic, mail};
use std::sync::Arc;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

/// What a server answers, by the command's first word; anything else gets `250 ok`.
type Answers = Vec<(&'static str, &'static str)>;

/// A mail server that answers as it is told, and what it has heard: commands, and of a mail its text.
struct Sink {
    port: u16,
    heard: mpsc::UnboundedReceiver<String>,
}

impl Sink {
    async fn start(answers: Answers) -> Self {
        Self::with_tls(answers, None).await
    }

    async fn with_tls(answers: Answers, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell, heard) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answers, tell, tls) = (answers.clone(), tell.clone(), tls.clone());
                tokio::spawn(async move {
                    tell.send("connected".to_owned()).ok();
                    let wants_tls = converse(BufReader::new(stream), &answers, &tell, true).await;
                    if let (Some(stream), Some(tls)) = (wants_tls, tls)
                        && let Ok(stream) = tls.accept(stream.into_inner()).await
                    {
                        tell.send("protected".to_owned()).ok();
                        converse(BufReader::new(stream), &answers, &tell, false).await;
                    }
                });
            }
        });
        Self { port, heard }
    }

    fn channel(&self, change: impl FnOnce(&mut SmtpSettings)) -> Smtp {
        let mut settings = SmtpSettings {
            host: "localhost".to_owned(),
            port: self.port,
            tls: SmtpTls::Plain,
            sign_in: None,
            dkim: None,
            roots_pem: None,
        };
        change(&mut settings);
        let mut channel = Smtp::new(settings).unwrap();
        channel.patience = Duration::from_millis(500);
        channel
    }

    fn all_heard(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.heard.try_recv().ok()).collect()
    }
}

/// Speaks with a client until he leaves; returns the stream when he wants TLS.
async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
    mut stream: BufReader<S>,
    answers: &Answers,
    tell: &mpsc::UnboundedSender<String>,
    greet: bool,
) -> Option<BufReader<S>> {
    let answer = |word: &str, usual: &'static str| {
        answers.iter().find(|(command, _)| *command == word).map_or(usual, |(_, answer)| *answer)
    };
    if greet {
        match answer("connect", "220 sink") {
            "stall" => std::future::pending().await,
            greeting => stream.write_all(format!("{greeting}\r\n").as_bytes()).await.ok()?,
        }
    }
    let mut line = String::new();
    while stream.read_line(&mut line).await.ok()? > 0 {
        let command = line.trim_end().to_owned();
        line.clear();
        let word = command.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        tell.send(command).ok();
        let usual = match word.as_str() {
            "EHLO" => "250-sink\r\n250-STARTTLS\r\n250 AUTH PLAIN",
            "AUTH" => "235 welcome",
            "DATA" => "354 go on",
            "STARTTLS" => "220 go on",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        match answer(&word, usual) {
            "drop" => return None,
            "stall" => std::future::pending().await,
            "flood" => loop {
                stream.write_all(&[b'x'; 4096]).await.ok()?;
            },
            text => stream.write_all(format!("{text}\r\n").as_bytes()).await.ok()?,
        }
        match word.as_str() {
            "STARTTLS" => return Some(stream),
            "DATA" => {
                let mut text = String::new();
                while !text.ends_with("\r\n.\r\n") {
                    if stream.read_line(&mut text).await.ok()? == 0 {
                        return None;
                    }
                }
                tell.send(text).ok();
                stream.write_all(format!("{}\r\n", answer("text", "250 taken")).as_bytes()).await.ok()?;
            }
            _ => {}
        }
    }
    None
}

fn some_mail() -> Mail {
    let scene = Scene::single();
    mail(&scene.notice(Topic::Booked), &sender())
}

#[tokio::test]
async fn a_mail_arrives_and_the_next_one_uses_the_same_connection() {
    let mut sink = Sink::start(Vec::new()).await;
    let channel = sink.channel(|_| {});
    let parcel = Parcel::Mail(some_mail());
    assert_eq!(channel.send(&parcel).await.unwrap().detail, "250 taken");
    channel.send(&parcel).await.unwrap();
    let heard = sink.all_heard();
    let count = |start: &str| heard.iter().filter(|line| line.starts_with(start)).count();
    assert_eq!((count("connected"), count("MAIL FROM:<meetings@meet.example>")), (1, 2), "{heard:?}");
    assert_eq!(count("RCPT TO:<bea@example.org>"), 2, "{heard:?}");
    assert_eq!(heard.iter().filter(|text| text.contains("Message-ID: <0123456789abcdef")).count(), 2, "{heard:?}");
}

/// What becomes of a mail when the server answers so.
async fn check(answers: Answers, expected: fn(&Result<Receipt, SendError>) -> bool) {
    let sink = Sink::start(answers.clone()).await;
    let channel = sink.channel(|settings| settings.sign_in = Some(("ana".to_owned(), "secret".to_owned())));
    let sent = channel.send(&Parcel::Mail(some_mail())).await;
    assert!(expected(&sent), "{answers:?}: {sent:?}");
    let told = format!("{sent:?}");
    assert!(!told.contains("secret") && told.len() < 800, "{told}");
}

#[tokio::test]
async fn what_may_be_put_right_is_tried_again_and_a_refusal_is_final() {
    let temporary = |sent: &Result<Receipt, SendError>| matches!(sent, Err(SendError::Temporary(_)));
    let permanent = |sent: &Result<Receipt, SendError>| matches!(sent, Err(SendError::Permanent(_)));
    check(Vec::new(), |sent| sent.is_ok()).await;
    check(vec![("RCPT", "550 no such box")], permanent).await;
    check(vec![("DATA", "554 no")], permanent).await;
    check(vec![("text", "554 spam")], permanent).await;
    check(vec![("RCPT", "450 busy box")], temporary).await;
    check(vec![("text", "451 later")], temporary).await;
    check(vec![("MAIL", "550 not from you")], temporary).await;
    check(vec![("connect", "421 too many")], temporary).await;
    check(vec![("connect", "554 go away")], temporary).await;
    for command in ["EHLO", "AUTH", "MAIL", "RCPT", "DATA"] {
        check(vec![(command, "drop")], temporary).await;
        check(vec![(command, "stall")], temporary).await;
        check(vec![(command, "\u{fffd} what? \u{0}")], temporary).await;
        check(vec![(command, "flood")], temporary).await;
    }
    check(vec![("connect", "stall")], temporary).await;
    check(vec![("connect", "HTTP/1.1 400 Bad Request")], temporary).await;
    check(vec![("AUTH", "535 wrong")], |sent| {
        matches!(sent, Err(SendError::Temporary(why)) if why.contains("does not accept the account or password"))
    })
    .await;
}

#[tokio::test]
async fn a_server_that_is_not_there_may_come_back() {
    let port = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        listener.local_addr().unwrap().port()
    };
    let (_, heard) = mpsc::unbounded_channel();
    let channel = Sink { port, heard }.channel(|_| {});
    let sent = channel.send(&Parcel::Mail(some_mail())).await;
    assert!(matches!(sent, Err(SendError::Temporary(_))), "{sent:?}");
}

#[tokio::test]
async fn an_idle_connection_that_was_hung_up_is_replaced() {
    let mut sink = Sink::start(vec![("text", "250 taken")]).await;
    let channel = sink.channel(|_| {});
    channel.send(&Parcel::Mail(some_mail())).await.unwrap();
    // The same channel, its idle connection now one whose server is gone.
    let gone = Sink::start(vec![("MAIL", "drop")]).await;
    let stale = {
        let settings = SmtpSettings { port: gone.port, ..channel.settings.clone() };
        Link::open(&settings, None, "meet.example", Duration::from_secs(5))
            .await
            .unwrap_or_else(|why| panic!("{why:?}"))
    };
    *channel.idle.lock().unwrap() = vec![(stale, Instant::now())];
    channel.send(&Parcel::Mail(some_mail())).await.unwrap();
    assert_eq!(sink.all_heard().iter().filter(|line| *line == "connected").count(), 2);
}

/// A server's side of TLS for `localhost`, and the certificate to believe it by.
fn tls() -> (TlsAcceptor, String) {
    let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = tokio_rustls::rustls::pki_types::PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(tokio_rustls::rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .unwrap();
    (TlsAcceptor::from(Arc::new(config)), own.cert.pem())
}

#[tokio::test]
async fn nothing_is_said_in_the_clear_when_tls_is_demanded() {
    let (acceptor, pem) = tls();
    let mut sink = Sink::with_tls(Vec::new(), Some(acceptor)).await;
    let demanding = |settings: &mut SmtpSettings| {
        settings.tls = SmtpTls::StartTls;
        settings.sign_in = Some(("ana".to_owned(), "secret".to_owned()));
    };
    let channel = sink.channel(|settings| {
        demanding(settings);
        settings.roots_pem = Some(pem);
    });
    channel.send(&Parcel::Mail(some_mail())).await.unwrap();
    let heard = sink.all_heard();
    let place = |start: &str| heard.iter().position(|line| line.starts_with(start));
    assert!(place("protected") < place("AUTH") && place("protected").is_some(), "{heard:?}");

    // A certificate that nobody vouches for, and a server that does not offer TLS.
    let sent = sink.channel(demanding).send(&Parcel::Mail(some_mail())).await;
    assert!(matches!(sent, Err(SendError::Temporary(_))), "{sent:?}");
    let mut bare = Sink::start(vec![("EHLO", "250 sink")]).await;
    let sent = bare.channel(demanding).send(&Parcel::Mail(some_mail())).await;
    assert!(matches!(&sent, Err(SendError::Temporary(why)) if why.contains("STARTTLS")), "{sent:?}");
    for heard in [sink.all_heard(), bare.all_heard()] {
        assert!(!heard.iter().any(|line| line.starts_with("MAIL") || line.starts_with("AUTH")), "{heard:?}");
    }
}

#[tokio::test]
async fn a_mail_is_signed_when_there_is_a_key() {
    let mut sink = Sink::start(Vec::new()).await;
    let channel = sink.channel(|settings| {
        let key_pem = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap().serialize_pem();
        settings.dkim = Some(Dkim { domain: "meet.example".to_owned(), selector: "one".to_owned(), key_pem });
    });
    channel.send(&Parcel::Mail(some_mail())).await.unwrap();
    let heard = sink.all_heard().join("").replace("\r\n ", " ");
    assert!(heard.contains("DKIM-Signature: v=1; a=ed25519-sha256; d=meet.example; s=one;"), "{heard}");
}
