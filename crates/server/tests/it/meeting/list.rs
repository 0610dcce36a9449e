use super::{PATH, created, id, started};
use crate::harness::in_days;
use serde_json::{Value, json};

fn subjects(page: &Value) -> Vec<&str> {
    page["data"].as_array().unwrap().iter().map(|row| row["subject"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn pages_orders_spans_and_searches() {
    let (_place, server, token) = started().await;
    for (subject, days) in [("Delta", 40), ("Bravo", 3), ("Charlie", 10), ("Überall", 60)] {
        created(&server, &token, json!({"mediaTypes": "Voice", "subject": subject, "startTime": in_days(days)})).await;
    }
    created(&server, &token, json!({"mediaTypes": "Voice", "subject": "Alpha"})).await;
    for (query, expected, count) in [
        ("", vec!["Alpha", "Bravo", "Charlie", "Delta", "Überall"], 5),
        ("?sortType=DSC_StartTIME&limit=2", vec!["Überall", "Delta"], 5),
        ("?offset=3&limit=10", vec!["Delta", "Überall"], 5),
        ("?offset=5", vec![], 5),
        ("?queryConfMode=ADAY", vec!["Alpha"], 1),
        ("?queryConfMode=AWEEK", vec!["Alpha", "Bravo"], 2),
        ("?queryConfMode=AMONTH&offset=1", vec!["Bravo", "Charlie"], 3),
        ("?searchKey=%C3%BCBER", vec!["Überall"], 1),
        ("?searchKey=a&sortType=DSC_StartTIME&offset=1&limit=2", vec!["Delta", "Charlie"], 5),
        ("?searchKey=%25", vec![], 0),
    ] {
        let (status, page) = server.get(&format!("{PATH}{query}"), &token).await;
        assert_eq!(status, 200, "{query} {page}");
        assert_eq!((subjects(&page), page["count"].as_i64().unwrap()), (expected, count), "{query}");
    }
    for query in ["?limit=0", "?limit=501", "?offset=-1", "?queryConfMode=AYEAR", "?sortType=UP", "?queryAll=perhaps"] {
        let (status, answer) = server.get(&format!("{PATH}{query}"), &token).await;
        assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111071061")), "{query}");
    }
}

#[tokio::test]
async fn each_sees_what_is_his_and_what_he_is_invited_to() {
    let (_place, server, admin) = started().await;
    let (ana, rui) = (server.user(&admin, "ana").await, server.user(&admin, "rui").await);
    let private = json!({"mediaTypes": "Voice", "subject": "Ana alone", "startTime": in_days(2)});
    let shared = json!({"mediaTypes": "Voice", "subject": "Both", "startTime": in_days(3),
        "attendees": [{"accountId": "rui", "name": "Rui"}]});
    let private = created(&server, &ana, private).await;
    let shared = created(&server, &ana, shared).await;

    let (_, page) = server.get(PATH, &ana).await;
    assert_eq!(subjects(&page), ["Ana alone", "Both"]);
    let (_, page) = server.get(&format!("{PATH}?queryAll=true"), &rui).await;
    assert_eq!(subjects(&page), ["Both"]);
    let row = &page["data"][0];
    assert_eq!(row["passwordEntry"].as_array().unwrap().len(), 1, "a guest sees the guests' password alone");
    assert_eq!(row["passwordEntry"][0]["conferenceRole"], "general");
    assert_eq!(row["chairJoinUri"], Value::Null);
    let (_, page) = server.get(PATH, &admin).await;
    assert_eq!(page["count"], 0);
    let (_, page) = server.get(&format!("{PATH}?queryAll=true"), &admin).await;
    assert_eq!(subjects(&page), ["Ana alone", "Both"]);

    let detail = |meeting: &Value| format!("{PATH}/confDetail?conferenceID={}", id(meeting));
    let (status, answer) = server.get(&detail(&private), &rui).await;
    assert_eq!((status, &answer["error_code"]), (403, &json!("MMC.111070010")));
    let (status, answer) = server.get(&detail(&shared), &rui).await;
    assert_eq!((status, &answer["conferenceData"]["role"]), (200, &json!("general")));
    assert_eq!(server.get(&detail(&private), &admin).await.0, 200);
}

#[tokio::test]
async fn another_tenants_meeting_does_not_exist() {
    let (place, server, admin) = started().await;
    let meeting = created(&server, &admin, json!({"mediaTypes": "Voice", "startTime": in_days(2)})).await;
    let added = place
        .command()
        .args(["corporation", "add", "--name", "Other", "--admin-account", "other"])
        .args(["--admin-password", "Other-horse7", "--app-id", "other-app", "--app-key", "other-key-1234"])
        .output()
        .unwrap();
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    let other = server.sign_in("other", "Other-horse7").await;
    let path = format!("{PATH}?conferenceID={}", id(&meeting));
    let detail = format!("{PATH}/confDetail?conferenceID={}", id(&meeting));
    let body = Some(json!({"mediaTypes": "Voice"}));
    for (status, answer) in [
        server.get(&detail, &other).await,
        server.call(reqwest::Method::PUT, &path, &other, body).await,
        server.call(reqwest::Method::DELETE, &path, &other, None).await,
    ] {
        assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111070005")));
    }
    assert_eq!(server.get(&format!("{PATH}?queryAll=true"), &other).await.1["count"], 0);
    let scheduler = meeting["userUUID"].as_str().unwrap();
    let (status, answer) = server.get(&format!("{PATH}?userUUID={scheduler}"), &other).await;
    assert_eq!((status, &answer["error_code"]), (400, &json!("USG.201040000")), "{answer}");
    assert_eq!(server.get(&format!("{PATH}?userUUID={scheduler}"), &admin).await.1["count"], 1);
    assert_eq!(server.get(&detail, &admin).await.0, 200);
}

#[tokio::test]
async fn invited_people_are_paged_and_searched() {
    let (_place, server, token) = started().await;
    let attendees: Vec<_> = (0..30)
        .map(|number| {
            json!({"name": format!("P{number:02}"), "phone": format!("+9910{number:02}"),
            "type": if number % 3 == 0 { "terminal" } else { "normal" }})
        })
        .collect();
    let body = json!({"mediaTypes": "Voice", "startTime": in_days(2), "attendees": attendees});
    let meeting = created(&server, &token, body).await;
    let path = format!("{PATH}/confDetail?conferenceID={}", id(&meeting));
    for (query, headers, count, first, rows) in [
        ("", ("0", "0"), 30, Some("P00"), 20),
        ("&offset=25", ("0", "0"), 30, Some("P25"), 5),
        ("&searchKey=p1", ("0", "0"), 10, Some("P10"), 10),
        ("&limit=5", ("2", "0"), 20, Some("P01"), 5),
        ("&offset=9", ("2", "1"), 10, Some("P27"), 1),
        ("&offset=99", ("1", "0"), 30, None, 0),
    ] {
        let request = server.request(reqwest::Method::GET, &format!("{path}{query}")).header("X-Access-Token", &token);
        let request = request.header("X-Type", headers.0).header("X-Query-Type", headers.1);
        let page: Value = request.send().await.unwrap().json().await.unwrap();
        let data = &page["data"];
        assert_eq!(data["count"], count, "{query}");
        assert_eq!(data["data"].as_array().unwrap().len(), rows, "{query}");
        assert_eq!(data["data"][0]["name"].as_str(), first, "{query}");
    }
}
