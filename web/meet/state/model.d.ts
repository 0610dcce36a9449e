// What the views see: signals to read and methods to call, nothing else. Types only; `meet.js`
// makes one of these with `createMeet(world)`, and `tests/web/fake_meeting.js` a scripted one.
//
// Reading: every `ReadonlySignal` is from `/assets/vendor/signals-core.js`; read `.value` inside
// `effect` or `computed`. Values are never changed in place: a new value is a new object.
// Calling: a method never throws. One that asks the server returns a promise of `null` (done) or a
// `Refusal`. Refusals of what buttons do are also in `happenings`; those of forms (`rename`,
// `claimHost`, `chat.send`) and of switches (`own.set…`) are only returned.
// Words are the views': everything here that a person may have to be told is a code.

import type { ReadonlySignal } from "../../vendor/signals-core.js";
import type {
  ChatMessage,
  ChatRule,
  ConferenceState,
  Layout,
  LeftReason,
  MeetingFacts,
  OutReason,
  Participant,
  ParticipantId,
  Person,
  Reaction,
  RecordTrouble,
  Recording,
  Refused,
  Role,
  ShareRule,
  Source,
  StreamOf,
  StreamTarget,
  StreamTrouble,
  WaitReason,
} from "../protocol/signalling.js";

export type {
  ChatMessage,
  ChatRule,
  ConferenceState,
  Layout,
  LeftReason,
  MeetingFacts,
  OutReason,
  Participant,
  ParticipantId,
  Person,
  Reaction,
  RecordTrouble,
  Recording,
  Refused,
  Role,
  ShareRule,
  Source,
  StreamOf,
  StreamTarget,
  StreamTrouble,
  WaitReason,
};

// ---- the way in and out -----------------------------------------------------------------------

/** Everything the page of a meeting shows. */
export interface Meet {
  /** Where on the way one is. */
  readonly phase: ReadonlySignal<Phase>;
  /** What is known of the meeting; `null` until it was entered once. */
  readonly facts: ReadonlySignal<MeetingFacts | null>;
  /** The role that entering gave; `null` before. Inside the meeting, see `room.me`. */
  readonly role: ReadonlySignal<Role | null>;
  /** Microphone, camera, screen and the machine's devices: in the lobby, while waiting, inside. */
  readonly own: OwnMedia;
  /** The name one comes in with. Settable in the lobby; kept for the next meeting. */
  readonly name: ReadonlySignal<string>;
  setName(name: string): void;
  /** Inside the meeting. Empty in the other phases, so that views may always read it. */
  readonly room: Room;

  /**
   * Begins to enter a meeting: by the token of a join link, or without one, when the server may ask
   * for a password. Called from any phase; leaves the meeting that one is in.
   */
  open(target: Target): void;
  /** In `needs` with `password`: tries it. */
  usePassword(password: string): void;
  /** In `needs` with `sign_in`: signs in at the REST API, then tries again. Password is not kept. */
  signIn(account: string, password: string): void;
  /** In `needs` with `retry`, or in `out`: tries the same again. */
  retry(): void;
  /** In `lobby`: goes in, or into the waiting room. Watch `phase`. */
  join(): void;
  /** Leaves for good, from any phase; ends in `out` with `left`, or in `idle` before `waiting`. */
  leave(): void;
  /** Ends the meeting for all. Host only. */
  endForAll(): Outcome;
  /** Back to `idle`, for the start page. Devices are released. */
  close(): void;
}

/** Which meeting, and the proof that its link holds. */
export interface Target {
  /** Meeting ID or the number of its room; spaces are ignored. */
  meeting: string;
  /** The token of a join link. */
  token?: string;
  /** A password typed together with the ID. */
  password?: string;
}

/**
 * `idle` → `entering` → (`needs` → `entering`)* → `lobby` → (`waiting`)? → `in` → `out`.
 * A reload of the tab goes from `entering` straight to `in`.
 */
