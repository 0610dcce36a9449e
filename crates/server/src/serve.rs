//! `convoca serve`: from settings to a running server, and back.

mod banner;

use crate::app::App;
use crate::auth::guesses::Guesses;
use crate::auth::passwords::Passwords;
use crate::calls::{Switchboard, serve_rings};
use crate::http::metrics::Metrics;
use crate::http::router;
use crate::live::Live;
use crate::logging::chain;
use crate::net::{self, Listener};
use crate::outbox::{Post, Worker};
use crate::provision::{self, Tenant};
use crate::recording::Recordings;
use crate::settings::{Certificate, Listen, MailWay, Notices, Resolved, SmsWay};
use crate::sign_on::Providers;
use crate::streaming::Streams;
use crate::{clock, key_file, tls};
use convoca_contract::portal::{MailChannel, NoticeChannels, SmsChannel};
use convoca_jobs::{Runner, Settings as JobSettings, Tally};
use convoca_notify::channels::{Outward, WebhookSettings};
use convoca_sfu::{Sfu, StartError};
use convoca_store::{Place, Store, StoreError, Vault};
use std::error::Error;
use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{Semaphore, watch};

pub use banner::credentials_text;

/// How often expired sign-ins and remembered keys are dropped, and meetings that are over leave the
/// corporations' lists, so that the first reader has less to do.
const SWEEP: Duration = Duration::from_secs(60);

/// After how many sweeps recordings of forgotten meetings are looked for.
const SWEEPS_AN_HOUR: u64 = 60;

/// How many calls wait to be made at a time.
const MOST_RINGS: usize = 4096;

