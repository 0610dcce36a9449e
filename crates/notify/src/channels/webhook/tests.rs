use super::*;
use crate::channels::http::stub::Stub;

const SUBSCRIBER: Subscriber<'_> = Subscriber { id: "sub-11", key: "a key" };
const NONCE: &str = "01234567";

fn now() -> Timestamp {
    Timestamp::from_second(1_935_648_000).unwrap()
}

fn open() -> Webhook {
    let settings = WebhookSettings { allow_private: true, allow_http: true, roots_pem: None };
    Webhook::with_patience(settings, Duration::from_millis(500)).unwrap()
}

fn parcel(url: &str) -> Parcel {
    Parcel::Push(PushParcel { url: url.to_owned(), body: "{\"a\": 1}".to_owned(), request_id: "r-1".to_owned() })
}

async fn sent(stub: &Stub) -> Result<Receipt, SendError> {
    open().send(&parcel(&format!("http://localhost:{}/hook?a=b", stub.port))).await
}

#[tokio::test]
async fn the_body_is_posted_to_the_byte() {
    let mut stub = Stub::answering("200 OK", "").await;
    sent(&stub).await.unwrap();
    let asked = stub.asked.recv().await.unwrap();
    assert!(asked.starts_with("POST /hook?a=b HTTP/1.1\r\n"), "{asked}");
    assert!(asked.to_ascii_lowercase().contains("\r\nx-request-id: r-1\r\n"), "{asked}");
    assert!(asked.to_ascii_lowercase().contains("\r\ncontent-type: application/json\r\n"), "{asked}");
    assert!(asked.ends_with("\r\n\r\n{\"a\": 1}"), "{asked}");
}

#[tokio::test]
async fn anything_but_a_plain_200_is_tried_again() {
    let temporary = |sent: &Result<Receipt, SendError>| matches!(sent, Err(SendError::Temporary(_)));
    for status in ["500 Oops", "404 Not Found", "201 Created", "204 No Content", "410 Gone"] {
        let sent = sent(&Stub::answering(status, "").await).await;
        assert!(temporary(&sent), "{status}: {sent:?}");
    }
    for answer in ["HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal", "SSH-2.0-x\r\n", ""] {
        let sent = sent(&Stub::start(Some(answer.to_owned())).await).await;
        assert!(temporary(&sent), "{answer:?}: {sent:?}");
    }
    let stalled = sent(&Stub::start(None).await).await;
    assert!(temporary(&stalled), "{stalled:?}");
}

#[tokio::test]
async fn a_redirect_leads_nowhere() {
    let mut target = Stub::answering("200 OK", "").await;
    let location = format!("302 Found\r\nLocation: http://127.0.0.1:{}/", target.port);
    let sent = sent(&Stub::answering(&location, "").await).await;
    assert!(matches!(&sent, Err(SendError::Temporary(why)) if why.contains("redirect")), "{sent:?}");
    assert!(target.asked.try_recv().is_err());
}

#[tokio::test]
async fn an_endless_answer_is_cut() {
    let body = "x".repeat(3_000_000);
    let stub = Stub::answering("200 OK", &body).await;
    assert_eq!(sent(&stub).await.unwrap().detail, "200 OK");
}

#[tokio::test]
async fn nothing_reaches_the_operators_own_network() {
    let mut stub = Stub::answering("200 OK", "").await;
    let settings = WebhookSettings { allow_private: false, allow_http: true, roots_pem: None };
    let channel = Webhook::new(settings).unwrap();
    for host in ["localhost", "127.0.0.1", "[::1]", "2130706433"] {
        let sent = channel.send(&parcel(&format!("http://{host}:{}/", stub.port))).await;
        assert!(matches!(&sent, Err(SendError::Permanent(why)) if why.contains("private")), "{host}: {sent:?}");
    }
    assert!(stub.asked.try_recv().is_err());
}

#[tokio::test]
async fn a_subscriber_verifies_by_repeating_the_nonce() {
    let ask = async |stub: &Stub| {
        let url = format!("http://127.0.0.1:{}/", stub.port);
        open().verify(&url, SUBSCRIBER, "r-2", NONCE, now()).await
    };
    let mut good = Stub::answering("200 OK", r#"{"event":"meeting.verify","nonce":"{nonce}"}"#).await;
    assert_eq!(ask(&good).await, Ok(()));
    let asked = good.asked.recv().await.unwrap();
    let expected = format!(r#"{{"appID":"sub-11","timestamp":1935648000000,"nonce":"{NONCE}","signature":""#);
    assert!(asked.contains(&expected), "{asked}");
    assert!(
        asked.ends_with(r#""eventInfo":{"event":"meeting.verify","timestamp":1935648000000,"payload":{}}}"#),
        "{asked}"
    );
    for (status, body) in
        [("200 OK", "{}"), ("200 OK", ""), ("500 Oops", r#"{"event":"meeting.verify","nonce":"{nonce}"}"#)]
    {
        let answer = ask(&Stub::answering(status, body).await).await;
        assert!(answer.is_err(), "{status} {body}");
    }
}
