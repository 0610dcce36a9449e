//! `convoca doctor`: checks a set-up without serving, and says what is wrong.
//!
//! It changes nothing: it makes no folder, key, certificate or table.

use crate::logging::chain;
use crate::recording::Bucket;
use crate::settings::{Certificate, Listen, MailWay, Resolved, SmsWay};
use crate::tls;
use crate::{key_file, serve};
use convoca_store::{Place, Store, Vault};
use std::net::{SocketAddr, TcpListener, TcpStream, ToSocketAddrs as _, UdpSocket};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// Longest wait for somebody who sends for us to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a check found.
enum Finding {
    Good(String),
    Worth(String),
    Wrong(String),
}
use Finding::{Good, Worth, Wrong};

/// Prints one line for each check; the exit code is 1 when something is wrong.
pub async fn run(settings: &Resolved) -> ExitCode {
    let mut findings = vec![data_folder(&settings.data_dir), key(settings), database(settings).await];
    for (name, listen) in [("HTTP", settings.http), ("HTTPS", settings.https)] {
        findings.push(address(name, listen));
    }
    findings.extend(media(settings));
    findings.push(certificate(settings));
    findings.push(public_url(settings));
    findings.extend(notices(settings));
    findings.push(recordings(settings).await);
    findings.push(open_files(settings));
    let mut healthy = true;
    for finding in findings {
        let (mark, text) = match finding {
            Good(text) => ("ok     ", text),
            Worth(text) => ("look at", text),
            Wrong(text) => {
                healthy = false;
                ("WRONG  ", text)
            }
        };
        say(mark, &text);
    }
    if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[allow(clippy::print_stdout, reason = "this is what the operator asked for")]
fn say(mark: &str, text: &str) {
    println!("{mark}  {text}");
}

fn data_folder(path: &Path) -> Finding {
    let shown = path.display();
    if !path.exists() {
        return Good(format!("data folder {shown}: will be made on first start"));
    }
    match tempfile_in(path) {
        Ok(()) => Good(format!("data folder {shown}: can be written")),
        Err(error) => Wrong(format!("data folder {shown} (data_dir): cannot be written: {error}")),
    }
}

/// Writes and removes a small file.
fn tempfile_in(folder: &Path) -> std::io::Result<()> {
    let probe = folder.join(format!(".doctor-{}", crate::clock::random_hex(8)));
    key_file::write_private(&probe, b"probe")?;
    std::fs::remove_file(probe)
}

/// Whether those who send for us answer. Nothing is sent.
fn notices(settings: &Resolved) -> Vec<Finding> {
    let mail = match &settings.notices.mail {
        MailWay::Folder => Worth(
            "mails (smtp_url): land in the folder mails of the data folder, because no mail server is set".to_owned(),
        ),
        MailWay::Smtp(smtp) => answers("mail server (smtp_url)", &smtp.host, smtp.port),
    };
    let sms = match &settings.notices.sms {
        SmsWay::None => Good("SMS: none are sent, because neither sms_gateway nor smpp_url is set".to_owned()),
        SmsWay::Http(gateway) => Good(format!("SMS (sms_gateway): by {} requests", gateway.method)),
        SmsWay::Smpp(centre) => answers("message centre (smpp_url)", &centre.host, centre.port),
    };
    vec![mail, sms]
}

/// Whether the object store for recordings lets us in. Nothing is put there.
async fn recordings(settings: &Resolved) -> Finding {
    let Some(given) = &settings.recordings.bucket else {
        return Good("recordings: in the folder recordings of the data folder".to_owned());
    };
    let name = format!("recordings (recordings_s3): {given:?}");
    match Bucket::open(given) {
        Err(problem) => Wrong(format!("{name}: {problem}")),
        Ok(bucket) => match bucket.look().await {
            Ok(()) => Good(format!("{name}: answers")),
            Err(error) => Wrong(format!("{name}: {}", chain(&error))),
        },
    }
}

fn answers(what: &str, host: &str, port: u16) -> Finding {
    let addresses = match (host, port).to_socket_addrs() {
        Ok(addresses) => addresses,
        Err(error) => return Wrong(format!("{what}: {host} has no address: {error}")),
    };
    let mut problem = "no address".to_owned();
    for address in addresses {
        match TcpStream::connect_timeout(&address, PATIENCE) {
            Ok(_) => return Good(format!("{what}: {host}:{port} answers")),
            Err(error) => problem = error.to_string(),
        }
    }
    Wrong(format!("{what}: {host}:{port} does not answer: {problem}"))
}

fn key(settings: &Resolved) -> Finding {
    let path = serve::key_path(settings);
    let shown = path.display();
    if !path.exists() {
        return match settings.database_url {
            Some(_) => Worth(format!("key file {shown}: missing; servers on one PostgreSQL must share it")),
            None => Good(format!("key file {shown}: will be made on first start")),
        };
    }
    match (key_file::read(&path), key_file::is_exposed(&path)) {
        (Ok(_), Ok(false)) => Good(format!("key file {shown}: there, and private")),
        (Ok(_), _) => Worth(format!("key file {shown}: others can read it; chmod 600 it")),
        (Err(error), _) => Wrong(chain(&error)),
    }
}

async fn database(settings: &Resolved) -> Finding {
    let place = serve::place(settings);
    let name = match &place {
        Place::Sqlite(path) if !path.exists() => {
            return Good(format!("database {}: will be made on first start", path.display()));
        }
        Place::Sqlite(path) => path.display().to_string(),
        Place::Postgres(_) => "PostgreSQL (database_url)".to_owned(),
    };
    let key = match key_file::read(&serve::key_path(settings)) {
        Ok(key) => key,
        Err(error) => return Wrong(format!("database {name}: not looked into, {}", chain(&error))),
    };
    match Store::look(place, Vault::from_key(key)).await {
        Ok(Some(version)) => Good(format!("database {name}: answers, schema version {version}")),
        Ok(None) => Good(format!("database {name}: answers, empty; tables will be made on first start")),
        Err(error) => Wrong(format!("database {name}: {}", chain(&error))),
    }
}

fn address(name: &str, listen: Listen) -> Finding {
    let Listen::At(address) = listen else { return Good(format!("{name}: off")) };
    match TcpListener::bind(address) {
        Ok(_) => Good(format!("{name} {address}: free")),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Worth(format!("{name} {address}: in use, by a running Convoca or by something else"))
        }
        Err(error) => Wrong(format!("{name} {address}: {error}")),
    }
}

