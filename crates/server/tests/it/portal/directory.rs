//! Finding people to invite.

use super::wants_sign_in;
use crate::session::{refused, started};
use reqwest::Method;
use serde_json::{Value, json};

const PATH: &str = "/v1/convoca/directory";

#[tokio::test]
async fn people_of_the_own_corporation_are_found() {
    let (place, server) = started().await;
    let admin = server.admin().await;
    let body = json!({"account": "ines", "name": "Inês", "email": "ines@roofers.example", "phone": "+99100010002"});
    assert_eq!(server.post("/v1/usg/dcs/corp/member", &admin, body).await.0, 200);
    let ana = server.user(&admin, "ana").await;
    let other = server.other_corporation(&place).await;

    let found = async |query: &str, token: &str| -> Vec<Value> {
        let (status, answer) = server.get(&format!("{PATH}{query}"), token).await;
        assert_eq!(status, 200, "{answer}");
        answer["people"].as_array().unwrap().clone()
    };
    let ines = found("?searchKey=roofers", &ana).await;
    assert_eq!(ines.len(), 1);
    assert_eq!(
        (&ines[0]["account"], &ines[0]["name"], &ines[0]["email"], &ines[0]["phone"]),
        (&json!("ines"), &json!("Inês"), &json!("ines@roofers.example"), &json!("+99100010002"))
    );
    assert_eq!(ines[0]["userUUID"].as_str().map(str::len), Some(32));
    assert_eq!(found("", &ana).await.len(), 3);
    assert_eq!(found("?limit=1", &ana).await.len(), 1);
    assert_eq!(found("?searchKey=ines", &other).await, [] as [Value; 0], "not for another tenant");

    let status = server.call(Method::PUT, "/v1/usg/dcs/corp/member/status/1", &admin, Some(json!(["ines"]))).await;
    assert_eq!(status.0, 200);
    assert_eq!(found("?searchKey=roofers", &ana).await, [] as [Value; 0]);
}

#[tokio::test]
async fn what_is_wrong_is_refused() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    for query in ["?limit=0".to_owned(), "?limit=101".to_owned(), format!("?searchKey={}", "k".repeat(129))] {
        refused(server.get(&format!("{PATH}{query}"), &admin).await, 400, "MMC.111071061");
    }
    wants_sign_in(&server, Method::GET, PATH, None).await;
}
