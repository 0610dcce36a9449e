//! Checks settings and gives them their types and defaults.

use super::{Keeping, Notices, Settings, notices, recordings};
use convoca_booking::{ZoneId, ZoneRules};
use convoca_store::ApplicationScope;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

/// A setting that cannot be used.
#[derive(Debug)]
pub struct SettingsError {
    /// The setting, as in the file.
    pub setting: &'static str,
    problem: String,
}

impl SettingsError {
    pub(crate) fn new(setting: &'static str, problem: impl Into<String>) -> Self {
        Self { setting, problem: problem.into() }
    }
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flag = self.setting.replace('_', "-");
        let variable = self.setting.to_uppercase();
        write!(f, "setting --{flag} (CONVOCA_{variable}, {}): {}", self.setting, self.problem)
    }
}

impl std::error::Error for SettingsError {}

/// Where to listen, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listen {
    /// At this address.
    At(SocketAddr),
    /// Nowhere.
    Off,
}

/// Where the certificate for HTTPS comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// Made by ourselves, kept in the data folder.
    SelfSigned,
    /// The operator's own.
    Own {
        /// PEM chain.
        chain: PathBuf,
        /// PEM key.
        key: PathBuf,
    },
    /// From a certificate authority by ACME.
    Acme(Acme),
}

/// How to get a certificate by ACME.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acme {
    /// Names in the certificate; never empty.
    pub domains: Vec<String>,
    /// Mail address for the authority.
    pub contact: Option<String>,
    /// The authority's directory; `None`: Let's Encrypt.
    pub directory: Option<String>,
    /// Root of the directory's own certificate.
    pub root: Option<PathBuf>,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// All settings, checked, with their defaults.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is documented in the settings table")]
pub struct Resolved {
    pub data_dir: PathBuf,
    pub http: Listen,
    pub https: Listen,
    pub media: convoca_sfu::Config,
    pub public_url: Option<String>,
    pub database_url: Option<String>,
    pub admin_account: String,
    pub admin_password: Option<String>,
    pub app_id: Option<String>,
    pub app_key: Option<String>,
    pub app_scope: ApplicationScope,
    pub corporation_name: String,
    pub cloud_rooms: usize,
    pub webinar_rooms: usize,
    pub provider_account: Option<String>,
    pub provider_password: Option<String>,
    pub time_zone: ZoneId,
    pub language: String,
    pub zone_rules: ZoneRules,
    pub access_number: String,
    pub certificate: Certificate,
    pub notices: Notices,
    pub recordings: Keeping,
    pub webhook_http: bool,
    pub webhook_private: bool,
    pub sign_on_private: bool,
    pub stream_private: bool,
    pub secret_key_file: Option<PathBuf>,
    pub max_connections: usize,
    pub log_level: String,
    pub log_format: LogFormat,
}

const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const EVERYWHERE: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// What is off unless it is turned on.
pub(super) const SWITCH: [(&str, bool); 2] = [("off", false), ("on", true)];

