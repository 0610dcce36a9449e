//! Starts the binary on a database of its own and speaks to it.

#![allow(dead_code, reason = "each part of the suite uses a part of the harness")]

use convoca_server::key_file;
use convoca_store::{Store, Vault};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use sqlx::Connection as _;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub(crate) const ACCOUNT: &str = "admin@it";
pub(crate) const PASSWORD: &str = "Correct-horse7";
pub(crate) const APP_ID: &str = "it-app";
pub(crate) const APP_KEY: &str = "0123456789abcdef0123456789abcdef";

/// Which engine a server keeps its data in.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// A data folder and a database that servers can be started on, one after the other.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    pub(crate) database: Option<String>,
}

impl Place {
    pub(crate) async fn new(engine: Engine) -> Self {
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(fresh_database().await),
        };
        Self { folder: tempfile::tempdir().unwrap(), database }
    }

    /// The binary, set up for this place, addresses free.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_convoca"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CONVOCA_") {
                command.env_remove(name);
            }
        }
        command
            .env("CONVOCA_DATA_DIR", self.folder.path().join("data"))
            .env("CONVOCA_HTTP_ADDR", "127.0.0.1:0")
            .env("CONVOCA_HTTPS_ADDR", "127.0.0.1:0")
            .env("CONVOCA_PUBLIC_URL", "https://meet.example")
            .env("CONVOCA_ADMIN_ACCOUNT", ACCOUNT)
            .env("CONVOCA_ADMIN_PASSWORD", PASSWORD)
            .env("CONVOCA_APP_ID", APP_ID)
            .env("CONVOCA_APP_KEY", APP_KEY)
            .env("CONVOCA_LOG_LEVEL", "warn")
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        if let Some(database) = &self.database {
            command.env("CONVOCA_DATABASE_URL", database);
        }
        command
    }

    /// The vault of the server that has been started here.
    pub(crate) fn vault(&self) -> Vault {
        Vault::from_key(key_file::read(&self.folder.path().join("data/secret.key")).unwrap())
    }

    /// The store of the server that has been started here, for what the API does not tell.
    pub(crate) async fn store(&self) -> Store {
        let data = self.folder.path().join("data");
        let place = match &self.database {
            Some(url) => convoca_store::Place::Postgres(url.clone()),
            None => convoca_store::Place::Sqlite(data.join("convoca.db")),
        };
        Store::open(place, self.vault()).await.unwrap()
    }

    pub(crate) fn start(&self) -> Server {
        Server::spawn(self.command())
    }
}

/// A new empty database on the server that `./test` started.
async fn fresh_database() -> String {
    let server = std::env::var("CONVOCA_TEST_POSTGRES")
        .expect("CONVOCA_TEST_POSTGRES names a PostgreSQL server for tests; ./test starts one and sets it");
    let name = format!("it_{}", convoca_server::clock::random_hex(8));
    let mut connection = sqlx::PgConnection::connect(&server).await.unwrap();
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::query(create).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let (base, _) = server.rsplit_once('/').expect("the URL ends with a database");
    format!("{base}/{name}")
}

/// A running server; killed when dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) http: String,
    pub(crate) https: String,
    /// What the start printed.
    pub(crate) banner: String,
    pub(crate) client: Client,
}

impl Server {
    pub(crate) fn spawn(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the binary starts");
        let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let (mut http, mut https, mut banner) = (String::new(), String::new(), String::new());
        let mut line = String::new();
        while lines.read_line(&mut line).unwrap() > 0 {
            let mut words = line.split_whitespace();
            match words.next() {
                Some("HTTP") => http = words.next().unwrap().to_owned(),
                Some("HTTPS") => https = words.next().unwrap().to_owned(),
                Some("Data") => {
                    banner.push_str(&line);
                    break;
                }
                _ => {}
            }
            banner.push_str(&line);
            line.clear();
        }
        if http.is_empty() && https.is_empty() {
            panic!("the server did not start: {:?}\n{banner}", child.wait());
        }
        // What follows on a first start is short and already in the pipe or never comes.
        std::thread::spawn(move || {
            let mut rest = String::new();
            let _ = lines.read_to_string(&mut rest);
        });
        let client = Client::builder().danger_accept_invalid_certs(true).build().unwrap();
        Self { child, http, https, banner, client }
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.http))
    }

    /// Sends JSON with a token; status and JSON body of the answer.
    pub(crate) async fn call(&self, method: Method, path: &str, token: &str, body: Option<Value>) -> (u16, Value) {
        let mut request = self.request(method, path).header("X-Access-Token", token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let bytes = response.bytes().await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> (u16, Value) {
        self.call(Method::GET, path, token, None).await
    }

    pub(crate) async fn post(&self, path: &str, token: &str, body: Value) -> (u16, Value) {
        self.call(Method::POST, path, token, Some(body)).await
    }

    /// Signs in with account and password; the access token.
    pub(crate) async fn sign_in(&self, account: &str, password: &str) -> String {
        let response = self
            .request(Method::POST, "/v1/usg/acs/auth/account")
            .basic_auth(account, Some(password))
            .json(&json!({"account": account, "clientType": 72}))
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200, "sign-in of {account}");
        let answer: Value = response.json().await.unwrap();
        answer["accessToken"].as_str().expect("a token").to_owned()
    }

    pub(crate) async fn admin(&self) -> String {
        self.sign_in(ACCOUNT, PASSWORD).await
    }

    /// Adds an ordinary user and signs him in.
    pub(crate) async fn user(&self, admin: &str, account: &str) -> String {
        let body = json!({"account": account, "name": account, "pwd": PASSWORD});
        let (status, answer) = self.post("/v1/usg/dcs/corp/member", admin, body).await;
        assert_eq!(status, 200, "{answer}");
        self.sign_in(account, PASSWORD).await
    }

    /// Adds another corporation at the same place and signs its administrator in.
    pub(crate) async fn other_corporation(&self, place: &Place) -> String {
        let mut command = place.command();
        command.args(["corporation", "add", "--name", "Others"]);
        command.env("CONVOCA_ADMIN_ACCOUNT", "others@it").env("CONVOCA_APP_ID", "others-app");
        let output = command.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        self.sign_in("others@it", PASSWORD).await
    }

    /// Ends it as `kill -9` does.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ends it as an operator does, and returns how it ended.
    pub(crate) fn terminate(mut self) -> ExitStatus {
        let pid = rustix::process::Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap();
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        self.child.wait().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only when it has ended and been waited for already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until `ready` gives a value.
///
/// # Panics
/// When it has not after half a minute.
pub(crate) async fn eventually<T>(what: &str, mut ready: impl AsyncFnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + Duration::from_secs(30);
    while Instant::now() < deadline {
        if let Some(value) = ready().await {
            return value;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("waited in vain for {what}");
}

/// A start time in the vendor's format, so many days from now.
pub(crate) fn in_days(days: i64) -> String {
    let at = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24 * days);
    at.strftime("%Y-%m-%d %H:%M").to_string()
}
