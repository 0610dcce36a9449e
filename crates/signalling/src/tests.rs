use super::*;

#[test]
fn a_request_is_flat() {
    let text = r#"{"id":7,"type":"chat","text":"hi"}"#;
    let request: Request = serde_json::from_str(text).unwrap();
    assert_eq!(request, Request { id: 7, ask: Ask::Chat { to: None, text: "hi".into() } });
    assert_eq!(serde_json::to_string(&request).unwrap(), text);
}
