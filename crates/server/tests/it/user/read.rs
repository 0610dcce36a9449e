use super::USERS;
use crate::harness::{ACCOUNT, PASSWORD};
use crate::session::{PROFILE, refused, started};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_user_is_found_by_account_or_third_party_id() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let body = json!({"name": "Inês", "account": "inês@roofers", "thirdAccount": "ext-1"});
    let (_, added) = server.post(USERS, &admin, body).await;
    for path in ["in%C3%AAs@roofers", "in%C3%AAs%40Roofers?accountType=0", "ext-1?accountType=1"] {
        let (status, shown) = server.get(&format!("{USERS}/{path}"), &admin).await;
        assert_eq!((status, &shown), (200, &added), "{path}");
    }
    refused(server.get(&format!("{USERS}/ext-1"), &admin).await, 400, "USG.201040000");
    refused(server.get(&format!("{USERS}/ext-1?accountType=2"), &admin).await, 400, "USG.200000003");
    refused(server.get(&format!("{USERS}/%ff"), &admin).await, 400, "USG.200000003");
}

#[tokio::test]
async fn users_are_listed_in_pages() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    for number in 0..12 {
        let body = json!({"name": format!("Person {number}"), "account": format!("p{number:02}")});
        assert_eq!(server.post(USERS, &admin, body).await.0, 200);
    }
    let list = async |query: &str| {
        let (status, page) = server.get(&format!("{USERS}{query}"), &admin).await;
        assert_eq!(status, 200, "{page}");
        let accounts =
            page["data"].as_array().unwrap().iter().map(|user| user["userAccount"].as_str().unwrap().to_owned());
        (page["count"].clone(), page["offset"].clone(), accounts.collect::<Vec<_>>())
    };
    let (count, offset, first) = list("").await;
    assert_eq!((count, offset, first.len()), (json!(13), json!(0), 10));
    let (_, _, rest) = list("?offset=10").await;
    assert_eq!(rest, ["p09", "p10", "p11"]);
    assert_eq!(list("?offset=500").await, (json!(13), json!(10), rest), "past the end comes the last page");
    let (count, _, found) = list("?searchKey=PERSON%201&limit=2").await;
    assert_eq!((count, found.len()), (json!(3), 2));
    let (count, _, found) = list("?searchKey=nobody&offset=7").await;
    assert_eq!((count, found.len()), (json!(0), 0));
    for query in ["?limit=0", "?limit=x", "?offset=-1"] {
        refused(server.get(&format!("{USERS}{query}"), &admin).await, 400, "USG.200000003");
    }
}

#[tokio::test]
async fn everybody_sees_his_own_profile() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    assert_eq!(server.get(PROFILE, &admin).await.1["userAccount"], ACCOUNT);
    let (status, profile) = server.get(PROFILE, &ana).await;
    assert_eq!((status, &profile["userAccount"], &profile["adminType"]), (200, &json!("ana"), &json!(2)));
    assert_eq!(profile["corp"]["name"], "Convoca");
    refused(server.get(PROFILE, "").await, 401, "USG.206020000");
}

#[tokio::test]
async fn another_corporations_users_do_not_exist() {
    let (place, server) = started().await;
    let admin = server.admin().await;
    server.user(&admin, "ana").await;
    let mut command = place.command();
    command.args(["corporation", "add", "--name", "Second"]);
    command.env("CONVOCA_ADMIN_ACCOUNT", "second@it").env("CONVOCA_APP_ID", "second-app");
    assert!(command.output().unwrap().status.success());
    let other = server.sign_in("second@it", PASSWORD).await;
    let unknown = "USG.201040000";
    refused(server.get(&format!("{USERS}/ana"), &other).await, 400, unknown);
    let body = || Some(json!({"name": "X"}));
    refused(server.call(Method::PUT, &format!("{USERS}/ana"), &other, body()).await, 400, unknown);
    refused(server.post(&format!("{USERS}/delete"), &other, json!(["ana"])).await, 400, unknown);
    refused(server.call(Method::PUT, &format!("{USERS}/status/1"), &other, Some(json!(["ana"]))).await, 400, unknown);
    assert_eq!(server.get(USERS, &other).await.1["count"], 1);
    // Accounts are unique in the whole server, since one signs in with nothing else.
    refused(server.post(USERS, &other, json!({"name": "A", "account": "ana"})).await, 400, "USG.201040001");
}
