//! Settings about how people are told: mail, SMS, webhooks.

use super::{Settings, SettingsError};
use convoca_notify::Sender;
use convoca_notify::channels::{Dkim, SmppSettings, SmsHttpSettings, SmtpSettings, SmtpTls};
use http::Uri;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// How people are told.
#[derive(Clone, Debug)]
pub struct Notices {
    /// How mails go.
    pub mail: MailWay,
    /// Who they come from, if that was said.
    pub from: Option<Sender>,
    /// How SMS go.
    pub sms: SmsWay,
    /// Roots besides the public ones, PEM.
    pub roots_pem: Option<String>,
}

/// How mails go.
#[derive(Clone)]
pub enum MailWay {
    /// Into the data folder.
    Folder,
    /// To a mail server.
    Smtp(Box<SmtpSettings>),
}

/// How SMS go.
#[derive(Clone)]
pub enum SmsWay {
    /// Not at all.
    None,
    /// By an HTTP gateway.
    Http(Box<SmsHttpSettings>),
    /// By a message centre.
    Smpp(Box<SmppSettings>),
}

// There are passwords in both.
impl fmt::Debug for MailWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder => "Folder",
            Self::Smtp(_) => "Smtp(…)",
        })
    }
}

impl fmt::Debug for SmsWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Http(_) => "Http(…)",
            Self::Smpp(_) => "Smpp(…)",
        })
    }
}

/// A gateway as its file describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gateway {
    #[serde(default)]
    method: Option<String>,
    url: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: String,
    #[serde(default)]
    success: Option<String>,
}

pub(super) fn check(given: &Settings) -> Result<Notices, SettingsError> {
    let roots_pem = given.notice_roots.as_ref().map(|path| read("notice_roots", path)).transpose()?;
    let from = given.mail_from.as_deref().map(sender).transpose()?;
    let dkim = dkim(given, from.as_ref())?;
    let mail = match &given.smtp_url {
        Some(url) => MailWay::Smtp(Box::new(smtp(url, dkim, roots_pem.clone())?)),
        None if dkim.is_some() => return Err(SettingsError::new("dkim_key", "goes with smtp_url")),
        None => MailWay::Folder,
    };
    let sms = match (&given.sms_gateway, &given.smpp_url) {
        (Some(_), Some(_)) => return Err(SettingsError::new("smpp_url", "goes without sms_gateway")),
        (Some(path), None) => SmsWay::Http(Box::new(gateway(path, roots_pem.clone())?)),
        (None, Some(url)) => SmsWay::Smpp(Box::new(smpp(url)?)),
        (None, None) => SmsWay::None,
    };
    Ok(Notices { mail, from, sms, roots_pem })
}

fn read(setting: &'static str, path: &str) -> Result<String, SettingsError> {
    std::fs::read_to_string(Path::new(path))
        .map_err(|error| SettingsError::new(setting, format!("cannot read {path}: {error}")))
}

/// `Name <address>` or an address alone.
fn sender(text: &str) -> Result<Sender, SettingsError> {
    let wrong =
        || SettingsError::new("mail_from", format!("must be like \"Convoca <meetings@example.org>\", not \"{text}\""));
    let (name, address) = match text.trim().strip_suffix('>').and_then(|text| text.split_once('<')) {
        Some((name, address)) => (name.trim().trim_matches('"'), address.trim()),
        None => ("", text.trim()),
    };
    let plain = |text: &str| !text.chars().any(|one| one.is_control());
    let (local, domain) = address.split_once('@').ok_or_else(wrong)?;
    let fine = |part: &str| !part.is_empty() && !part.contains(['@', '<', '>', ' ', ',']);
    if !fine(local) || !fine(domain) || !plain(name) || !plain(address) {
        return Err(wrong());
    }
    Ok(Sender { name: name.to_owned(), address: address.to_owned() })
}

fn dkim(given: &Settings, from: Option<&Sender>) -> Result<Option<Dkim>, SettingsError> {
    match (&given.dkim_key, &given.dkim_selector, from) {
        (None, None, _) => Ok(None),
        (Some(_), None, _) => Err(SettingsError::new("dkim_selector", "must be given with dkim_key")),
        (None, Some(_), _) => Err(SettingsError::new("dkim_key", "must be given with dkim_selector")),
        (Some(_), Some(_), None) => Err(SettingsError::new("mail_from", "must be given with dkim_key")),
        (Some(path), Some(selector), Some(from)) => Ok(Some(Dkim {
            domain: from.domain().to_owned(),
            selector: selector.clone(),
            key_pem: read("dkim_key", path)?,
        })),
    }
}

