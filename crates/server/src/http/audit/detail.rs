//! What a request asks for, as the trail shows it: short, and without secrets.

use http::Uri;
use percent_encoding::percent_decode_str;
use serde_json::Value;

/// Most names and values of one request.
const MOST_PAIRS: usize = 40;
/// Most things that a list names.
const MOST_NAMED: usize = 10;
/// Longest value, in characters.
const LONGEST: usize = 200;
/// Parts of names whose values are nobody's business.
const SECRET: [&str; 6] = ["pwd", "passw", "secret", "token", "verif", "activecode"];
/// What new things are called, in this order.
const NAMES: [&str; 9] = ["account", "sn", "deptName", "devName", "appName", "corpName", "name", "confUUID", "id"];

/// What a body asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Names and values.
    pub(super) pairs: Vec<(String, String)>,
    /// What it names, if it says.
    pub(super) named: Option<String>,
}

/// What this body asks for; one that is not JSON, nothing.
pub(super) fn of(body: &[u8]) -> Asked {
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => {
            let named = NAMES.iter().find_map(|name| fields.get(*name).and_then(Value::as_str)).map(cut);
            let pairs = fields.iter().filter(|(_, value)| !value.is_null()).take(MOST_PAIRS);
            Asked { pairs: pairs.map(|(name, value)| (cut(name), shown(name, value))).collect(), named }
        }
        Ok(Value::Array(items)) => {
            let mut named: Vec<String> =
                items.iter().take(MOST_NAMED).map(|item| item.as_str().map_or_else(|| text(item), cut)).collect();
            if let Some(more) = items.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
                named.push(format!("and {more} more"));
            }
            Asked { pairs: Vec::new(), named: Some(named.join(", ")) }
        }
        _ => Asked::default(),
    }
}

/// What a request is about: what the variable parts of its path say, else what its query calls `id`,
/// with the things that the body lists; else what the body names.
pub(super) fn object(template: &str, uri: &Uri, asked: &Asked) -> String {
    let parts = template.split('/').zip(uri.path().split('/')).filter(|(part, _)| part.starts_with('{'));
    let mut found: Vec<String> = parts.map(|(_, value)| decoded(value)).collect();
    if found.is_empty() {
        let pairs = uri.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
        found.extend(pairs.filter(|(name, _)| *name == "id").map(|(_, value)| decoded(value)));
    }
    if found.is_empty() || asked.pairs.is_empty() {
        found.extend(asked.named.clone());
    }
    found.join(": ")
}

fn decoded(text: &str) -> String {
    cut(&percent_decode_str(text).decode_utf8_lossy())
}

fn shown(name: &str, value: &Value) -> String {
    let lower = name.to_lowercase();
    if SECRET.iter().any(|part| lower.contains(part)) || lower.ends_with("key") {
        "***".to_owned()
    } else {
        value.as_str().map_or_else(|| text(value), cut)
    }
}

/// A value that is no text, as JSON, with the secrets in it left out.
fn text(value: &Value) -> String {
    cut(&without_secrets(value).to_string())
}

fn without_secrets(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| match value {
                Value::Object(_) | Value::Array(_) => (name.clone(), without_secrets(value)),
                plain => (name.clone(), if shown(name, plain) == "***" { "***".into() } else { plain.clone() }),
            })
            .collect(),
        Value::Array(items) => items.iter().map(without_secrets).collect(),
        plain => plain.clone(),
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
