//! What an operator can set: flags, `CONVOCA_*` environment, a TOML file, in that order of strength.
//!
//! Each setting is one row of the `settings!` table below: its type, help text and default. The
//! same struct is filled by clap (flags and environment) and by serde (the file), so the three
//! sources cannot drift apart. [`Settings::resolve`] merges them and checks every value; an error
//! names the setting.

mod check;
mod notices;
mod recordings;

use clap::Args;
use serde::Deserialize;
use std::path::PathBuf;

pub use check::{Acme, Certificate, Listen, LogFormat, Resolved, SettingsError};
pub use notices::{MailWay, Notices, SmsWay};
pub use recordings::{BucketSettings, Keeping};

macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $name:ident, $env:literal, $value:literal;)+) => {
        /// Settings as given by one source; `None` is "not said here".
        #[derive(Args, Clone, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Settings {
            /// TOML file with any of these settings, named as the flags with underscores
            #[arg(long, env = "CONVOCA_CONFIG", value_name = "FILE", global = true)]
            #[serde(skip)]
            pub config: Option<PathBuf>,
            $(
                $(#[doc = $doc])+
                #[arg(long, env = $env, value_name = $value, hide_env_values = true, global = true)]
                #[serde(default, deserialize_with = "plain_text")]
                pub $name: Option<String>,
            )+
        }

        impl Settings {
            /// These settings, with `weaker` where they say nothing.
            fn or(self, weaker: Self) -> Self {
                Self {
                    config: self.config.or(weaker.config),
                    $($name: self.$name.or(weaker.$name),)+
                }
            }

            /// The same with empty texts as "not said", as environment files tend to have them.
            fn without_blanks(self) -> Self {
                Self {
                    config: self.config.filter(|path| !path.as_os_str().is_empty()),
                    $($name: self.$name.filter(|text| !text.trim().is_empty()),)+
                }
            }

            /// Each setting's flag and environment variable.
            pub fn names() -> &'static [(&'static str, &'static str)] {
                &[$((stringify!($name), $env),)+]
            }
        }
    };
}