/// Runs the server until SIGTERM or SIGINT, then lets open requests finish.
///
/// # Errors
/// When the store, a certificate or an address cannot be used; nothing is served then.
pub async fn serve(settings: Resolved) -> Result<(), Box<dyn Error>> {
    // Before anything is announced, so that whoever reads it may already end us.
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let connections = net::raise_open_files(settings.max_connections);
    let store = open_store(&settings).await?;
    let permits = Arc::new(Semaphore::new(connections));
    let entrances = Entrances::bind(&settings, &permits).await?;
    let (sfu, events) = Sfu::start(settings.media.clone()).map_err(media_problem)?;
    let passwords = Passwords::new();
    let made = provision::provision(&store, &passwords, Tenant::first(&settings), true).await?;

    let open = {
        let permits = Arc::clone(&permits);
        move || i64::try_from(connections.saturating_sub(permits.available_permits())).unwrap_or(i64::MAX)
    };
    let public_url = settings.public_url.clone().unwrap_or_else(|| entrances.default_url(&settings));
    let webhook = WebhookSettings {
        allow_private: settings.webhook_private,
        allow_http: settings.webhook_http,
        roots_pem: settings.notices.roots_pem.clone(),
    };
    let post = Post::new(&settings.notices, webhook, &settings.data_dir, &public_url)?;
    let providers = Outward::new(settings.sign_on_private, settings.notices.roots_pem.as_deref())?;
    let tally = Tally::default();
    let (rings, wanted) = tokio::sync::mpsc::channel(MOST_RINGS);
    let recordings = Recordings::new(store.clone(), settings.data_dir.join("recordings"), settings.recordings.clone())?;
    recordings.recover().await;
    let streams = Streams::new(recordings.ffmpeg(), settings.stream_private);
    let live = Live::new(sfu.clone(), recordings.clone(), streams.clone(), public_url.clone(), rings);
    let app = Arc::new(App {
        store: store.clone(),
        public_url,
        access_number: settings.access_number.clone(),
        zone_rules: settings.zone_rules,
        channels: channels(&settings.notices),
        passwords,
        guesses: Guesses::new(),
        live: live.clone(),
        recordings: recordings.clone(),
        streams,
        calls: Switchboard::default(),
        post,
        providers: Providers::new(providers),
        push: Arc::default(),
        metrics: Metrics::new(Arc::new(open), sfu.clone(), tally.clone()),
    });
    let (stop, stopped) = watch::channel(false);
    let router = router::router(Arc::clone(&app));
    let mut tasks = tokio::task::JoinSet::new();
    let banner =
        banner::Banner { app: &app, entrances: &entrances, sfu: &sfu, settings: &settings, made: made.as_ref() };
    banner.print();
    for listener in entrances.listeners {
        tasks.spawn(listener.serve(router.clone(), stopped.clone()));
    }
    let jobs = JobSettings { now: clock::now, tally, ..JobSettings::default() };
    let runner = Runner::new(store.clone(), Arc::new(Worker::new(Arc::clone(&app))), jobs);
    tasks.spawn(runner.run(stopped.clone()));
    tasks.spawn(serve_rings(Arc::clone(&app), wanted, stopped.clone()));
    tasks.spawn(recordings.clone().watch_space(stopped.clone()));
    tasks.spawn(sweep(Arc::clone(&app), stopped));
    let passing_on = tokio::spawn(live.clone().pass_on(events));

    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping: open requests may finish");
    // There are receivers for as long as there are tasks, and with none there is nobody to tell.
    let _ = stop.send(true);
    live.stop().await;
    recordings.stop().await;
    sfu.stop().await;
    passing_on.abort();
    while tasks.join_next().await.is_some() {}
    store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// How notices leave, as administrators are told.
fn channels(notices: &Notices) -> NoticeChannels {
    NoticeChannels {
        mail: match notices.mail {
            MailWay::Folder => MailChannel::Folder,
            MailWay::Smtp(_) => MailChannel::Smtp,
        },
        sms: match notices.sms {
            SmsWay::None => SmsChannel::None,
            SmsWay::Http(_) => SmsChannel::Http,
            SmsWay::Smpp(_) => SmsChannel::Smpp,
        },
    }
}

/// Opens the store that the settings name, making the data folder and the key when they are
/// missing.
///
/// # Errors
/// When the folder, the key or the database cannot be used.
pub async fn open_store(settings: &Resolved) -> Result<Store, Box<dyn Error>> {
    fs::create_dir_all(&settings.data_dir)
        .map_err(|error| format!("cannot make the data folder {}: {error}", settings.data_dir.display()))?;
    let key = key_file::read_or_make(&key_path(settings))?;
    Ok(Store::open(place(settings), Vault::from_key(key)).await?)
}

/// Where the key that seals secrets is.
pub fn key_path(settings: &Resolved) -> PathBuf {
    settings.secret_key_file.clone().unwrap_or_else(|| settings.data_dir.join("secret.key"))
}

/// Where everything is kept.
pub fn place(settings: &Resolved) -> Place {
    match &settings.database_url {
        Some(url) => Place::Postgres(url.clone()),
        None => Place::Sqlite(settings.data_dir.join("convoca.db")),
    }
}

/// The listening addresses, bound but not served yet.
struct Entrances {
    http: Option<SocketAddr>,
    https: Option<SocketAddr>,
    listeners: Vec<Listener>,
}

impl Entrances {
    async fn bind(settings: &Resolved, permits: &Arc<Semaphore>) -> Result<Self, Box<dyn Error>> {
        let mut entrances = Self { http: None, https: None, listeners: Vec::new() };
        if let Listen::At(address) = settings.http {
            let listener = Listener::bind(address, None, Arc::clone(permits))
                .await
                .map_err(|error| format!("setting http_addr: cannot listen at {address}: {error}"))?;
            entrances.http = Some(listener.address()?);
            entrances.listeners.push(listener);
        }
        if let Listen::At(address) = settings.https {
            let tls = tls::set_up(&settings.certificate, &settings.data_dir, &certificate_names(settings))?;
            let listener = Listener::bind(address, Some(tls), Arc::clone(permits))
                .await
                .map_err(|error| format!("setting https_addr: cannot listen at {address}: {error}"))?;
            entrances.https = Some(listener.address()?);
            entrances.listeners.push(listener);
        }
        Ok(entrances)
    }

    /// What join links start with when nothing is said: the first public name, else this machine.
    fn default_url(&self, settings: &Resolved) -> String {
        match (&settings.certificate, self.https, self.http) {
            (Certificate::Acme(acme), Some(_), _) => format!("https://{}", acme.domains[0]),
            (_, Some(https), _) => format!("https://{}", local(https)),
            (_, None, Some(http)) => format!("http://{}", local(http)),
            (_, None, None) => String::new(),
        }
    }
}

/// The address as somebody on this machine types it.
fn local(address: SocketAddr) -> String {
    if address.ip().is_unspecified() { format!("localhost:{}", address.port()) } else { address.to_string() }
}

/// The names that a self-signed certificate is made for.
fn certificate_names(settings: &Resolved) -> Vec<String> {
    let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
    let public = settings.public_url.as_deref().and_then(|url| url.parse::<::http::Uri>().ok());
    let public = public.as_ref().and_then(|uri| uri.host()).map(|host| host.trim_matches(['[', ']']).to_owned());
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    for name in public.into_iter().chain([host]) {
        if !name.is_empty() && name.is_ascii() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Names the setting that a media port comes from.
fn media_problem(error: StartError) -> String {
    let setting = match &error {
        StartError::Tcp(_) => "media_tcp",
        StartError::Udp(_) | StartError::NoAddress | StartError::Thread(_) => "media_addr",
    };
    format!("setting {setting}: {}", chain(&error))
}

/// Goes on removing corporations that were deleted.
async fn remove_doomed(app: &App, stopped: &watch::Receiver<bool>) -> Result<(), StoreError> {
    for id in app.store.doomed_corporations().await? {
        while !*stopped.borrow() && app.store.remove_corporation_part(&id).await? {}
    }
    Ok(())
}

async fn sweep(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    let store = &app.store;
    let mut rounds = 0_u64;
    loop {
        tokio::select! {
            () = tokio::time::sleep(SWEEP) => {}
            _ = stopped.wait_for(|stop| *stop) => return,
        }
        app.post.forget_old_mails();
        app.streams.forget();
        app.recordings.empty_bucket().await;
        rounds += 1;
        if rounds.is_multiple_of(SWEEPS_AN_HOUR) {
            app.recordings.forget().await;
        }
        if let Err(error) = remove_doomed(&app, &stopped).await {
            tracing::error!(%error, "a corporation that was deleted could not be removed; it is tried again");
        }
        // Each call takes a part, so that writers in between wait for little.
        loop {
            match store.sweep(clock::now()).await {
                Ok(0) => break,
                Ok(_) if *stopped.borrow() => return,
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "expired rows could not be dropped; it is tried again");
                    break;
                }
            }
        }
    }
}
