//! What was acknowledged survives SIGKILL.

use crate::harness::{Engine, Place, in_days};
use serde_json::json;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Mutex;

/// Clients that create at once.
const CLIENTS: usize = 16;
/// Acknowledged meetings after which the server is killed, while more are under way.
const ENOUGH: usize = 400;

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_keeps_every_acknowledged_meeting() {
    check(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_every_acknowledged_meeting() {
    check(Engine::Postgres).await;
}

async fn check(engine: Engine) {
    let place = Place::new(engine).await;
    let server = place.start();
    let token = server.admin().await;
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    let count = Arc::new(AtomicUsize::new(0));
    let mut clients = Vec::new();
    for client in 0..CLIENTS {
        let (http, url, token) =
            (server.client.clone(), format!("{}/v1/mmc/management/conferences", server.http), token.clone());
        let (acknowledged, count) = (Arc::clone(&acknowledged), Arc::clone(&count));
        clients.push(tokio::spawn(async move {
            for number in 0.. {
                let body = json!({"subject": format!("c{client} n{number}"), "mediaTypes": "Voice",
                    "startTime": in_days(1 + number % 40)});
                let sent = http.post(&url).header("X-Access-Token", &token).json(&body).send().await;
                // The first failure is the kill.
                let Ok(response) = sent else { return };
                let status = response.status();
                let Ok(answer) = response.json::<serde_json::Value>().await else { return };
                assert_eq!(status, 200, "{answer}");
                let id = answer[0]["conferenceID"].as_str().unwrap().to_owned();
                let password = answer[0]["passwordEntry"][0]["password"].as_str().unwrap().to_owned();
                acknowledged.lock().await.push((id, password));
                count.fetch_add(1, Ordering::SeqCst);
            }
        }));
    }
    while count.load(Ordering::SeqCst) < ENOUGH {
        tokio::task::yield_now().await;
        assert!(!clients.iter().all(tokio::task::JoinHandle::is_finished), "every client stopped early");
    }
    server.kill();
    for client in clients {
        client.await.unwrap();
    }

    let acknowledged = acknowledged.lock().await;
    let server = place.start();
    let mut found = HashSet::new();
    for offset in (0..).step_by(500) {
        let path = format!("/v1/mmc/management/conferences?limit=500&offset={offset}");
        // The token was acknowledged too.
        let (status, page) = server.get(&path, &token).await;
        assert_eq!(status, 200, "{page}");
        let rows = page["data"].as_array().unwrap();
        found.extend(rows.iter().map(|row| {
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            (text(&row["conferenceID"]), text(&row["passwordEntry"][0]["password"]))
        }));
        if rows.len() < 500 {
            assert_eq!(page["count"].as_u64().unwrap(), found.len() as u64, "the count agrees with the rows");
            break;
        }
    }
    let lost: Vec<_> = acknowledged.iter().filter(|one| !found.contains(*one)).collect();
    assert!(lost.is_empty(), "{} of {} acknowledged meetings are lost", lost.len(), acknowledged.len());
    assert!(acknowledged.len() >= ENOUGH);
}