settings! {
    /// Folder for the database, the certificate and the key that seals secrets [default: convoca-data]
    data_dir, "CONVOCA_DATA_DIR", "FOLDER";
    /// Address for plain HTTP, port 0 for a free one, "off" for none [default: 127.0.0.1:8080]
    http_addr, "CONVOCA_HTTP_ADDR", "IP:PORT";
    /// Address for HTTPS, port 0 for a free one, "off" for none [default: 0.0.0.0:8443]
    https_addr, "CONVOCA_HTTPS_ADDR", "IP:PORT";
    /// UDP address for media, port 0 for a free one [default: IP and port of https_addr, else of http_addr]
    media_addr, "CONVOCA_MEDIA_ADDR", "IP:PORT";
    /// TCP address for media where UDP does not get through, "off" for none [default: media_addr's IP, the port after its own]
    media_tcp, "CONVOCA_MEDIA_TCP", "IP:PORT";
    /// UDP addresses that clients are told instead of this machine's own, separated by commas, for a server behind NAT
    media_announce, "CONVOCA_MEDIA_ANNOUNCE", "IP:PORT,…";
    /// Media threads, 0 for as many as there are cores, at most 4 [default: 0]
    media_threads, "CONVOCA_MEDIA_THREADS", "NUMBER";
    /// What join links start with [default: the ACME domain, else the HTTPS address on localhost]
    public_url, "CONVOCA_PUBLIC_URL", "URL";
    /// PostgreSQL to keep everything in, postgres://… [default: SQLite in the data folder]
    database_url, "CONVOCA_DATABASE_URL", "URL";
    /// First start: the administrator's account [default: admin]
    admin_account, "CONVOCA_ADMIN_ACCOUNT", "ACCOUNT";
    /// First start: the administrator's password, 8 to 32 characters [default: made up and printed]
    admin_password, "CONVOCA_ADMIN_PASSWORD", "PASSWORD";
    /// First start: the application's App ID [default: made up and printed]
    app_id, "CONVOCA_APP_ID", "ID";
    /// First start: the application's App key [default: made up and printed]
    app_key, "CONVOCA_APP_KEY", "KEY";
    /// First start: whose application it is, "corporation" or "provider" (multi-tenant App ID sign-in) [default: corporation]
    app_scope, "CONVOCA_APP_SCOPE", "SCOPE";
    /// First start: the corporation's name [default: Convoca]
    corporation_name, "CONVOCA_CORPORATION_NAME", "NAME";
    /// First start: how many cloud rooms the corporation has, 0 to 1000 [default: 3]
    cloud_rooms, "CONVOCA_CLOUD_ROOMS", "NUMBER";
    /// First start: how many webinar rooms the corporation has, 0 to 1000 [default: 1]
    webinar_rooms, "CONVOCA_WEBINAR_ROOMS", "NUMBER";
    /// First start: account of the service provider's administrator, who manages corporations [default: none, unless provider_password is set or app_scope is "provider"]
    provider_account, "CONVOCA_PROVIDER_ACCOUNT", "ACCOUNT";
    /// First start: his password, 8 to 32 characters [default: made up and printed, if provider_account is set]
    provider_password, "CONVOCA_PROVIDER_PASSWORD", "PASSWORD";
    /// First start: zone of meetings that name none, 1 to 77 [default: 56, Beijing]
    time_zone, "CONVOCA_TIME_ZONE", "NUMBER";
    /// First start: language of meetings that name none [default: zh-CN]
    language, "CONVOCA_LANGUAGE", "TAG";
    /// How zones are read: "iana" (daylight saving) or "fixed" (the vendor's offsets) [default: iana]
    zone_rules, "CONVOCA_ZONE_RULES", "RULES";
    /// SIP access number shown with meetings [default: +991000]
    access_number, "CONVOCA_ACCESS_NUMBER", "NUMBER";
    /// Certificate chain for HTTPS, PEM; goes with tls_key [default: self-signed, made on first start]
    tls_certificate, "CONVOCA_TLS_CERTIFICATE", "FILE";
    /// Private key for HTTPS, PEM
    tls_key, "CONVOCA_TLS_KEY", "FILE";
    /// Public names to get a certificate for by ACME (TLS-ALPN-01, so port 443 must reach us), separated by commas
    acme_domains, "CONVOCA_ACME_DOMAINS", "NAMES";
    /// Mail address for the certificate authority
    acme_contact, "CONVOCA_ACME_CONTACT", "ADDRESS";
    /// ACME directory [default: Let's Encrypt]
    acme_directory, "CONVOCA_ACME_DIRECTORY", "URL";
    /// PEM file with the root that signs the ACME directory's own certificate [default: public roots]
    acme_root, "CONVOCA_ACME_ROOT", "FILE";
    /// Mail server, smtp://account:password@host:587 (STARTTLS), smtps://… (TLS), or with ?tls=none [default: mails land in the data folder]
    smtp_url, "CONVOCA_SMTP_URL", "URL";
    /// Who mails come from, such as "Convoca <meetings@example.org>" [default: account convoca at the host of public_url]
    mail_from, "CONVOCA_MAIL_FROM", "ADDRESS";
    /// File with the private key, PEM, that signs mails for mail_from's domain (DKIM); goes with dkim_selector
    dkim_key, "CONVOCA_DKIM_KEY", "FILE";
    /// Selector of that key in the domain's DNS
    dkim_selector, "CONVOCA_DKIM_SELECTOR", "NAME";
    /// TOML file that says how to ask an HTTP gateway to send an SMS [default: no SMS]
    sms_gateway, "CONVOCA_SMS_GATEWAY", "FILE";
    /// Message centre for SMS instead, smpp://account:password@host:2775?source=Convoca
    smpp_url, "CONVOCA_SMPP_URL", "URL";
    /// PEM file with roots that the certificates of mail server, SMS gateway, webhooks and single sign-on may come from besides the public ones
    notice_roots, "CONVOCA_NOTICE_ROOTS", "FILE";
    /// Whether events may be pushed to plain HTTP addresses too, "on" or "off" [default: off]
    webhook_http, "CONVOCA_WEBHOOK_HTTP", "SWITCH";
    /// Whether events may be pushed to addresses inside your own network too, "on" or "off" [default: off]
    webhook_private, "CONVOCA_WEBHOOK_PRIVATE", "SWITCH";
    /// Whether meetings may be streamed to addresses inside your own network too, "on" or "off" [default: off]
    stream_private, "CONVOCA_STREAM_PRIVATE", "SWITCH";
    /// Whether a corporation's single sign-on may lead into your own network too, and to this machine without TLS, "on" or "off" [default: off]
    sign_on_private, "CONVOCA_SIGN_ON_PRIVATE", "SWITCH";
    /// After how many days recordings go, 0 for never before the history of their meetings [default: 0]
    recordings_days, "CONVOCA_RECORDINGS_DAYS", "NUMBER";
    /// Megabytes of the disk that recordings leave free; they stop before [default: 512]
    recordings_keep_free, "CONVOCA_RECORDINGS_KEEP_FREE", "NUMBER";
    /// Whether each microphone, camera and screen is recorded into a file of its own as well, as it came, "on" or "off" [default: off]
    recordings_tracks, "CONVOCA_RECORDINGS_TRACKS", "SWITCH";
    /// S3-compatible store that complete recordings go to, https://key:secret@host/bucket/folder?region=… [default: they stay in the data folder]
    recordings_s3, "CONVOCA_RECORDINGS_S3", "URL";
    /// File with the key that seals secrets, 64 hex digits; share it between servers on one PostgreSQL [default: secret.key in the data folder, made on first start]
    secret_key_file, "CONVOCA_SECRET_KEY_FILE", "FILE";
    /// Most connections at once; more wait to be accepted [default: 16000]
    max_connections, "CONVOCA_MAX_CONNECTIONS", "NUMBER";
    /// What is logged: error, warn, info, debug, trace, or a tracing filter [default: info]
    log_level, "CONVOCA_LOG_LEVEL", "LEVEL";
    /// How it is logged, on standard error: "text" or "json" [default: text]
    log_format, "CONVOCA_LOG_FORMAT", "FORMAT";
}

/// Accepts numbers and booleans in the file as the text they stand for.
fn plain_text<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Plain {
        Text(String),
        Whole(i64),
        Flag(bool),
    }
    Ok(Option::<Plain>::deserialize(from)?.map(|plain| match plain {
        Plain::Text(text) => text,
        Plain::Whole(number) => number.to_string(),
        Plain::Flag(flag) => flag.to_string(),
    }))
}

impl Settings {
    /// Merges these settings (flags and environment) with the file they name, and checks all.
    ///
    /// # Errors
    /// [`SettingsError`] names the setting and says what is wrong with it.
    pub fn resolve(self) -> Result<Resolved, SettingsError> {
        let given = self.without_blanks();
        let file = match &given.config {
            Some(path) => read_file(path)?.without_blanks(),
            None => Self::default(),
        };
        check::check(given.or(file))
    }
}

fn read_file(path: &std::path::Path) -> Result<Settings, SettingsError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| SettingsError::new("config", format!("cannot read {}: {error}", path.display())))?;
    toml::from_str(&text)
        .map_err(|error| SettingsError::new("config", format!("{}: {}", path.display(), error.message())))
}

#[cfg(test)]
mod tests;
