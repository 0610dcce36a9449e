//! A text with places for what is sent, each written as its place demands.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Where a text stands, which says how what is put into it has to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In an address or a form: percent-encoded.
    Url,
    /// In a JSON text, inside of quotes.
    Json,
    /// In XML, between tags or in quotes.
    Xml,
    /// In a header: on one line.
    Header,
    /// Anywhere else: as it is.
    Plain,
}

/// What is put in.
pub(super) struct Values<'a> {
    pub(super) number: &'a str,
    pub(super) text: &'a str,
    pub(super) uid: &'a str,
}

/// `template` with `{number}`, `{text}` and `{uid}` replaced; other braces stay. What was put in is
/// not looked at again.
pub(super) fn fill(template: &str, place: Place, values: &Values<'_>) -> String {
    let known = [("{number}", values.number), ("{text}", values.text), ("{uid}", values.uid)];
    let mut filled = String::with_capacity(template.len() + values.text.len());
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        filled.push_str(before);
        match known.iter().find(|(name, _)| from.starts_with(name)) {
            Some((name, value)) => {
                filled.push_str(&written(value, place));
                rest = &from[name.len()..];
            }
            None => {
                filled.push('{');
                rest = &from[1..];
            }
        }
    }
    filled.push_str(rest);
    filled
}

fn written(value: &str, place: Place) -> String {
    match place {
        Place::Url => utf8_percent_encode(value, NON_ALPHANUMERIC).to_string(),
        Place::Json => {
            let quoted = serde_json::Value::from(value).to_string();
            quoted[1..quoted.len() - 1].to_owned()
        }
        Place::Xml => value
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .map(|c| match c {
                '&' => "&amp;".to_owned(),
                '<' => "&lt;".to_owned(),
                '>' => "&gt;".to_owned(),
                '"' => "&quot;".to_owned(),
                '\'' => "&#39;".to_owned(),
                c => c.to_string(),
            })
            .collect(),
        Place::Header => value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect(),
        Place::Plain => value.to_owned(),
    }
}
