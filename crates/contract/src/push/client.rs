//! What a client sends, and how it is answered.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// `action` of a subscription.
pub const SUBSCRIBE: &str = "Subscribe";
/// `action` of a sign of life.
pub const HEART_BEAT: &str = "HeartBeat";
/// `action` of the control of subtitles.
pub const CONF_CONTROL: &str = "ConfControl";

/// A frame of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientFrame {
    /// What it is for.
    pub action: String,
    /// The client's own mark, digits as a text; empty when there is none. A number is taken as its digits.
    pub sequence: String,
    /// What it says: `data`, whether it came as an object or as a text that holds one. Empty otherwise.
    pub data: Map<String, Value>,
}

impl ClientFrame {
    /// Reads a frame; `None` when it is no JSON object with a text `action`.
    pub fn parse(text: &str) -> Option<Self> {
        let Ok(Value::Object(mut frame)) = serde_json::from_str(text) else { return None };
        let Some(Value::String(action)) = frame.remove("action") else { return None };
        let sequence = match frame.remove("sequence") {
            Some(Value::String(text)) => text,
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        let data = match frame.remove("data") {
            Some(Value::Object(data)) => data,
            // The samples and a real client put the object into a text.
            Some(Value::String(text)) => serde_json::from_str(&text).unwrap_or_default(),
            _ => Map::new(),
        };
        Some(Self { action, sequence, data })
    }

    /// What a [`SUBSCRIBE`] frame wants.
    pub fn subscribe(&self) -> Subscribe {
        let text = |name: &str| self.data.get(name).and_then(Value::as_str).map(str::to_owned);
        let topics = match self.data.get("subscribeType") {
            Some(Value::Array(topics)) => topics.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        Subscribe { conference_id: text("conferenceID"), conf_token: text("confToken").unwrap_or_default(), topics }
    }
}

/// What a client wants to hear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscribe {
    /// Meeting ID; the connection names it already.
    pub conference_id: Option<String>,
    /// `Basic ` and the conference token in Base64; empty when there is none.
    pub conf_token: String,
    /// Subscription types, known or not.
    pub topics: Vec<String>,
}

/// The answer to a client's frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// As asked.
    pub action: String,
    /// A mark: the server's own, and the client's for a sign of life.
    pub sequence: String,
    /// What came of it; a sign of life has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Outcome>,
}

/// What came of a client's frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// 0 when it is done, an error code otherwise.
    pub return_code: i64,
    /// `SUCCESS`, or the name of the code.
    pub return_desc: String,
}

impl Outcome {
    /// It is done.
    pub fn success() -> Self {
        Self { return_code: 0, return_desc: "SUCCESS".to_owned() }
    }

    /// It is refused with this code.
    pub fn failure(code: crate::Code) -> Self {
        Self { return_code: code.number.parse().unwrap_or(1), return_desc: code.name.to_owned() }
    }
}
