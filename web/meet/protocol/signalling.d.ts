// Made by a test of the signalling crate from its types; run it with CONVOCA_UPDATE=1 to renew.

/**
 * One message from a client.
 */
export type Request = { id: number } & Ask;

/**
 * The answer to a request.
 */
export type Reply = { re: number } & Answer;

/**
 * What is asked for.
 */
export type Ask = { "type": "enter", 
/**
 * Version of the protocol, 1.
 */
version: number, 
/**
 * Meeting ID, or the number of its room; spaces are ignored.
 */
meeting: string, 
/**
 * Token of a join link.
 */
token?: string, 
/**
 * Host or guest password.
 */
password?: string, 
/**
 * Access token of somebody who signed in by the REST API.
 */
accessToken?: string, 
/**
 * What `joined` gave: comes back as the same participant,
 * also after the server was restarted. No other proof is needed then, and no `join`.
 */
resume?: string, } | { "type": "join", 
/**
 * Name to show, 1 to 96 characters.
 */
name: string, 
/**
 * Whether the microphone is on. The server may mute it.
 */
microphone: boolean, 
/**
 * Whether the camera is on.
 */
camera: boolean, } | { "type": "offer", 
/**
 * Session description (RFC 8829). Media sections that send are named in `sources`; every
 * other one must be `recvonly`: audio ones are filled by the server with whoever speaks,
 * video ones by `view`.
 */
sdp: string, 
/**
 * What each sending media section carries, by its `mid`.
 */
sources: { [key in string]: Source }, } | { "type": "view", 
/**
 * Slots, most wanted first.
 */
slots: Array<SlotView>, } | { "type": "media", 
/**
 * Microphone.
 */
microphone?: boolean, 
/**
 * Camera.
 */
camera?: boolean, 
/**
 * Screen, with its sound.
 */
screen?: boolean, } | { "type": "chat", 
/**
 * To whom alone.
 */
to?: ParticipantId, 
/**
 * Text, 1 to 4000 characters.
 */
text: string, } | { "type": "hand", 
/**
 * Up or down.
 */
raised: boolean, 
/**
 * Whose; left out: one's own.
 */
participant?: ParticipantId, } | { "type": "react", 
/**
 * Which.
 */
reaction: Reaction, } | { "type": "rename", 
/**
 * Whose; left out: one's own.
 */
participant?: ParticipantId, 
/**
 * Name, 1 to 96 characters.
 */
name: string, } | { "type": "claim_host", 
/**
 * Host password.
 */
password: string, } | { "type": "stats", 
/**
 * What flowed, at most 8 entries, one for each source and direction.
 */
flows: Array<FlowStats>, 
/**
 * How busy the processor is with the client, 0 to 100 per cent, where that is known.
 */
clientCpu?: number, 
/**
 * How busy the processor is with everything, 0 to 100 per cent, where that is known.
 */
systemCpu?: number, } | { "type": "leave", } | { "type": "ping", } | { "type": "admit", 
/**
 * Whom; left out: all.
 */
participant?: ParticipantId, } | { "type": "refuse", 
/**
 * Whom.
 */
participant: ParticipantId, } | { "type": "send_back", 
/**
 * Whom.
 */
participant: ParticipantId, } | { "type": "mute", 
/**
 * Whom; left out: everybody but host and co-hosts.
 */
participant?: ParticipantId, } | { "type": "unmute", 
/**
 * Whom; left out: everybody.
 */
participant?: ParticipantId, } | { "type": "set_stage", 
/**
 * What.
 */
stage: Stage, } | { "type": "extend", 
/**
 * By how many minutes, at least one.
 */
minutes: number, } | { "type": "allow_unmute", 
/**
 * Whether they may.
 */
allowed: boolean, } | { "type": "ask_for", 
/**
 * Whom.
 */
participant: ParticipantId, 
/**
 * Microphone, camera or screen.
 */
source: Source, } | { "type": "stop", 
/**
 * Whose.
 */
participant: ParticipantId, 
/**
 * Camera or screen.
 */
source: Source, } | { "type": "set_cohost", 
/**
 * Whom.
 */
participant: ParticipantId, 
/**
 * Whether he is one.
 */
cohost: boolean, } | { "type": "hand_over", 
/**
 * Whom.
 */
participant: ParticipantId, } | { "type": "remove", 
/**
 * Whom.
 */
participant: ParticipantId, } | { "type": "lock", 
/**
 * Whether it is locked.
 */
locked: boolean, } | { "type": "waiting_room", 
/**
 * Whether it is on.
 */
enabled: boolean, } | { "type": "set_share", 
/**
 * Who.
 */
who: ShareRule, } | { "type": "set_chat", 
/**
 * Who.
 */
who: ChatRule, } | { "type": "admit_audience", 
/**
 * Whether it is let in.
 */
admitted: boolean, } | { "type": "pause", 
/**
 * Whether it does not.
 */
paused: boolean, } | { "type": "let_speak", 
/**
 * Whom.
 */
participant: ParticipantId, 
/**
 * Whether he may.
 */
allowed: boolean, } | { "type": "find_audience", 
/**
 * Part of the name, whatever its case; empty: anybody.
 */
name: string, } | { "type": "record", 
/**
 * What it shall be.
 */
recording: Recording, } | { "type": "stream", 
/**
 * Whether it goes out.
 */
on: boolean, } | { "type": "end", };

