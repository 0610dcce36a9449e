//! Rooms over HTTP: listing, changing and giving them away.

use crate::harness::{ACCOUNT, Server};
use crate::session::{refused, started};
use reqwest::Method;
use serde_json::{Value, json};

const MINE: &str = "/v1/usg/dcs/member/vmr";
const ROOMS: &str = "/v1/usg/dcs/corp/vmr";
const UNKNOWN: &str = "MMC.111070006";

async fn list(server: &Server, path: &str, token: &str) -> Vec<Value> {
    let (status, page) = server.get(path, token).await;
    assert_eq!(status, 200, "{page}");
    let data = page["data"].as_array().unwrap().clone();
    assert_eq!(page["count"], data.len());
    data
}

async fn cloud_ids(server: &Server, admin: &str) -> Vec<String> {
    list(server, ROOMS, admin).await.iter().map(|room| room["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_room_from_giving_to_deleting() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let ids = cloud_ids(&server, &admin).await;
    assert_eq!(ids.len(), 3);
    assert_eq!(list(&server, &format!("{ROOMS}?status=2"), &admin).await.len(), 3);

    let assign = format!("{ROOMS}/assign-to-member/ana");
    assert_eq!(server.post(&assign, &admin, json!([ids[0], ids[1]])).await.0, 200);
    let taken = list(&server, &format!("{ROOMS}?status=0"), &admin).await;
    assert_eq!(taken.len(), 2);
    assert_eq!(taken[0]["member"], json!({"id": "ana", "mark": "ana"}));
    assert_eq!(list(&server, &format!("{ROOMS}?status=2"), &admin).await.len(), 1);
    assert_eq!(list(&server, &format!("{ROOMS}?vmrMode=2"), &admin).await.len(), 1);

    let mine = list(&server, MINE, &ana).await;
    assert_eq!(mine.iter().map(|room| &room["vmrMode"]).collect::<Vec<_>>(), [0, 1, 1]);
    let special = list(&server, &format!("{MINE}?specialVmr=true"), &ana).await;
    assert_eq!(special, mine[1..]);
    let (_, page) = server.get(&format!("{MINE}?specialVmr=true&offset=1&limit=1"), &ana).await;
    assert_eq!((&page["count"], &page["offset"], &page["data"][0]), (&json!(2), &json!(1), &mine[2]));
    let number = mine[1]["vmrId"].as_str().unwrap();
    assert_eq!(list(&server, &format!("{MINE}?searchKey={number}"), &ana).await, mine[1..2]);
    assert_eq!(mine[1]["chairJoinUrl"], format!("https://meet.example/#/j/{number}"));

    let delete = format!("{ROOMS}/delete");
    refused(server.post(&delete, &admin, json!([ids[2], ids[0]])).await, 400, "USG.200000003");
    let recycle = format!("{ROOMS}/recycle-from-member/ana");
    refused(server.post(&recycle, &admin, json!([ids[0], ids[2]])).await, 400, "MMC.111071063");
    assert_eq!(server.post(&recycle, &admin, json!([ids[0]])).await.0, 200);
    assert_eq!(list(&server, MINE, &ana).await.len(), 2);
    assert_eq!(server.post(&delete, &admin, json!([ids[2], ids[0]])).await.0, 200);
    assert_eq!(cloud_ids(&server, &admin).await, [ids[1].clone()]);
    refused(server.post(&delete, &admin, json!([ids[0]])).await, 400, UNKNOWN);
}

#[tokio::test]
async fn rooms_are_given_all_or_none() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let ids = cloud_ids(&server, &admin).await;
    let personal = list(&server, MINE, &ana).await[0]["id"].clone();
    let assign = |account: &str| format!("{ROOMS}/assign-to-member/{account}");
    assert_eq!(server.post(&assign(ACCOUNT), &admin, json!([ids[1]])).await.0, 200);
    for (account, list, code) in [
        ("ana", json!([ids[0], "no-such-room"]), UNKNOWN),
        ("ana", json!([ids[0], ids[1]]), "USG.200000003"),
        ("ana", json!([ids[0], personal]), "USG.200000003"),
        ("ana", json!([]), "USG.200000003"),
        ("nobody", json!([ids[0]]), "USG.201040000"),
    ] {
        refused(server.post(&assign(account), &admin, list).await, 400, code);
    }
    assert_eq!(list(&server, MINE, &ana).await.len(), 1);
}

#[tokio::test]
async fn an_own_room_is_changed() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let before = list(&server, MINE, &ana).await.remove(0);
    let path = format!("{MINE}/{}", before["id"].as_str().unwrap());
    let put = async |token: &str, body| server.call(Method::PUT, &path, token, Some(body)).await;
    let body = json!({"vmrName": "Oficina", "gustPwd": "135790", "chairPwd": 246_802,
        "allowGustFirst": true, "gustFirstNotice": "true"});
    assert_eq!(put(&ana, body).await.0, 200);
    let after = list(&server, MINE, &ana).await.remove(0);
    assert_eq!(
        (&after["vmrName"], &after["gustPwd"], &after["chairPwd"]),
        (&json!("Oficina"), &json!("135790"), &json!("246802"))
    );
    assert_eq!((&after["allowGustFirst"], &after["gustFirstNotice"]), (&json!(true), &json!(true)));
    assert_eq!((&after["id"], &after["vmrId"]), (&before["id"], &before["vmrId"]));
    for (body, code) in [
        (json!({"chairPwd": "135790"}), "USG.201080006"),
        (json!({"gustPwd": "123"}), "USG.200000003"),
        (json!({"gustPwd": "12a4"}), "USG.200000003"),
        (json!({"vmrName": "n".repeat(129)}), "USG.200000003"),
        (json!({"allowGustFirst": "maybe"}), "USG.200000003"),
    ] {
        refused(put(&ana, body).await, 400, code);
    }
    refused(put(&admin, json!({"vmrName": "X"})).await, 400, UNKNOWN);
    assert_eq!(list(&server, MINE, &ana).await[0], after);
}

#[tokio::test]
async fn only_administrators_give_rooms_away() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    for (method, path) in [
        (Method::GET, ROOMS.to_owned()),
        (Method::POST, format!("{ROOMS}/assign-to-member/ana")),
        (Method::POST, format!("{ROOMS}/recycle-from-member/ana")),
        (Method::POST, format!("{ROOMS}/delete")),
    ] {
        let body = (method == Method::POST).then(|| json!(["x"]));
        refused(server.call(method.clone(), &path, &ana, body.clone()).await, 403, "MMC.111070002");
        refused(server.call(method, &path, "", body).await, 401, "USG.206020000");
    }
    refused(server.get(MINE, "").await, 401, "USG.206020000");
}
