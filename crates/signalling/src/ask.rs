//! What a client asks for.

use crate::{ChatRule, ParticipantId, Reaction, Recording, ShareRule, Source, Stage};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One message from a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// Number of the client's choice; the reply carries it.
    pub id: u32,
    /// What is asked for.
    #[serde(flatten)]
    pub ask: Ask,
}

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Ask {
    /// Says which meeting, and proves that one may come. First message on every connection;
    /// answered by `entered`. May be tried again after a refusal.
    Enter {
        /// Version of the protocol, 1.
        version: u32,
        /// Meeting ID, or the number of its room; spaces are ignored.
        meeting: String,
        /// Token of a join link.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        token: Option<String>,
        /// Host or guest password.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        password: Option<String>,
        /// Access token of somebody who signed in by the REST API.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        access_token: Option<String>,
        /// What `joined` gave: comes back as the same participant,
        /// also after the server was restarted. No other proof is needed then, and no `join`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        resume: Option<String>,
    },
    /// Goes in, or into the waiting room; a notice says which.
    Join {
        /// Name to show, 1 to 96 characters.
        name: String,
        /// Whether the microphone is on. The server may mute it.
        microphone: bool,
        /// Whether the camera is on.
        camera: bool,
    },
    /// Begins or changes media, or restarts ICE. Answered by
    /// `answered`.
    Offer {
        /// Session description (RFC 8829). Media sections that send are named in `sources`; every
        /// other one must be `recvonly`: audio ones are filled by the server with whoever speaks,
        /// video ones by `view`.
        sdp: String,
        /// What each sending media section carries, by its `mid`.
        sources: BTreeMap<String, Source>,
    },
    /// Says what the receiving video sections show, all of them; one that is not named is empty.
    View {
        /// Slots, most wanted first.
        slots: Vec<SlotView>,
    },
    /// Says what is on; what is left out stays as it is. Turning on may be refused.
    Media {
        /// Microphone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        microphone: Option<bool>,
        /// Camera.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        camera: Option<bool>,
        /// Screen, with its sound.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        screen: Option<bool>,
    },
    /// Writes to everybody or to one person.
    Chat {
        /// To whom alone.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        to: Option<ParticipantId>,
        /// Text, 1 to 4000 characters.
        text: String,
    },
    /// Raises or lowers a hand; somebody else's may be lowered by a host.
    Hand {
        /// Up or down.
        raised: bool,
        /// Whose; left out: one's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        participant: Option<ParticipantId>,
    },
    /// Shows a reaction.
    React {
        /// Which.
        reaction: Reaction,
    },
    /// Gives oneself, or as a host somebody else, another name.
    Rename {
        /// Whose; left out: one's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        participant: Option<ParticipantId>,
        /// Name, 1 to 96 characters.
        name: String,
    },
    /// Becomes host by the host password; the host until then becomes a guest.
    ClaimHost {
        /// Host password.
        password: String,
    },
    /// Tells what the client has measured over the last ten seconds (`getStats`); asked for every
    /// ten seconds while media flows. What the server cannot measure by itself it takes from here.
    Stats {
        /// What flowed, at most 8 entries, one for each source and direction.
        flows: Vec<FlowStats>,
        /// How busy the processor is with the client, 0 to 100 per cent, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        client_cpu: Option<u8>,
        /// How busy the processor is with everything, 0 to 100 per cent, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        system_cpu: Option<u8>,
    },
    /// Leaves for good.
    Leave {},
    /// Does nothing but be answered.
    Ping {},
    /// Host, co-host: lets somebody in from the waiting room.
    Admit {
        /// Whom; left out: all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        participant: Option<ParticipantId>,
    },
    /// Host, co-host: turns somebody away from the waiting room.
    Refuse {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host, co-host: sends a guest back into the waiting room.
    SendBack {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host, co-host: mutes one person, or everybody but hosts, those who come later too.
    Mute {
        /// Whom; left out: everybody but host and co-hosts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        participant: Option<ParticipantId>,
    },
    /// Host, co-host: gives one person who was muted by a host, or everybody, the microphone back. One
    /// who had turned it off himself is only asked.
    Unmute {
        /// Whom; left out: everybody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        participant: Option<ParticipantId>,
    },
    /// Host, co-host: shows everybody something.
    SetStage {
        /// What.
        stage: Stage,
    },
    /// Host, co-host: moves the end.
    Extend {
        /// By how many minutes, at least one.
        minutes: u16,
    },
    /// Host, co-host: says whether guests may unmute themselves.
    AllowUnmute {
        /// Whether they may.
        allowed: bool,
    },
    /// Host, co-host: asks somebody to turn microphone or camera on or to share a screen. He may then
    /// once, even where guests may not.
    AskFor {
        /// Whom.
        participant: ParticipantId,
        /// Microphone, camera or screen.
        source: Source,
    },
    /// Host, co-host: turns somebody's camera or screen off.
    Stop {
        /// Whose.
        participant: ParticipantId,
        /// Camera or screen.
        source: Source,
    },
    /// Host: makes a guest co-host, or a co-host guest.
    SetCohost {
        /// Whom.
        participant: ParticipantId,
        /// Whether he is one.
        cohost: bool,
    },
    /// Host: makes somebody else host and becomes a guest.
    HandOver {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host, co-host: puts somebody out. A host cannot be put out.
    Remove {
        /// Whom.
        participant: ParticipantId,
    },
    /// Host, co-host: locks or unlocks the meeting.
    Lock {
        /// Whether it is locked.
        locked: bool,
    },
    /// Host, co-host: turns the waiting room on or off. Who waits when it is turned off comes in.
    WaitingRoom {
        /// Whether it is on.
        enabled: bool,
    },
    /// Host, co-host: says who may share a screen. Screens that may not be shared any more stop.
    SetShare {
        /// Who.
        who: ShareRule,
    },
    /// Host, co-host: says who may chat.
    SetChat {
        /// Who.
        who: ChatRule,
    },
    /// Host, co-host of a webinar: lets the audience in, or has those who come from now on wait.
    AdmitAudience {
        /// Whether it is let in.
        admitted: bool,
    },
    /// Host, co-host of a webinar: has the audience see and hear nothing for the time being, or go on.
    Pause {
        /// Whether it does not.
        paused: bool,
    },
    /// Host, co-host of a webinar: lets one of the audience speak, at most 10 at a time, or not any more.
    LetSpeak {
        /// Whom.
        participant: ParticipantId,
        /// Whether he may.
        allowed: bool,
    },
    /// Host, co-host of a webinar: looks for people of the audience; `audience_found` follows.
    FindAudience {
        /// Part of the name, whatever its case; empty: anybody.
        name: String,
    },
    /// Host, co-host: begins, interrupts or ends the recording on the server.
    Record {
        /// What it shall be.
        recording: Recording,
    },
    /// Host, co-host: begins or ends the live stream.
    Stream {
        /// Whether it goes out.
        on: bool,
    },
    /// Host: ends the meeting for all.
    End {},
}

impl std::fmt::Debug for Ask {
    /// The kind alone: an ask may hold passwords, tokens and addresses.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = serde_json::to_value(self).ok().and_then(|value| value["type"].as_str().map(str::to_owned));
        f.write_str(kind.as_deref().unwrap_or("Ask"))
    }
}

/// What one receiving video section shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SlotView {
    /// The section's `mid`.
    pub mid: String,
    /// Whose track.
    pub participant: ParticipantId,
    /// Camera or screen.
    pub source: Source,
    /// Height at which it is shown, in device pixels; decides the simulcast layer at most sent.
    pub height: u32,
}

/// What a client has measured of one source in one direction, all streams of it together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FlowStats {
    /// What.
    pub source: Source,
    /// Which way, as the client sees it.
    pub direction: FlowDirection,
    /// Payload (`bytesSent`, `bytesReceived`), in bit/s.
    pub bitrate_bps: u32,
    /// Packets that were sent or have come.
    pub packets: u32,
    /// Packets that were lost, of one's own as the server reports them.
    pub lost: u32,
    /// Jitter of the worst stream, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub jitter_ms: Option<u32>,
    /// Round trip, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub round_trip_ms: Option<u32>,
    /// Width of the largest picture, in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub width: Option<u32>,
    /// Height of the largest picture, in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub height: Option<u32>,
    /// Pictures a second of the largest picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub frame_rate: Option<u32>,
}

/// Which way media goes, as a client sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FlowDirection {
    /// To the server.
    Sent,
    /// From the server.
    Received,
}