export type Phase =
  | { name: "idle" }
  /** The server is being asked. */
  | { name: "entering" }
  /**
   * Something is missing. `password`: ask for it; `sign_in`: ask for account and password;
   * `retry`: show why, and offer to try again where `retry.at_ms` or the reason makes sense of it.
   * `busy` while what was given is being tried.
   */
  | { name: "needs"; what: "password" | "sign_in" | "retry"; refusal: Refusal; busy: boolean }
  /** Preview, devices and name. `joining` while the server decides; `refusal` if it said no. */
  | { name: "lobby"; joining: boolean; refusal: Refusal | null }
  /** Waits for the host to come, or to be admitted. `sentBack`: one was in before. */
  | { name: "waiting"; why: WaitReason; sentBack: boolean; reconnecting: boolean }
  /** Inside. `reconnecting`: show the banner over the meeting, everything else stays as it was. */
  | { name: "in"; reconnecting: boolean }
  /** Out. `mayReturn`: offering to come back makes sense (`retry()`). */
  | { name: "out"; why: OutReason | "unreachable"; mayReturn: boolean };

/** Why something was not done. */
export interface Refusal {
  /**
   * A code of the server, or one of ours: `unreachable` (no connection), `wrong_account` (sign-in
   * failed), `timeout` (no reply in time), `empty` (nothing was given).
   */
  code: Refused | "unreachable" | "wrong_account" | "timeout" | "empty";
  /** The server's English sentence; for the log, views have words by code. */
  message: string;
  /** From when it may be tried again, in milliseconds since 1970; `null`: at once. */
  retryAtMs: number | null;
}

/** Of what was asked for. */
export type Outcome = Promise<Refusal | null>;

// ---- one's own microphone, camera, screen ------------------------------------------------------

/** One's own media and devices. The same object before, during and after the meeting. */
export interface OwnMedia {
  /** Whether the microphone is on: wanted and, inside, granted. */
  readonly microphone: ReadonlySignal<boolean>;
  /** Whether the camera is on. */
  readonly camera: ReadonlySignal<boolean>;
  /** Whether the screen is shared. */
  readonly screen: ReadonlySignal<boolean>;
  /** Whether the shared screen has sound with it. */
  readonly screenAudio: ReadonlySignal<boolean>;
  /** Whether a change of one of them is under way: show it, take no second click. */
  readonly busy: ReadonlySignal<{ microphone: boolean; camera: boolean; screen: boolean }>;
  /** Why the microphone cannot be turned on now: nothing, by the rule, or for lack of a device. */
  readonly cannot: ReadonlySignal<{ microphone: Cannot | null; camera: Cannot | null; screen: Cannot | null }>;

  /** The camera's picture for the preview and the own tile; `null` when off. */
  readonly cameraTrack: ReadonlySignal<MediaStreamTrack | null>;
  /** One's own shared screen; `null` when not sharing. */
  readonly screenTrack: ReadonlySignal<MediaStreamTrack | null>;
  /**
   * How loud the microphone is, 0 to 1, about 15 times a second; measured also while muted, as far
   * as the microphone is open. 0 when closed.
   */
  readonly level: ReadonlySignal<number>;
  /** One speaks while muted: tell him, once in a while. */
  readonly speakingWhileMuted: ReadonlySignal<boolean>;

  /** Devices the browser knows, empty labels until permission was given. */
  readonly devices: ReadonlySignal<Devices>;
  /** IDs of the chosen ones; `null`: the browser's default. */
  readonly chosen: ReadonlySignal<{ microphone: string | null; camera: string | null; speaker: string | null }>;
  /** What keeps the microphone or camera from being opened. */
  readonly problems: ReadonlySignal<{
    microphone: DeviceProblem | null;
    camera: DeviceProblem | null;
    screen: DeviceProblem | null;
  }>;
  /** Whether the browser can share a screen, or choose a speaker. */
  readonly can: { readonly screen: boolean; readonly speaker: boolean };

  /** Turn on or off, in every phase. Outcome `null` also when the person closed the browser's dialog. */
  setMicrophone(on: boolean): Outcome;
  setCamera(on: boolean): Outcome;
  setScreen(on: boolean): Outcome;
  /** Chooses a device, also while talking; the choice is kept. `null`: the default. */
  choose(kind: "microphone" | "camera" | "speaker", id: string | null): Promise<void>;
  /** Asks the browser again after a problem. */
  retryDevices(): Promise<void>;
}

/** A device. */
export interface Device {
  /** The browser's ID. */
  id: string;
  /** Its name; may be empty before permission. */
  label: string;
}
export interface Devices {
  microphones: readonly Device[];
  cameras: readonly Device[];
  speakers: readonly Device[];
}
/**
 * `denied`: the person or the system said no; `missing`: no such device; `busy`: another program
 * has it; `insecure`: the page is not over HTTPS, the browser has no devices; `failed`: anything else.
 */