/**
 * What one receiving video section shows.
 */
export type SlotView = { 
/**
 * The section's `mid`.
 */
mid: string, 
/**
 * Whose track.
 */
participant: ParticipantId, 
/**
 * Camera or screen.
 */
source: Source, 
/**
 * Height at which it is shown, in device pixels; decides the simulcast layer at most sent.
 */
height: number, };

/**
 * What a client has measured of one source in one direction, all streams of it together.
 */
export type FlowStats = { 
/**
 * What.
 */
source: Source, 
/**
 * Which way, as the client sees it.
 */
direction: FlowDirection, 
/**
 * Payload (`bytesSent`, `bytesReceived`), in bit/s.
 */
bitrateBps: number, 
/**
 * Packets that were sent or have come.
 */
packets: number, 
/**
 * Packets that were lost, of one's own as the server reports them.
 */
lost: number, 
/**
 * Jitter of the worst stream, in milliseconds.
 */
jitterMs?: number, 
/**
 * Round trip, in milliseconds.
 */
roundTripMs?: number, 
/**
 * Width of the largest picture, in pixels.
 */
width?: number, 
/**
 * Height of the largest picture, in pixels.
 */
height?: number, 
/**
 * Pictures a second of the largest picture.
 */
frameRate?: number, };

/**
 * Which way media goes, as a client sees it.
 */
export type FlowDirection = "sent" | "received";

/**
 * One message from the server.
 */
export type Said = Reply | Notice;

/**
 * What is answered.
 */
export type Answer = { "type": "done", } | { "type": "refused", 
/**
 * Why, for programs.
 */
code: Refused, 
/**
 * Why, in English.
 */
message: string, 
/**
 * After how many seconds it may be tried again, with `too_fast`.
 */
retryAfterS?: number, } | { "type": "entered", 
/**
 * The meeting.
 */
meeting: MeetingFacts, 
/**
 * The role one will have.
 */
role: Role, 
/**
 * Name of somebody who is signed in.
 */
name: string | null, 
/**
 * Whether newcomers of this role are muted when they come in.
 */
muted: boolean, 
/**
 * Camera wanted on or off when coming in; `null`: as one likes.
 */
camera: boolean | null, 
/**
 * `resume` was good: one is in again, and `joined` follows.
 */
resumed: boolean, } | { "type": "answered", 
/**
 * Session description.
 */
sdp: string, };

/**
 * Why something is refused.
 */
export type Refused = "bad_message" | "unsupported_version" | "unknown_meeting" | "password_required" | "wrong_password" | "too_fast" | "sign_in_required" | "sign_in_expired" | "not_invited" | "not_yet" | "over" | "cannot_resume" | "locked" | "full" | "out_of_order" | "not_allowed" | "no_such_participant" | "bad_offer" | "fault";

/**
 * What the server tells without being asked.
 */
