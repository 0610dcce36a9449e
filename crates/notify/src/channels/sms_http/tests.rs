use super::*;
use crate::channels::http::stub::Stub;

fn settings(port: u16) -> SmsHttpSettings {
    SmsHttpSettings {
        method: "post".to_owned(),
        url: format!("http://localhost:{port}/send?id={{uid}}"),
        headers: vec![("Authorization".to_owned(), "Bearer secret".to_owned())],
        body: r#"{"to":"{number}","text":"{text}"}"#.to_owned(),
        success: None,
        roots_pem: None,
    }
}

fn channel(settings: SmsHttpSettings) -> SmsHttp {
    SmsHttp::with_patience(settings, Duration::from_millis(500)).unwrap()
}

fn parcel(text: &str) -> Parcel {
    Parcel::Sms { number: "+55 11 9".to_owned(), text: text.to_owned(), uid: "ab&c".to_owned() }
}

/// What the gateway gets for a body's template.
async fn asked(kind: Option<&str>, body: &str, text: &str) -> String {
    let mut stub = Stub::answering("200 OK", "").await;
    let mut settings = settings(stub.port);
    body.clone_into(&mut settings.body);
    settings.headers.extend(kind.map(|kind| ("Content-Type".to_owned(), kind.to_owned())));
    channel(settings).send(&parcel(text)).await.unwrap();
    stub.asked.recv().await.unwrap()
}

#[tokio::test]
async fn every_place_is_written_as_it_demands() {
    let text = "a \"b\" & <c>\n{number} ü";
    let check = async |kind: Option<&str>, body: &str, expected: &str| {
        let asked = asked(kind, body, text).await;
        assert!(asked.starts_with("POST /send?id=ab%26c HTTP/1.1\r\n"), "{asked}");
        assert!(asked.ends_with(&format!("\r\n\r\n{expected}")), "{asked}");
    };
    let json = r#"{"to":"+55119","text":"a \"b\" & <c>\n{number} ü"}"#;
    check(None, r#"{"to":"{number}","text":"{text}"}"#, json).await;
    check(None, "to={number}&text={text}", "to=%2B55119&text=a%20%22b%22%20%26%20%3Cc%3E%0A%7Bnumber%7D%20%C3%BC")
        .await;
    check(
        Some("text/xml; charset=utf-8"),
        "<sms to=\"{number}\">{text}</sms>",
        "<sms to=\"+55119\">a &quot;b&quot; &amp; &lt;c&gt;\n{number} ü</sms>",
    )
    .await;
}

#[tokio::test]
async fn the_answer_says_whether_to_try_again() {
    let sent = async |stub: Stub, success: Option<&str>| {
        let settings = SmsHttpSettings { success: success.map(str::to_owned), ..settings(stub.port) };
        channel(settings).send(&parcel("x")).await
    };
    let sent = async |status: &str, body: &str, success: Option<&str>| {
        sent(Stub::answering(status, body).await, success).await
    };
    assert_eq!(sent("202 Accepted", "queued", None).await.unwrap().detail, "202 Accepted queued");
    assert!(sent("200 OK", "status=0", Some("status=0")).await.is_ok());
    let temporary = async |status: &str, body: &str, success: Option<&str>| {
        let sent = sent(status, body, success).await;
        assert!(matches!(&sent, Err(SendError::Temporary(why)) if !why.contains("secret")), "{status}: {sent:?}");
    };
    temporary("200 OK", "status=7", Some("status=0")).await;
    temporary("500 Oops", "", None).await;
    temporary("401 Unauthorized", "", None).await;
    temporary("429 Slow down", "", None).await;
    temporary("302 Found\r\nLocation: http://127.0.0.1/", "", None).await;
    for status in ["400 Bad Request", "422 Unprocessable"] {
        let sent = sent(status, "number", None).await;
        assert!(matches!(sent, Err(SendError::Permanent(_))), "{status}: {sent:?}");
    }
    let stalled = channel(settings(Stub::start(None).await.port)).send(&parcel("x")).await;
    assert!(matches!(stalled, Err(SendError::Temporary(_))), "{stalled:?}");
}

#[test]
fn a_template_that_cannot_work_is_refused_at_once() {
    let refused = |change: fn(&mut SmsHttpSettings)| {
        let mut settings = settings(1);
        change(&mut settings);
        assert!(SmsHttp::new(settings).is_err());
    };
    assert!(SmsHttp::new(settings(1)).is_ok());
    refused(|settings| settings.url = "nowhere".to_owned());
    refused(|settings| settings.url = "file:///{number}{text}".to_owned());
    refused(|settings| settings.method = "PO ST".to_owned());
    refused(|settings| settings.body = r#"{"to":{number},"text":{text}}"#.to_owned());
    refused(|settings| settings.body = r#"{"to":"{number}"}"#.to_owned());
    refused(|settings| settings.headers = vec![("a b".to_owned(), String::new())]);
    refused(|settings| settings.headers = vec![("a".to_owned(), "b\r\nc: d".to_owned())]);
}