export type DeviceProblem = "denied" | "missing" | "busy" | "insecure" | "failed";
/** `voice_only`: no video in this meeting; `rule`: a host does not allow it now; `device`: see `problems`. */
export type Cannot = "voice_only" | "rule" | "device";

// ---- inside ------------------------------------------------------------------------------------

/** The meeting one is in. */
/** `present` is `null` where no number is shown. */
export interface AudienceCount {
  present: number | null;
  waiting: number;
}
export interface AudienceFound {
  people: readonly Participant[];
  more: boolean;
}

export interface Room {
  /** Oneself. */
  readonly me: ReadonlySignal<Participant | null>;
  /** Everybody, oneself first, then by when they came in. */
  readonly participants: ReadonlySignal<readonly Participant[]>;
  /** The same for the panel: oneself, host, co-hosts, raised hands by time, the rest. */
  readonly roster: ReadonlySignal<readonly Participant[]>;
  /** By ID; also for people who have just left, for the names on what they wrote. */
  nameOf(id: ParticipantId): string;
  /** Who waits to be let in; empty except for hosts. */
  readonly waiting: ReadonlySignal<readonly Person[]>;
  /** The meeting's state: subject, rules, when it ends, link for guests. */
  readonly conference: ReadonlySignal<ConferenceState | null>;
  /** How many are in a webinar's audience, and to hosts how many wait. */
  readonly audience: ReadonlySignal<AudienceCount>;
  /** Whom a host has looked for in the audience; `null` before. */
  readonly audienceFound: ReadonlySignal<AudienceFound | null>;
  /** Raised hands, the first raised first. */
  readonly hands: ReadonlySignal<readonly ParticipantId[]>;
  /** Reactions to show now; each goes by itself after some seconds. */
  readonly reactions: ReadonlySignal<readonly ShownReaction[]>;
  /** Who speaks now, with loudness 0 to 100. */
  readonly speaking: ReadonlySignal<ReadonlyMap<ParticipantId, number>>;
  /** Who speaks, smoothed; stays until somebody else speaks. Never oneself. */
  readonly activeSpeaker: ReadonlySignal<ParticipantId | null>;
  /** How good the connections are, 1 to 5; who is missing is not known yet. Oneself included. */
  readonly quality: ReadonlySignal<ReadonlyMap<ParticipantId, number>>;
  /** Whether media flows; `failed` is being repaired by itself. */
  readonly media: ReadonlySignal<"none" | "connecting" | "connected" | "failed">;
  /** What one may do: hide or disable the rest. */
  readonly may: ReadonlySignal<May>;

  readonly stage: StageModel;
  readonly chat: ChatModel;
  /** What happened, to be shown for a while or until answered; oldest first. */
  readonly happenings: ReadonlySignal<readonly Happening[]>;
  dismiss(happening: number): void;

  /** Remote voices to play, each in an `<audio>` of its own; identity by `track.id`. */
  readonly audio: ReadonlySignal<readonly MediaStreamTrack[]>;
  /** The picture, or `null`: show the avatar. The signal is the same one for the same arguments. */
  trackFor(participant: ParticipantId, source: "camera" | "screen"): ReadonlySignal<MediaStreamTrack | null>;

  /** Whether one records on one's own machine. It ends by itself when one may not any more. */
  readonly recording: ReadonlySignal<boolean>;
  readonly canRecord: boolean;
  setRecording(on: boolean): void;

  setHand(raised: boolean, participant?: ParticipantId): Outcome;
  react(reaction: Reaction): Outcome;
  rename(name: string, participant?: ParticipantId): Outcome;
  claimHost(password: string): Outcome;
  /** Turns on what a host asked for, or not. */
  answer(happening: number, yes: boolean): void;