export type Notice = { "type": "waiting", 
/**
 * Why.
 */
why: WaitReason, } | { "type": "joined", 
/**
 * One's own ID.
 */
you: ParticipantId, 
/**
 * Key to come back with; changes with each `joined`.
 */
resume: string, 
/**
 * The meeting's state.
 */
conference: ConferenceState, 
/**
 * Everybody in it, oneself included.
 */
participants: Array<Participant>, 
/**
 * Who waits; empty except for hosts.
 */
waiting: Array<Person>, 
/**
 * What was written to everybody or to oneself so far, the oldest first, at most 500.
 */
chat: Array<ChatMessage>, } | { "type": "conference", 
/**
 * The state.
 */
conference: ConferenceState, } | { "type": "participants", 
/**
 * They.
 */
participants: Array<Participant>, } | { "type": "left", 
/**
 * Who.
 */
participant: ParticipantId, 
/**
 * Why.
 */
why: LeftReason, } | { "type": "waiting_list", 
/**
 * They.
 */
waiting: Array<Person>, } | { "type": "audience", 
/**
 * To hosts how many are in, to others what is to be shown; `null`: nothing is.
 */
present: number | null, 
/**
 * To hosts how many wait to be let in; to others 0.
 */
waiting: number, } | { "type": "audience_found", 
/**
 * They, at most 50.
 */
people: Array<Participant>, 
/**
 * There are more.
 */
more: boolean, } | { "type": "speakers", 
/**
 * They.
 */
speakers: Array<Speaker>, } | { "type": "quality", 
/**
 * They.
 */
people: Array<PeerQuality>, } | { "type": "chatted", 
/**
 * What.
 */
message: ChatMessage, } | { "type": "reacted", 
/**
 * Who.
 */
participant: ParticipantId, 
/**
 * How.
 */
reaction: Reaction, } | { "type": "asked", 
/**
 * Who asks; `null`: a program.
 */
by: ParticipantId | null, 
/**
 * Microphone, camera or screen.
 */
source: Source, } | { "type": "withdrawn", 
/**
 * Who takes it back; `null`: a program.
 */
by: ParticipantId | null, 
/**
 * What had been asked for.
 */
source: Source, } | { "type": "unmuted", 
/**
 * Who did it; `null`: a program.
 */
by: ParticipantId | null, } | { "type": "stopped", 
/**
 * What.
 */
source: Source, 
/**
 * Who did it; `null`: a rule of the meeting.
 */
by: ParticipantId | null, } | { "type": "slot", 
/**
 * Its `mid`.
 */
mid: string, 
/**
 * Whose track; `null`: nothing, for instance because there is no room for it.
 */
participant: ParticipantId | null, 
/**
 * Camera or screen.
 */
source: Source | null, } | { "type": "streaming_failed", 
/**
 * Why.
 */
why: StreamTrouble, } | { "type": "recording_failed", 
/**
 * Why.
 */
why: RecordTrouble, } | { "type": "ending", 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, } | { "type": "out", 
/**
 * Why.
 */
why: OutReason, };

/**
 * Why somebody has left.
 */
export type LeftReason = "left" | "lost" | "removed" | "sent_back" | "audience";

/**
 * Why one is out.
 */
export type OutReason = "left" | "ended" | "time_over" | "cancelled" | "removed" | "refused" | "replaced" | "too_slow" | "restarting";

/**
 * Why somebody waits.
 */
export type WaitReason = "host" | "admission" | "rehearsal";

/**
 * Names a participant within one holding of a meeting: 16 hex digits.
 */
export type ParticipantId = string;

/**
 * Somebody in the meeting.
 */
export type Participant = { 
/**
 * ID.
 */
id: ParticipantId, 
/**
 * Name to show, 1 to 96 characters.
 */
name: string, 
/**
 * Role.
 */
role: Role, 
/**
 * How he takes part.
 */
kind: ParticipantKind, 
/**
 * Whether he is signed in to this server, as opposed to a name he gave himself.
 */
known: boolean, 
/**
 * His microphone.
 */
microphone: MicrophoneState, 
/**
 * Whether his camera is on.
 */
camera: boolean, 
/**
 * Whether he shares a screen.
 */
screen: boolean, 
/**
 * When he raised his hand, in milliseconds since 1970; `null` when it is down.
 */
handAtMs: number | null, 
/**
 * When he came in, in milliseconds since 1970.
 */
joinedAtMs: number, 
/**
 * False while his connection is lost and he may still come back.
 */
connected: boolean, 
/**
 * A host has asked him to share a screen, and he does not yet.
 */
askedToShare: boolean, 
/**
 * Whether he may record in the client.
 */
mayRecord: boolean, 
/**
 * What he looks at, when it is decided for him.
 */
view: View, 
/**
 * He may not look at anything else.
 */
viewLocked: boolean, 
/**
 * A host lets him speak, who is in the audience; false for everybody else.
 */
speaks: boolean, };

