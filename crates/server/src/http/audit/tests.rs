use super::detail::{self, Asked};
use super::*;
use http::Uri;

fn check(body: &str, pairs: &[(&str, &str)], named: Option<&str>) {
    let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    assert_eq!(detail::of(body.as_bytes()), Asked { pairs, named: named.map(str::to_owned) }, "{body}");
}

#[test]
fn a_body_is_shown_without_its_secrets() {
    check(
        r#"{"account":"bo","pwd":"Roof-Tiles-12","status":1,"title":null}"#,
        &[("account", "bo"), ("pwd", "***"), ("status", "1")],
        Some("bo"),
    );
    for secret in ["newPwd", "password", "clientSecret", "appKey", "key", "verifyCode", "accessToken", "activeCode"] {
        let body = format!(r#"{{"{secret}":"s3cret"}}"#);
        check(&body, &[(secret, "***")], None);
        let nested = format!(r#"{{"adminInfo":{{"{secret}":"s3cret","account":"bo"}},"list":[{{"{secret}":5}}]}}"#);
        assert!(!format!("{:?}", detail::of(nested.as_bytes())).contains("s3cret"), "{nested}");
    }
    check(r#"{"deptCode":"7","deptName":"Sales"}"#, &[("deptCode", "7"), ("deptName", "Sales")], Some("Sales"));
}

#[test]
fn a_list_says_what_it_names() {
    check(r#"["a","b"]"#, &[], Some("a, b"));
    let many = format!("[{}]", ["\"x\""; 12].join(","));
    check(&many, &[], Some("x, x, x, x, x, x, x, x, x, x, and 2 more"));
    check("no JSON", &[], None);
    check("", &[], None);
    check("7", &[], None);
}

#[test]
fn a_long_text_is_cut_between_characters() {
    let Asked { pairs, .. } = detail::of(format!(r#"{{"title":"{}"}}"#, "é".repeat(300)).as_bytes());
    assert_eq!(pairs[0].1.chars().count(), 201);
}

#[test]
fn the_object_is_what_path_query_or_body_name() {
    let object = |template: &str, uri: &str, body: &str| {
        detail::object(template, &uri.parse::<Uri>().unwrap(), &detail::of(body.as_bytes()))
    };
    assert_eq!(object("/a/{account}", "/a/al%20ice%2Fx", r#"{"name":"Al"}"#), "al ice/x");
    assert_eq!(object("/a/{account}", "/a/al", r#"["r1","r2"]"#), "al: r1, r2");
    assert_eq!(object("/a", "/a?id=7&x=1", ""), "7");
    assert_eq!(object("/a", "/a", r#"{"account":"bo"}"#), "bo");
    assert_eq!(object("/a", "/a", ""), "");
}

#[test]
fn the_trail_has_what_administrators_change_and_nothing_else() {
    let audited = |id: &str| is_audited(OPERATIONS.iter().find(|operation| operation.id == id).unwrap());
    for id in ["add_user", "delete_users", "assign_rooms", "add_application", "set_webhook", "update_corporation"] {
        assert!(audited(id), "{id}");
    }
    for id in ["list_users", "create_meeting", "sign_in_account", "mute_meeting", "answer_call", "add_material"] {
        assert!(!audited(id), "{id}");
    }
}

#[test]
fn what_is_left_out_exists() {
    for id in HARMLESS {
        assert!(OPERATIONS.iter().any(|operation| operation.id == id), "{id}");
    }
    for tag in LEFT_OUT {
        assert!(OPERATIONS.iter().any(|operation| operation.tag == tag), "{tag}");
    }
}