  // Host and co-host.
  admit(participant: ParticipantId): Outcome;
  admitAll(): Outcome;
  refuse(participant: ParticipantId): Outcome;
  sendBack(participant: ParticipantId): Outcome;
  mute(participant: ParticipantId): Outcome;
  /** Gives back a microphone that a host has muted, or asks whoever has turned it off himself. */
  unmute(participant: ParticipantId): Outcome;
  /** The same for everybody, and newcomers are not muted any more. */
  unmuteAll(): Outcome;
  /** Shows somebody to everybody, large. */
  showToAll(participant: ParticipantId): Outcome;
  /** The same, and he alone speaks. */
  giveFloor(participant: ParticipantId): Outcome;
  /** Nobody in particular is shown any more. */
  freeStage(): Outcome;
  /** Moves the end of the meeting. */
  extend(minutes: number): Outcome;
  /** Everybody but hosts; and says whether they may unmute themselves. */
  muteAll(allowUnmute: boolean): Outcome;
  allowUnmute(allowed: boolean): Outcome;
  askFor(participant: ParticipantId, source: "microphone" | "camera" | "screen"): Outcome;
  stop(participant: ParticipantId, source: "camera" | "screen"): Outcome;
  remove(participant: ParticipantId): Outcome;
  lock(locked: boolean): Outcome;
  setWaitingRoom(enabled: boolean): Outcome;
  setShare(who: ShareRule): Outcome;
  setChat(who: ChatRule): Outcome;
  // Host alone.
  setCohost(participant: ParticipantId, cohost: boolean): Outcome;
  handOver(participant: ParticipantId): Outcome;
  /** Lets a webinar's audience in. */
  admitAudience(admitted: boolean): Outcome;
  /** Has the audience see and hear nothing for the time being. */
  pause(paused: boolean): Outcome;
  /** Has the server record the meeting, stand still with that, or end it. */
  record(recording: Recording): Outcome;
  /** Has the server stream the meeting, or end that. */
  stream(on: boolean): Outcome;
  /** Lets one of the audience speak. */
  letSpeak(participant: ParticipantId, allowed: boolean): Outcome;
  /** Looks for people of the audience; `audienceFound` follows. */
  findAudience(name: string): Outcome;
}

/** By role and the meeting's rules. */
export interface May {
  /** Host or co-host: the controls of the meeting. */
  control: boolean;
  /** Host: end for all, co-hosts, handing over. */
  own: boolean;
  unmute: boolean;
  camera: boolean;
  share: boolean;
  /** Give oneself another name. */
  rename: boolean;
  /** Record on one's own machine. */
  record: boolean;
  /** Write to everybody. */
  chatAll: boolean;
}

export interface ShownReaction {
  /** Grows by one with each; a key. */
  id: number;
  participant: ParticipantId;
  reaction: Reaction;
  atMs: number;
}

/** What happened. `id` grows by one with each; `untilMs`: it goes by itself then, `null`: it stays. */
export type Happening = { id: number; atMs: number; untilMs: number | null } &
  /** Something of one's own was turned off; `by` is `null`: a rule of the meeting. */
  (
    | { kind: "stopped"; source: Source; by: ParticipantId | null }
    /** A host (`null`: a program of the booker's) asks to turn something on: `answer(id, yes)`. */
    | { kind: "asked"; source: "microphone" | "camera" | "screen"; by: ParticipantId | null }
    /** One's microphone is on again. */
    | { kind: "unmuted"; by: ParticipantId | null }
    /** Something else is shown than before. */
    | { kind: "shown"; direction: Direction }
    /** One may record from now on, or not any more. */
    | { kind: "record"; allowed: boolean }
    /** The server records the meeting, stands still with that, or does not any more. */
    | { kind: "recorded"; recording: Recording }
    /** To hosts: it could not go on. */
    | { kind: "recordFailed"; why: RecordTrouble }
    /** The meeting is streamed, or not any more. */
    | { kind: "streamed"; on: boolean }
    /** To hosts: it could not go on. */
    | { kind: "streamFailed"; why: StreamTrouble }
    /** To hosts: it does not arrive at one of the places; `place` is its index among `targets`. */
    | { kind: "streamTrouble"; place: number; of: StreamOf; state: "waiting" | "failed"; why: StreamTrouble }
    | { kind: "ending"; endsAtMs: number }
    /** The end was moved. */
    | { kind: "extended"; endsAtMs: number }
    | { kind: "joined"; participant: ParticipantId; name: string }
    | { kind: "left"; participant: ParticipantId; name: string; why: LeftReason }
    | { kind: "hand"; participant: ParticipantId }
    | { kind: "chat"; message: ChatMessage }
    | { kind: "waits"; person: Person }
    /** One's own role changed. */
    | { kind: "role"; role: Role }
    | { kind: "shares"; participant: ParticipantId }
    /** Another device was taken because the chosen one is gone. */
    | { kind: "device"; device: "microphone" | "camera" | "speaker" }
    | { kind: "problem"; device: "microphone" | "camera" | "screen"; problem: DeviceProblem }
    | { kind: "refused"; refusal: Refusal }
    /** The connection was lost and is back. */
    | { kind: "back" }
  );

