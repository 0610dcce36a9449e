// What the portal is about, in its own words. The vendor's spelling ends in `api/`.

export type Admission = "everyone" | "corporation" | "invited";
export type Period = "day" | "week" | "month";
export type Answer = "accepted" | "declined" | "tentative";
export type NoticeLanguage = "en-US" | "pt-BR" | "zh-CN";

/** Who has signed in, and with what. */
export interface SignedIn {
  token: string;
  refreshToken: string;
  userId: string;
  account: string;
  name: string;
  isAdministrator: boolean;
  /** Of the service provider, who has corporations and no meetings. */
  isProvider: boolean;
  /** Why he has to choose a password before anything else: it was given to him, or is too old. */
  mustChange: "first" | "expired" | null;
  /** Path of his picture, or empty. */
  picture: string;
}

/** One meeting of a series; of a single meeting the whole. */
export interface Occurrence {
  id: string;
  startMs: number;
  endMs: number;
}

export interface Repeat {
  period: Period;
  interval: number;
  /** Weekdays from 0 for Sunday, or days of the month. */
  points: number[];
  /** Days, `YYYY-MM-DD`, in the meeting's zone. */
  from: string;
  until: string;
  remindDays: number;
}

/** What holds in a meeting. */
export interface Rules {
  mail: boolean;
  calendar: boolean;
  sms: boolean;
  isMuted: boolean;
  isPasswordFree: boolean;
  admission: Admission;
  guestsMayStart: boolean;
  waitingRoom: boolean;
  prolongMin: number;
}

export interface Meeting {
  id: string;
  subject: string;
  startMs: number;
  endMs: number;
  state: "booked" | "running" | "over";
  /** Number of the zone. */
  zone: string;
  language: NoticeLanguage;
  isVoiceOnly: boolean;
  scheduler: { id: string; name: string };
  hostLink: string | null;
  guestLink: string;
  /** Link for the audience of a webinar; empty in a meeting. */
  audienceLink: string;
  hostPassword: string | null;
  guestPassword: string | null;
  room: { id: string; number: string; isNumberRandom: boolean } | null;
  /** The ID of the holding, once it has begun. */
  holding: string | null;
  /** There is a recording of it. */
  isRecorded: boolean;
  repeat: Repeat | null;
  occurrences: Occurrence[];
  rules: Rules;
  capacity: number;
  /** How many are invited. */
  invited: number;
}

/** Somebody invited. */
export interface Person {
  /** Ours, to tell rows apart. */
  key: string;
  name: string;
  email: string;
  sms: string;
  phone: string;
  userId: string;
  account: string;
  isHost: boolean;
  /** Rung at the start. */
  isRung: boolean;
}

export interface Zone {
  id: string;
  /** IANA. */
  name: string;
  offsetMin: number;
  places: string;
}

export interface Room {
  id: string;
  number: string;
  name: string;
  isPersonal: boolean;
  isForWebinars: boolean;
}

export interface Reply {
  name: string;
  address: string;
  occurrence: string | null;
  answer: Answer;
  atMs: number;
}

/** One meeting of a series that is being planned. */
export interface Planned {
  startMs: number;
  endMs: number;
  /** In the meeting's zone, `YYYY-MM-DDTHH:MM`. */
  local: string;
  offsetMin: number;
  /** What daylight saving did to it. */
  moved: "no" | "gap" | "fold";
}

export interface Corporation {
  name: string;
  defaults: Defaults;
  channels: { mail: "smtp" | "folder"; sms: "http" | "smpp" | "none" };
}

export interface Defaults {
  zone: string;
  language: NoticeLanguage;
  mail: boolean;
  sms: boolean;
  calendar: boolean;
  isMuted: boolean;
  areTerminalsMuted: boolean;
  isRung: boolean;
  guestsMayStart: boolean;
  waitingRoom: boolean;
  keepBooking: boolean;
  remindMin: number;
  historyDays: number;
  /** Fewest characters of a new password. */
  passwordLength?: number;
  /** Fewest kinds of characters in a new password. */
  passwordKinds?: number;
  /** After which a password has to be changed; 0: never. */
  passwordDays?: number;
}

export interface Application {
  id: string;
  name: string;
  description: string;
  key: string | null;
  isStopped: boolean;
  madeAt: string;
}

export interface Webhook {
  id: string;
  subscriber: string;
  url: string;
  status: "enabled" | "disabled" | "locked";
}

export type JobState = "waiting" | "done" | "dead";

export interface Job {
  id: string;
  kind: string;
  meeting: string | null;
  title: string;
  state: JobState;
  runAtMs: number | null;
  madeAtMs: number | null;
  finishedAtMs: number | null;
  attempts: number;
  error: string | null;
}

export interface Call {
  id: string;
  meeting: string;
  subject: string;
  scheduler: string;
  link: string;
}

/** Somebody's stay in a meeting that was held. */
export interface Stay {
  name: string;
  number: string;
  device: string;
  media: string;
  department: string;
  joinedMs: number | null;
  leftMs: number | null;
}

/** Something that was done in a meeting that was held. */
export interface Deed {
  atMs: number | null;
  by: string;
  source: string;
  what: string;
  to: string;
  result: string;
  detail: string;
}

export interface Page<T> {
  /** Of all, on this page and others. */
  count: number;
  rows: T[];
}

/** Meetings that are being held, or that are over. */
export type QualityKind = "online" | "history";
export type QualityMedium = "audio" | "video" | "screen" | "cpu";

/** A meeting with what was bad in it. */
export interface QualityMeeting {
  holding: string;
  id: string;
  subject: string;
  scheduler: string;
  startMs: number;
  /** Of one that is being held, when it is planned to end. */
  endMs: number;
  /** Stays so far. */
  people: number;
  alarms: QualityMedium[];
}

/** Somebody's stay with what was bad of it. */
export interface QualityPerson {
  participant: string;
  name: string;
  device: string;
  joinedMs: number | null;
  leftMs: number | null;
  isMeasured: boolean;
  alarms: QualityMedium[];
}

/** What was measured at a time. */
export interface Measured {
  atMs: number;
  value: number;
  isBad: boolean;
  /** From which value on it was bad then. */
  threshold: number | null;
}

export interface Line {
  way: "send" | "receive" | "client" | "system";
  points: Measured[];
}

/** Lines that are drawn together. */
export interface Series {
  name: "loss" | "latency" | "jitter" | "bitrate" | "frames" | "cpu";
  lines: Line[];
}

/** From which values on a line is bad: milliseconds, and percent for loss and processor. */
export interface Thresholds {
  latencySend?: number;
  latencyReceive?: number;
  jitterSend?: number;
  jitterReceive?: number;
  lossSend?: number;
  lossReceive?: number;
  clientCpu?: number;
  systemCpu?: number;
}

/** A picture with a hole, and the piece that belongs there. */
export interface Slider {
  /** Data URL of a PNG, 280 by 150. */
  picture: string;
  /** Data URL of a PNG, 48 by 48. */
  piece: string;
  /** Pixels from the top, where the piece belongs. */
  top: number;
  token: string;
}

export interface PasswordRules {
  /** Fewest characters. */
  shortest: number;
  /** Fewest kinds of lower case, upper case, digits and others. */
  kinds: number;
}

/** What somebody may change of himself. */
export interface ProfileDraft {
  name: string;
  englishName: string;
  title: string;
  signature: string;
  note: string;
}

export interface OwnProfile extends ProfileDraft {
  id: string;
  account: string;
  email: string;
  phone: string;
  corporation: string;
  department: string;
  /** Path of the picture, or empty. */
  picture: string;
}