/// An address with what may be in it.
pub(super) struct Place {
    pub(super) scheme: String,
    pub(super) host: String,
    pub(super) port: Option<u16>,
    pub(super) path: String,
    pub(super) sign_in: Option<(String, String)>,
    pub(super) query: BTreeMap<String, String>,
}

/// Reads an address. What is wrong with it is said without it, because there may be a password in it.
pub(super) fn place(setting: &'static str, text: &str, example: &str) -> Result<Place, SettingsError> {
    let wrong = || SettingsError::new(setting, format!("must be an address like {example}"));
    let uri: Uri = text.parse().map_err(|_| wrong())?;
    let decoded =
        |text: &str| percent_decode_str(text).decode_utf8().map(|text| text.into_owned()).map_err(|_| wrong());
    let authority = uri.authority().ok_or_else(wrong)?.as_str();
    let sign_in = match authority.rsplit_once('@') {
        Some((user, _)) => {
            let (account, password) = user.split_once(':').ok_or_else(wrong)?;
            Some((decoded(account)?, decoded(password)?))
        }
        None => None,
    };
    let mut query = BTreeMap::new();
    for pair in uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').ok_or_else(wrong)?;
        query.insert(name.to_owned(), decoded(value)?);
    }
    let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(wrong)?;
    Ok(Place {
        scheme: uri.scheme_str().ok_or_else(wrong)?.to_owned(),
        host: host.trim_matches(['[', ']']).to_owned(),
        port: uri.port_u16(),
        path: uri.path().to_owned(),
        sign_in,
        query,
    })
}

fn smtp(text: &str, dkim: Option<Dkim>, roots_pem: Option<String>) -> Result<SmtpSettings, SettingsError> {
    const EXAMPLE: &str = "smtp://account:password@mail.example.org:587";
    let place = place("smtp_url", text, EXAMPLE)?;
    let tls = place.query.get("tls").map(String::as_str);
    let (tls, usual) = match (place.scheme.as_str(), tls) {
        ("smtps", None) => (SmtpTls::Tls, 465),
        ("smtp", None) => (SmtpTls::StartTls, 587),
        ("smtp", Some("none")) => (SmtpTls::Plain, 25),
        _ => {
            let problem = "must begin with smtp:// or smtps://, and tls can only be none, with smtp://";
            return Err(SettingsError::new("smtp_url", problem));
        }
    };
    let Place { host, port, sign_in, .. } = place;
    Ok(SmtpSettings { host, port: port.unwrap_or(usual), tls, sign_in, dkim, roots_pem })
}

fn smpp(text: &str) -> Result<SmppSettings, SettingsError> {
    const EXAMPLE: &str = "smpp://account:password@smsc.example.org:2775?source=Convoca";
    let place = place("smpp_url", text, EXAMPLE)?;
    let (Some((system_id, password)), Some(source), "smpp") =
        (place.sign_in, place.query.get("source"), place.scheme.as_str())
    else {
        return Err(SettingsError::new("smpp_url", format!("must have account, password and source, like {EXAMPLE}")));
    };
    Ok(SmppSettings {
        host: place.host,
        port: place.port.unwrap_or(2775),
        system_id,
        password,
        system_type: place.query.get("type").cloned().unwrap_or_default(),
        source: source.clone(),
    })
}

fn gateway(path: &str, roots_pem: Option<String>) -> Result<SmsHttpSettings, SettingsError> {
    let text = read("sms_gateway", path)?;
    let gateway: Gateway = toml::from_str(&text)
        .map_err(|error| SettingsError::new("sms_gateway", format!("{path}: {}", error.message())))?;
    Ok(SmsHttpSettings {
        method: gateway.method.unwrap_or_else(|| "POST".to_owned()),
        url: gateway.url,
        headers: gateway.headers.into_iter().collect(),
        body: gateway.body,
        success: gateway.success,
        roots_pem,
    })
}

#[cfg(test)]
mod tests;