/**
 * Somebody who waits to be let in.
 */
export type Person = { 
/**
 * ID, the same once he is in.
 */
id: ParticipantId, 
/**
 * Name.
 */
name: string, 
/**
 * Whether he is signed in to this server.
 */
known: boolean, 
/**
 * Since when he waits, in milliseconds since 1970.
 */
sinceMs: number, };

/**
 * How somebody takes part.
 */
export type ParticipantKind = "client" | "whip" | "whep";

/**
 * What somebody is in the meeting.
 */
export type Role = "host" | "cohost" | "guest" | "audience";

/**
 * What a track shows or lets hear.
 */
export type Source = "microphone" | "camera" | "screen" | "screen_audio";

/**
 * A microphone as everybody sees it.
 */
export type MicrophoneState = "on" | "off" | "muted_by_host";

/**
 * What is known of a meeting before one is in it.
 */
export type MeetingFacts = { 
/**
 * The number that people dial.
 */
number: string, 
/**
 * Topic.
 */
subject: string, 
/**
 * Who booked it.
 */
scheduler: string, 
/**
 * Planned start, in milliseconds since 1970.
 */
startMs: number, 
/**
 * Planned end, in milliseconds since 1970.
 */
endMs: number, 
/**
 * Whether it is being held now.
 */
running: boolean, 
/**
 * No cameras, no screens.
 */
voiceOnly: boolean, 
/**
 * What a webinar says of itself; `null`: it is a meeting.
 */
webinar: WebinarFacts | null, };

/**
 * The state of the meeting that is not about one person.
 */
export type ConferenceState = { 
/**
 * ID of this holding, 32 hex digits (`confUUID` of the REST API).
 */
uuid: string, 
/**
 * The number that people dial.
 */
number: string, 
/**
 * Topic.
 */
subject: string, 
/**
 * When it began, in milliseconds since 1970.
 */
startedAtMs: number, 
/**
 * When it ends unless it is extended, in milliseconds since 1970.
 */
endsAtMs: number, 
/**
 * No more guests come in by themselves.
 */
locked: boolean, 
/**
 * Newcomers wait until a host admits them.
 */
waitingRoom: boolean, 
/**
 * Guests may unmute themselves.
 */
mayUnmute: boolean, 
/**
 * Who may share.
 */
share: ShareRule, 
/**
 * Who may chat.
 */
chat: ChatRule, 
/**
 * No cameras, no screens.
 */
voiceOnly: boolean, 
/**
 * All guests have been muted, and so are those who come.
 */
allMuted: boolean, 
/**
 * Guests may give themselves another name.
 */
mayRename: boolean, 
/**
 * Guests may turn their cameras on.
 */
mayShow: boolean, 
/**
 * Guests may share a screen while somebody else does.
 */
mayTakeOver: boolean, 
/**
 * Whether it is a webinar.
 */
webinar: boolean, 
/**
 * The webinar's audience is let in.
 */
audienceAdmitted: boolean, 
/**
 * The webinar's audience sees and hears nothing for the time being.
 */
paused: boolean, 
/**
 * It may be recorded on the server.
 */
records: boolean, 
/**
 * Whether it is being recorded.
 */
recording: Recording, 
/**
 * It may be streamed.
 */
streams: boolean, 
/**
 * Whether it is streamed live.
 */
streaming: boolean, 
/**
 * Where the stream is sent, and what becomes of it there; empty while nothing is streamed.
 */
targets: Array<StreamTarget>, 
/**
 * Link that lets anybody watch the stream; `null` when it may not be streamed.
 */
liveLink: string | null, 
/**
 * What everybody is shown.
 */
stage: Stage, 
/**
 * Link that lets guests join; `null` when guests cannot come by link, and to a webinar's audience.
 */
guestLink: string | null, 
/**
 * Link that lets a webinar's audience join; `null` in a meeting.
 */
audienceLink: string | null, };