// ---- what the stage shows ------------------------------------------------------------------------

/** Which tiles are on the stage. Order is stable: nobody moves unless there is a reason to. */
export interface StageModel {
  /** What somebody else has decided that one looks at. While it is `fixed`, pins and layouts do nothing. */
  readonly direction: ReadonlySignal<Direction>;
  /** What the person wants. */
  readonly layout: ReadonlySignal<"grid" | "speaker">;
  setLayout(layout: "grid" | "speaker"): void;
  readonly pinned: ReadonlySignal<TileName | null>;
  /** Pins, or with `null` lets go. Only for this person. */
  pin(tile: TileName | null): void;
  /**
   * What to draw. `main` is the large one (pinned, else a shared screen, else in the speaker layout
   * whoever speaks); without it, a plain grid. `tiles` are the others on this page. One's own
   * shared screen is no tile, since it would show itself in itself.
   */
  readonly shown: ReadonlySignal<Shown>;
  setPage(page: number): void;
  /**
   * What the view has room for; call it after each layout. Heights are in device pixels and decide
   * which simulcast layer is sent.
   */
  setViewport(viewport: Viewport): void;
}
export interface TileName {
  participant: ParticipantId;
  source: "camera" | "screen";
}
export interface Tile extends TileName {
  /** `participant/source`, for keys. */
  key: string;
  /** Oneself: mirror the camera. */
  mine: boolean;
}
export interface Shown {
  main: Tile | null;
  tiles: readonly Tile[];
  /** From 0. */
  page: number;
  pages: number;
  /** A drawn layout; then there is no `main`, and `tiles` are those of the panes. */
  panes: Panes | null;
}
/** A layout on a grid of so many columns and rows, with what each pane shows; `null`: nothing. */
export interface Panes {
  columns: number;
  rows: number;
  panes: readonly { left: number; top: number; width: number; height: number; tile: Tile | null }[];
}
/**
 * `broadcast`, `roll_call`, `person`: `participant` is large, if he is there. `voice`: whoever speaks
 * is large, or with `many` among the first. `layout`: `layout`. `grid`: everybody alike. `poll`:
 * each of the others for `seconds`.
 */
export interface Direction {
  kind: "free" | "broadcast" | "roll_call" | "voice" | "layout" | "grid" | "person" | "poll";
  participant: ParticipantId | null;
  many: boolean;
  layout: Layout | null;
  seconds: number;
  /** Decided for everybody, not for oneself alone. */
  forAll: boolean;
  /** One cannot look at anything else. */
  fixed: boolean;
}
export interface Viewport {
  /** Tiles that fit on a page of the plain grid, 1 to 49. */
  gridTiles: number;
  /** Tiles that fit beside a main one; 0: none. */
  stripTiles: number;
  /** Height of the main one. */
  mainHeight: number;
  /** Height of each other one. */
  tileHeight: number;
  /** Height of a row of a drawn layout's grid. */
  rowHeight: number;
}

// ---- chat ----------------------------------------------------------------------------------------

export interface ChatModel {
  /** Threads: `null` is everybody, always first; then private ones, the latest first. */
  readonly threads: ReadonlySignal<readonly Thread[]>;
  /** Unread lines in all threads. */
  readonly unread: ReadonlySignal<number>;
  /** Which thread is on screen; `undefined`: none. Lines that come into it count as read. */
  readonly open: ReadonlySignal<ParticipantId | null | undefined>;
  /** Opens a thread, also a new one with somebody; `undefined` when the panel is closed. */
  show(thread: ParticipantId | null | undefined): void;
  /** Lines of a thread, oldest first. The signal is the same one for the same argument. */
  linesOf(thread: ParticipantId | null): ReadonlySignal<readonly ChatLine[]>;
  /** Whether one may write there now. */
  mayWrite(thread: ParticipantId | null): boolean;
  /** Whom one may write to privately now. */
  readonly partners: ReadonlySignal<readonly Participant[]>;
  send(thread: ParticipantId | null, text: string): Outcome;
}
export interface Thread {
  with: ParticipantId | null;
  /** Name of the other one; empty for everybody. */
  name: string;
  unread: number;
  lastAtMs: number;
  /** False when the other one has left. */
  here: boolean;
}
export interface ChatLine extends ChatMessage {
  /** A key, stable within the meeting. */
  id: number;
  mine: boolean;
}