pub(super) fn check(given: Settings) -> Result<Resolved, SettingsError> {
    let http = listen("http_addr", given.http_addr.clone(), SocketAddr::new(LOOPBACK, 8080))?;
    let https = listen("https_addr", given.https_addr.clone(), SocketAddr::new(EVERYWHERE, 8443))?;
    if http == Listen::Off && https == Listen::Off {
        return Err(SettingsError::new("https_addr", "both HTTP and HTTPS are off; nobody could reach the server"));
    }
    let media = media(&given, http, https)?;
    let notices = notices::check(&given)?;
    let recordings = recordings::check(&given)?;
    Ok(Resolved {
        data_dir: given.data_dir.unwrap_or_else(|| "convoca-data".to_owned()).into(),
        http,
        https,
        media,
        public_url: public_url(given.public_url)?,
        database_url: database_url(given.database_url)?,
        admin_account: account("admin_account", given.admin_account)?.unwrap_or_else(|| "admin".to_owned()),
        admin_password: length("admin_password", given.admin_password, 8, 32)?,
        app_id: length("app_id", given.app_id, 1, 64)?,
        app_key: length("app_key", given.app_key, 8, 128)?,
        app_scope: one_of(
            "app_scope",
            given.app_scope,
            &[("corporation", ApplicationScope::Corporation), ("provider", ApplicationScope::Provider)],
        )?,
        corporation_name: length("corporation_name", given.corporation_name, 1, 96)?
            .unwrap_or_else(|| "Convoca".to_owned()),
        cloud_rooms: number("cloud_rooms", given.cloud_rooms, 0, 1000, 3)?,
        webinar_rooms: number("webinar_rooms", given.webinar_rooms, 0, 1000, 1)?,
        provider_account: account("provider_account", given.provider_account)?,
        provider_password: length("provider_password", given.provider_password, 8, 32)?,
        time_zone: zone(given.time_zone)?,
        language: length("language", given.language, 2, 35)?.unwrap_or_else(|| "zh-CN".to_owned()),
        zone_rules: one_of("zone_rules", given.zone_rules, &[("iana", ZoneRules::Iana), ("fixed", ZoneRules::Fixed)])?,
        access_number: length("access_number", given.access_number, 1, 32)?.unwrap_or_else(|| "+991000".to_owned()),
        certificate: certificate(
            given.tls_certificate,
            given.tls_key,
            given.acme_domains,
            given.acme_contact,
            given.acme_directory,
            given.acme_root,
        )?,
        notices,
        recordings,
        webhook_http: one_of("webhook_http", given.webhook_http, &SWITCH)?,
        webhook_private: one_of("webhook_private", given.webhook_private, &SWITCH)?,
        sign_on_private: one_of("sign_on_private", given.sign_on_private, &SWITCH)?,
        stream_private: one_of("stream_private", given.stream_private, &SWITCH)?,
        secret_key_file: given.secret_key_file.map(PathBuf::from),
        max_connections: number("max_connections", given.max_connections, 16, 1_000_000, 16_000)?,
        log_level: level(given.log_level)?,
        log_format: one_of("log_format", given.log_format, &[("text", LogFormat::Text), ("json", LogFormat::Json)])?,
    })
}

fn length(
    setting: &'static str,
    given: Option<String>,
    least: usize,
    most: usize,
) -> Result<Option<String>, SettingsError> {
    let Some(text) = given else { return Ok(None) };
    let characters = text.chars().count();
    if (least..=most).contains(&characters) {
        Ok(Some(text))
    } else {
        Err(SettingsError::new(setting, format!("must have {least} to {most} characters, not {characters}")))
    }
}

pub(super) fn number(
    setting: &'static str,
    given: Option<String>,
    least: usize,
    most: usize,
    default: usize,
) -> Result<usize, SettingsError> {
    let Some(text) = given else { return Ok(default) };
    match usize::from_str(text.trim()) {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(SettingsError::new(setting, format!("must be a number from {least} to {most}, not \"{text}\""))),
    }
}

/// The choice with the given name; the first when none is given.
pub(super) fn one_of<T: Copy>(
    setting: &'static str,
    given: Option<String>,
    choices: &[(&'static str, T)],
) -> Result<T, SettingsError> {
    let Some(text) = given else { return Ok(choices[0].1) };
    let found = choices.iter().find(|(name, _)| name.eq_ignore_ascii_case(text.trim()));
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<_> = choices.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        SettingsError::new(setting, format!("must be {}, not \"{text}\"", names.join(" or ")))
    })
}

fn listen(setting: &'static str, given: Option<String>, default: SocketAddr) -> Result<Listen, SettingsError> {
    let Some(text) = given else { return Ok(Listen::At(default)) };
    if text.eq_ignore_ascii_case("off") {
        return Ok(Listen::Off);
    }
    SocketAddr::from_str(&text).map(Listen::At).map_err(|_| {
        SettingsError::new(
            setting,
            format!("must be an address such as {default} or [::1]:8080, or \"off\", not \"{text}\""),
        )
    })
}

