//! The process: starting, stopping, settings, doctor.

use crate::harness::{Engine, Place, Server};
use serde_json::json;
use std::process::Output;

fn output(place: &Place, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    let mut command = place.command();
    command.args(arguments).envs(environment.iter().copied());
    command.output().unwrap()
}

#[tokio::test]
async fn sigterm_ends_it_well_and_what_it_knew_stays() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    let body = json!({"subject": "kept", "mediaTypes": "Voice", "startTime": crate::harness::in_days(3)});
    let (status, _) = server.post("/v1/mmc/management/conferences", &token, body).await;
    assert_eq!(status, 200);
    assert!(server.terminate().success());

    let server = place.start();
    assert!(!server.banner.contains("Password"), "credentials are shown once");
    let (status, page) = server.get("/v1/mmc/management/conferences", &token).await;
    assert_eq!((status, page["count"].as_i64()), (200, Some(1)), "the token and the meeting survive");
}

#[tokio::test]
async fn a_first_start_needs_no_setting_and_prints_a_meeting_to_paste() {
    let place = Place::new(Engine::Sqlite).await;
    let mut command = place.command();
    for name in ["CONVOCA_ADMIN_ACCOUNT", "CONVOCA_ADMIN_PASSWORD", "CONVOCA_APP_ID", "CONVOCA_APP_KEY"] {
        command.env_remove(name);
    }
    let printed = place.folder.path().join("printed");
    let script = format!("exec {} > {}", env!("CARGO_BIN_EXE_convoca"), printed.display());
    let mut shell = std::process::Command::new("sh");
    shell.arg("-c").arg(script);
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    let mut child = shell.current_dir(place.folder.path()).spawn().unwrap();
    let text = crate::harness::eventually("the banner", async || {
        std::fs::read_to_string(&printed).ok().filter(|text| text.contains("/v1/mmc/management/conferences\n"))
    })
    .await;
    let commands = text.split_once("A first meeting:").unwrap().1;
    let pasted = std::process::Command::new("sh").arg("-c").arg(commands).output().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&pasted.stdout).unwrap_or_else(|error| {
        panic!("{error}: {} {}", String::from_utf8_lossy(&pasted.stdout), String::from_utf8_lossy(&pasted.stderr))
    });
    assert_eq!(answer[0]["subject"], "First meeting", "{answer}");
}

#[tokio::test]
async fn a_wrong_setting_is_named_and_nothing_starts() {
    let place = Place::new(Engine::Sqlite).await;
    for (name, value) in [
        ("CONVOCA_HTTP_ADDR", "8080"),
        ("CONVOCA_DATABASE_URL", "sqlite://x"),
        ("CONVOCA_PUBLIC_URL", "meet"),
        ("CONVOCA_ADMIN_PASSWORD", "short"),
    ] {
        let output = output(&place, &["serve"], &[(name, value)]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(name), "{name}");
    }
    assert!(!place.folder.path().join("data").exists(), "nothing was made");
}

#[tokio::test]
async fn help_names_every_setting() {
    let place = Place::new(Engine::Sqlite).await;
    let output = output(&place, &["serve", "--help"], &[]);
    let help = String::from_utf8(output.stdout).unwrap();
    for (name, variable) in convoca_server::settings::Settings::names() {
        assert!(help.contains(&format!("--{}", name.replace('_', "-"))), "{name}");
        assert!(help.contains(variable), "{variable}");
    }
}

#[tokio::test]
async fn another_key_is_refused_at_start() {
    let place = Place::new(Engine::Sqlite).await;
    assert!(place.start().terminate().success());
    std::fs::write(place.folder.path().join("data/secret.key"), "00".repeat(32)).unwrap();
    let served = output(&place, &["serve"], &[]);
    assert_eq!(served.status.code(), Some(1));
    let said = output(&place, &["doctor"], &[]);
    assert_eq!(said.status.code(), Some(1), "{}", String::from_utf8_lossy(&said.stdout));
    assert!(String::from_utf8_lossy(&said.stdout).contains("WRONG"));
}

#[tokio::test]
async fn doctor_finds_a_good_set_up_good_and_changes_nothing() {
    let place = Place::new(Engine::Sqlite).await;
    let before = output(&place, &["doctor"], &[]);
    assert!(before.status.success(), "{}", String::from_utf8_lossy(&before.stdout));
    assert!(!place.folder.path().join("data").exists());
    assert!(place.start().terminate().success());
    let after = output(&place, &["doctor"], &[]);
    assert!(after.status.success(), "{}", String::from_utf8_lossy(&after.stdout));
    assert!(String::from_utf8_lossy(&after.stdout).contains("schema version"));
}

#[tokio::test]
async fn an_own_certificate_is_presented_and_a_wrong_pair_refused() {
    let place = Place::new(Engine::Sqlite).await;
    // The self-signed pair of another server serves as somebody's own.
    let other = Place::new(Engine::Sqlite).await;
    assert!(other.start().terminate().success());
    let file = |name: &str| other.folder.path().join("data").join(name).display().to_string();
    let (chain, key) = (file("tls-certificate.pem"), file("tls-key.pem"));
    let mut command = place.command();
    command.env("CONVOCA_TLS_CERTIFICATE", &chain).env("CONVOCA_TLS_KEY", &key);
    let server = Server::spawn(command);
    let root = reqwest::Certificate::from_pem(&std::fs::read(&chain).unwrap()).unwrap();
    let client = reqwest::Client::builder().tls_certs_only([root]).build().unwrap();
    let url = format!("{}/health", server.https.replace("127.0.0.1", "localhost"));
    assert_eq!(client.get(url).send().await.unwrap().status(), 200);

    let third = Place::new(Engine::Sqlite).await;
    assert!(third.start().terminate().success());
    let foreign = third.folder.path().join("data/tls-key.pem").display().to_string();
    let refused = output(&place, &["serve"], &[("CONVOCA_TLS_CERTIFICATE", &chain), ("CONVOCA_TLS_KEY", &foreign)]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("is not the key of"));
}