/**
 * Who may share a screen.
 */
export type ShareRule = "everybody" | "hosts";

/**
 * Who may write in the chat.
 */
export type ChatRule = "everybody" | "public" | "hosts" | "private" | "nobody";

/**
 * Whether the meeting is being recorded on the server.
 */
export type Recording = "off" | "on" | "paused";

/**
 * Why a recording has ended by itself.
 */
export type RecordTrouble = "no_space" | "no_encoder" | "fault";

/**
 * What is streamed.
 */
export type StreamOf = "composed" | "screen";

/**
 * What becomes of a stream where it is sent.
 */
export type StreamState = "connecting" | "live" | "waiting" | "failed";

/**
 * Where a stream is sent, and what becomes of it there.
 */
export type StreamTarget = { 
/**
 * What is sent there.
 */
of: StreamOf, 
/**
 * What becomes of it.
 */
state: StreamState, 
/**
 * Why it is not taken; `null` while nothing is wrong.
 */
why: StreamTrouble | null, };

/**
 * Why a target has no stream.
 */
export type StreamTrouble = "address" | "unreachable" | "rejected" | "stalled" | "full" | "no_encoder" | "fault";

/**
 * A line of chat.
 */
export type ChatMessage = { 
/**
 * Who wrote it.
 */
from: ParticipantId, 
/**
 * His name when he wrote it.
 */
name: string, 
/**
 * To whom alone; `null`: to everybody.
 */
to: ParticipantId | null, 
/**
 * What he wrote, up to 4000 characters.
 */
text: string, 
/**
 * When, in milliseconds since 1970.
 */
atMs: number, };

/**
 * A short sign that everybody sees for a moment.
 */
export type Reaction = "thumbs_up" | "applause" | "heart" | "laugh" | "surprise" | "celebrate";

/**
 * Somebody who speaks.
 */
export type Speaker = { 
/**
 * Who.
 */
participant: ParticipantId, 
/**
 * How loud, 0 to 100.
 */
level: number, };

/**
 * How good somebody's connection is.
 */
export type PeerQuality = { 
/**
 * Who.
 */
participant: ParticipantId, 
/**
 * From 1 (hardly usable) to 5 (excellent).
 */
level: number, };

/**
 * What everybody is shown.
 */
export type Stage = { "kind": "free", } | { "kind": "broadcast", 
/**
 * Who.
 */
participant: ParticipantId, } | { "kind": "roll_call", 
/**
 * Who.
 */
participant: ParticipantId, } | { "kind": "voice", 
/**
 * Beside the others, rather than alone.
 */
many: boolean, } | { "kind": "layout", 
/**
 * The layout.
 */
layout: Layout, };

/**
 * Panes on a grid.
 */
export type Layout = { 
/**
 * Width of the grid in units, 1 to 100.
 */
columns: number, 
/**
 * Its height.
 */
rows: number, 
/**
 * Panes, at most 25, the first first.
 */
panes: Array<Pane>, 
/**
 * Who is in which pane is nobody's choice; panes name nobody.
 */
automatic: boolean, 
/**
 * How long a pane with several people shows each, 10 to 120 seconds.
 */
seconds: number, };

/**
 * One place of a layout.
 */
export type Pane = { 
/**
 * Where it begins, in units from the left.
 */
left: number, 
/**
 * And from the top.
 */
top: number, 
/**
 * How wide it is, in units.
 */
width: number, 
/**
 * And how high.
 */
height: number, 
/**
 * Who is shown, several one after the other; nobody: whoever is not shown elsewhere.
 */
people: Array<ParticipantId>, 
/**
 * The screen that is shared, rather than a face.
 */
screen: boolean, };

/**
 * What one person looks at, when it is decided for him.
 */
export type View = { "kind": "free", } | { "kind": "layout", } | { "kind": "person", 
/**
 * Who.
 */
participant: ParticipantId, } | { "kind": "poll", 
/**
 * For how long, 10 to 120 seconds.
 */
seconds: number, };