/// Where media goes. By default it takes the port of HTTPS, which is free over UDP and which an
/// operator has opened anyway.
fn media(given: &Settings, http: Listen, https: Listen) -> Result<convoca_sfu::Config, SettingsError> {
    let beside = match (https, http) {
        (Listen::At(address), _) | (Listen::Off, Listen::At(address)) => address,
        (Listen::Off, Listen::Off) => SocketAddr::new(EVERYWHERE, 0),
    };
    let udp = match listen("media_addr", given.media_addr.clone(), beside)? {
        Listen::At(address) => address,
        Listen::Off => return Err(SettingsError::new("media_addr", "cannot be off: meetings need it")),
    };
    let next = if udp.port() == 0 { 0 } else { udp.port().checked_add(1).unwrap_or(0) };
    let tcp = match listen("media_tcp", given.media_tcp.clone(), SocketAddr::new(udp.ip(), next))? {
        Listen::At(address) => Some(address),
        Listen::Off => None,
    };
    let announce = given.media_announce.iter().flat_map(|list| list.split(',')).map(str::trim);
    let announce = announce.filter(|text| !text.is_empty()).map(|text| {
        SocketAddr::from_str(text).map_err(|_| {
            let problem = format!("must be addresses such as 203.0.113.7:8443, separated by commas, not \"{text}\"");
            SettingsError::new("media_announce", problem)
        })
    });
    let announce = announce.collect::<Result<_, _>>()?;
    let threads = number("media_threads", given.media_threads.clone(), 0, 64, 0)?;
    Ok(convoca_sfu::Config { udp, tcp, announce, threads })
}

fn public_url(given: Option<String>) -> Result<Option<String>, SettingsError> {
    let Some(text) = given else { return Ok(None) };
    let parsed = text.parse::<::http::Uri>().ok().filter(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.host().is_some_and(|host| !host.is_empty())
            && uri.query().is_none()
            && !text.contains('#')
    });
    match parsed {
        Some(_) => Ok(Some(text.trim_end_matches('/').to_owned())),
        None => Err(SettingsError::new(
            "public_url",
            format!("must be an address such as https://meet.example.org, not \"{text}\""),
        )),
    }
}

fn database_url(given: Option<String>) -> Result<Option<String>, SettingsError> {
    match given {
        Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => Ok(Some(url)),
        Some(_) => Err(SettingsError::new(
            "database_url",
            "must start with postgres:// (leave it out for SQLite in the data folder)",
        )),
        None => Ok(None),
    }
}

fn account(name: &'static str, given: Option<String>) -> Result<Option<String>, SettingsError> {
    let account = length(name, given, 1, 255)?;
    if account.as_ref().is_some_and(|account| account.contains(':') || account.chars().any(char::is_control)) {
        return Err(SettingsError::new(name, "must not contain a colon or control characters"));
    }
    Ok(account)
}

fn zone(given: Option<String>) -> Result<ZoneId, SettingsError> {
    let number = number("time_zone", given, 1, 77, 56)?;
    Ok(u8::try_from(number).ok().and_then(ZoneId::new).unwrap_or(ZoneId::BEIJING))
}

fn level(given: Option<String>) -> Result<String, SettingsError> {
    let level = given.unwrap_or_else(|| "info".to_owned());
    match tracing_subscriber::EnvFilter::builder().parse(&level) {
        Ok(_) => Ok(level),
        Err(error) => Err(SettingsError::new("log_level", format!("\"{level}\" is not a log filter: {error}"))),
    }
}

fn certificate(
    chain: Option<String>,
    key: Option<String>,
    domains: Option<String>,
    contact: Option<String>,
    directory: Option<String>,
    root: Option<String>,
) -> Result<Certificate, SettingsError> {
    let domains: Vec<String> = domains
        .iter()
        .flat_map(|list| list.split(','))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    match (chain, key) {
        (Some(_), Some(_)) if !domains.is_empty() => {
            Err(SettingsError::new("acme_domains", "goes without tls_certificate and tls_key"))
        }
        (Some(chain), Some(key)) => Ok(Certificate::Own { chain: chain.into(), key: key.into() }),
        (Some(_), None) => Err(SettingsError::new("tls_key", "must be given with tls_certificate")),
        (None, Some(_)) => Err(SettingsError::new("tls_certificate", "must be given with tls_key")),
        (None, None) if domains.is_empty() => Ok(Certificate::SelfSigned),
        (None, None) => Ok(Certificate::Acme(Acme { domains, contact, directory, root: root.map(PathBuf::from) })),
    }
}