/// The ports for media, and whether somebody outside can be told of them.
fn media(settings: &Resolved) -> Vec<Finding> {
    let media = &settings.media;
    let udp = match UdpSocket::bind(media.udp) {
        Ok(_) => Good(format!("media UDP {}: free", media.udp)),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Worth(format!("media UDP {}: in use, by a running Convoca or by something else", media.udp))
        }
        Err(error) => Wrong(format!("media UDP {} (media_addr): {error}", media.udp)),
    };
    let tcp = address("media TCP", media.tcp.map_or(Listen::Off, Listen::At));
    let announced = if media.announce.is_empty() {
        Good("media: clients are told this machine's own addresses; behind NAT, set media_announce".to_owned())
    } else {
        let list: Vec<_> = media.announce.iter().map(ToString::to_string).collect();
        Good(format!("media: clients are told {}", list.join(", ")))
    };
    vec![udp, tcp, announced]
}

fn certificate(settings: &Resolved) -> Finding {
    let (chain_path, key_path) = match &settings.certificate {
        Certificate::Acme(acme) => {
            let https = matches!(settings.https, Listen::At(SocketAddr::V4(_) | SocketAddr::V6(_)));
            let names = acme.domains.join(", ");
            return if https {
                Worth(format!("certificate: by ACME for {names}; port 443 of each name must lead to HTTPS here"))
            } else {
                Wrong("certificate: ACME needs HTTPS, which is off (https_addr)".to_owned())
            };
        }
        Certificate::SelfSigned => {
            let path = settings.data_dir.join(tls::CERTIFICATE_FILE);
            if !path.exists() {
                return Good("certificate: self-signed, will be made on first start".to_owned());
            }
            (path, settings.data_dir.join(tls::KEY_FILE))
        }
        Certificate::Own { chain, key } => (chain.clone(), key.clone()),
    };
    let shown = chain_path.display();
    match tls::load(&chain_path, &key_path).and_then(|_| tls::expiry_days(&chain_path)) {
        Ok(days) if days < 0 => Wrong(format!("certificate {shown}: expired {} days ago", -days)),
        Ok(days) if days < 14 => Worth(format!("certificate {shown}: expires in {days} days")),
        Ok(days) => Good(format!("certificate {shown}: good for {days} days")),
        Err(error) => Wrong(chain(&error)),
    }
}

fn public_url(settings: &Resolved) -> Finding {
    match &settings.public_url {
        Some(url) if url.starts_with("http://") => {
            Worth(format!("public_url {url}: browsers give camera and microphone only to https pages"))
        }
        Some(url) => Good(format!("public_url {url}")),
        None => Worth("public_url: not set, so join links work on this machine alone".to_owned()),
    }
}

fn open_files(settings: &Resolved) -> Finding {
    let reached = crate::net::raise_open_files(settings.max_connections);
    if reached < settings.max_connections {
        Worth(format!("open files: the limit allows {reached} of {} connections", settings.max_connections))
    } else {
        Good(format!("open files: enough for {reached} connections"))
    }
}
