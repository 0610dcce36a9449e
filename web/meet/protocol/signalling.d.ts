// The wire types of `convoca-signalling`, as JSON has them.

export type ParticipantId = string;
export type Role = "host" | "cohost" | "guest";
export type Source = "microphone" | "camera" | "screen" | "screen_audio";
export type ParticipantKind = "client" | "whip" | "whep";
export type MicrophoneState = "on" | "off" | "muted_by_host";
export type WaitReason = "host" | "admission";
export type ShareRule = "everybody" | "hosts";
export type ChatRule = "everybody" | "public" | "hosts" | "nobody";
export type Reaction = "thumbs_up" | "applause" | "heart" | "laugh" | "surprise" | "celebrate";
export type LeftReason = "left" | "lost" | "removed" | "sent_back";
export type OutReason =
  | "left" | "ended" | "time_over" | "cancelled" | "removed" | "refused" | "replaced" | "too_slow" | "restarting";
export type Refused =
  | "bad_message" | "unsupported_version" | "unknown_meeting" | "password_required" | "wrong_password" | "too_fast"
  | "sign_in_required" | "sign_in_expired" | "not_invited" | "not_yet" | "over" | "cannot_resume" | "locked" | "full"
  | "out_of_order" | "not_allowed" | "no_such_participant" | "bad_offer" | "fault";

export type Participant = {
  id: ParticipantId, name: string, role: Role, kind: ParticipantKind, known: boolean, microphone: MicrophoneState,
  camera: boolean, screen: boolean, handAtMs: number | null, joinedAtMs: number, connected: boolean,
};
export type Person = { id: ParticipantId, name: string, known: boolean, sinceMs: number };
export type MeetingFacts = {
  number: string, subject: string, scheduler: string, startMs: number, endMs: number, running: boolean,
  voiceOnly: boolean,
};
export type ConferenceState = {
  uuid: string, number: string, subject: string, startedAtMs: number, endsAtMs: number, locked: boolean,
  waitingRoom: boolean, mayUnmute: boolean, share: ShareRule, chat: ChatRule, voiceOnly: boolean,
  guestLink: string | null,
};
export type ChatMessage = { from: ParticipantId, name: string, to: ParticipantId | null, text: string, atMs: number };
export type Speaker = { participant: ParticipantId, level: number };
export type PeerQuality = { participant: ParticipantId, level: number };
export type SlotView = { mid: string, participant: ParticipantId, source: Source, height: number };

export type Ask =
  | { type: "enter", version: number, meeting: string, token?: string, password?: string, accessToken?: string,
      resume?: string }
  | { type: "join", name: string, microphone: boolean, camera: boolean }
  | { type: "offer", sdp: string, sources: { [key in string]: Source } }
  | { type: "view", slots: Array<SlotView> }
  | { type: "media", microphone?: boolean, camera?: boolean, screen?: boolean }
  | { type: "chat", to?: ParticipantId, text: string }
  | { type: "hand", raised: boolean, participant?: ParticipantId }
  | { type: "react", reaction: Reaction }
  | { type: "rename", participant?: ParticipantId, name: string }
  | { type: "claim_host", password: string }
  | { type: "leave" }
  | { type: "ping" }
  | { type: "admit", participant?: ParticipantId }
  | { type: "refuse", participant: ParticipantId }
  | { type: "send_back", participant: ParticipantId }
  | { type: "mute", participant?: ParticipantId }
  | { type: "allow_unmute", allowed: boolean }
  | { type: "ask_for", participant: ParticipantId, source: Source }
  | { type: "stop", participant: ParticipantId, source: Source }
  | { type: "set_cohost", participant: ParticipantId, cohost: boolean }
  | { type: "hand_over", participant: ParticipantId }
  | { type: "remove", participant: ParticipantId }
  | { type: "lock", locked: boolean }
  | { type: "waiting_room", enabled: boolean }
  | { type: "set_share", who: ShareRule }
  | { type: "set_chat", who: ChatRule }
  | { type: "end" };
export type Request = { id: number } & Ask;

export type Answer =
  | { type: "done" }
  | { type: "refused", code: Refused, message: string, retryAfterS?: number }
  | { type: "entered", meeting: MeetingFacts, role: Role, name: string | null, muted: boolean, camera: boolean | null,
      resumed: boolean }
  | { type: "answered", sdp: string };
export type Reply = { re: number } & Answer;

export type Notice =
  | { type: "waiting", why: WaitReason }
  | { type: "joined", you: ParticipantId, resume: string, conference: ConferenceState,
      participants: Array<Participant>, waiting: Array<Person>, chat: Array<ChatMessage> }
  | { type: "conference", conference: ConferenceState }
  | { type: "participant", participant: Participant }
  | { type: "left", participant: ParticipantId, why: LeftReason }
  | { type: "waiting_list", waiting: Array<Person> }
  | { type: "speakers", speakers: Array<Speaker> }
  | { type: "quality", people: Array<PeerQuality> }
  | { type: "chatted", message: ChatMessage }
  | { type: "reacted", participant: ParticipantId, reaction: Reaction }
  | { type: "asked", by: ParticipantId, source: Source }
  | { type: "stopped", source: Source, by: ParticipantId | null }
  | { type: "slot", mid: string, participant: ParticipantId | null, source: Source | null }
  | { type: "ending", atMs: number }
  | { type: "out", why: OutReason };
export type Said = Reply | Notice;
