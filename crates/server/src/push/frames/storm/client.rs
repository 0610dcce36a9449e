//! A client written from the description of the pushes alone.

use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a client knows of a meeting.
#[derive(Default)]
pub(super) struct Client {
    versions: BTreeMap<String, u64>,
    ids: std::collections::BTreeSet<String>,
    pub(super) basic: Map<String, Value>,
    pub(super) dynamic: Map<String, Value>,
    pub(super) layout: Map<String, Value>,
    pub(super) participants: BTreeMap<String, BTreeMap<String, String>>,
    pub(super) waiting: BTreeMap<String, BTreeMap<String, String>>,
    pub(super) attendees: BTreeMap<String, Map<String, Value>>,
    pub(super) network: BTreeMap<String, Map<String, Value>>,
    pub(super) speakers: Vec<String>,
    pub(super) results: Vec<(String, String)>,
}

impl Client {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Whether a push is the one after what was heard last of its type.
    pub(super) fn follows(&self, text: &str) -> bool {
        let push: Value = serde_json::from_str(text).unwrap();
        let last = self.versions[push["action"].as_str().unwrap()];
        push["version"].as_u64() == Some(last + 1)
    }

    /// Takes in a push.
    pub(super) fn hear(&mut self, text: &str) {
        let mut push: Map<String, Value> = serde_json::from_str(text).unwrap();
        let action = push["action"].as_str().unwrap().to_owned();
        let id = push["msgID"].as_str().unwrap();
        assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
        assert_eq!(push["confID"], "936120447");
        assert!(push["createTime"].as_i64().unwrap() > 1_000_000_000_000);
        let full = push["msgMode"].as_u64().unwrap() == 0;
        let version = push["version"].as_u64().unwrap();
        if full {
            assert!(version > 1_000_000_000_000, "a time stamp");
        } else {
            assert_eq!(Some(version), self.versions.get(&action).map(|last| last + 1), "{action}: a gap");
            assert!(self.ids.insert(id.to_owned()), "{id} came twice");
        }
        self.versions.insert(action.clone(), version);
        for common in ["action", "msgID", "confID", "createTime", "msgMode", "version"] {
            push.remove(common);
        }
        let data = push.get("data").and_then(Value::as_array).cloned().unwrap_or_default();
        match action.as_str() {
            "ConfBasicInfoNotify" => {
                assert!(full, "always");
                self.basic = push;
            }
            "ConfDynamicInfoNotify" => self.dynamic = push,
            "CustomMultiPicNotify" => self.layout = push,
            "ParticipantsNotify" => keep(&mut self.participants, full, &data),
            "WaitingListNotify" => keep(&mut self.waiting, full, &data),
            "AttendeesNotify" => keep_whole(&mut self.attendees, "phone", full, &data),
            "NetConditionNotify" => keep_whole(&mut self.network, "participantID", full, &data),
            "SpeakerChangeNotify" => self.speakers = data.iter().map(|one| text_of(&one["pid"])).collect(),
            "InviteResultNotify" => {
                let result = |one: &Value| (text_of(&one["callNumber"]), text_of(&one["resultCode"]));
                self.results.extend(data.iter().map(result));
            }
            other => panic!("nobody subscribed to {other}"),
        }
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no string")).to_owned()
}

/// Entries with `pinfoMap`, of which an increment may leave out what has not changed.
fn keep(people: &mut BTreeMap<String, BTreeMap<String, String>>, full: bool, data: &[Value]) {
    if full {
        people.clear();
    }
    for entry in data {
        let pid = text_of(&entry["pid"]);
        if entry["mode"] == 1 {
            assert!(people.remove(&pid).is_some(), "{pid} was not there");
            continue;
        }
        let known = people.entry(pid).or_default();
        for (key, value) in entry["pinfoMap"].as_object().unwrap() {
            known.insert(key.clone(), text_of(value));
        }
        // These two are overwritten each time.
        for key in ["NAME", "ACCOUNT"] {
            let said = entry["pinfoMap"].get(key).and_then(Value::as_str).unwrap_or_default();
            known.insert(key.to_owned(), said.to_owned());
        }
    }
}

/// Entries that come whole.
fn keep_whole(known: &mut BTreeMap<String, Map<String, Value>>, key: &str, full: bool, data: &[Value]) {
    if full {
        known.clear();
    }
    for entry in data {
        let name = text_of(&entry[key]);
        if entry["mode"] == 1 {
            assert!(known.remove(&name).is_some(), "{name} was not there");
        } else {
            known.insert(name, entry.as_object().unwrap().clone());
        }
    }
}
