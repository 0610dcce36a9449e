// Inside the meeting: takes in what the server tells, and asks for what the person wants.

import { batch, computed, effect, signal } from "../../vendor/signals-core.js";
import { Chat } from "./chat.js";
import { Happenings } from "./happenings.js";
import { hostActions } from "./host.js";
import { MediaLink } from "./media_link.js";
import { People } from "./people.js";
import { Reactions } from "./reactions.js";
import { Recording } from "./recording.js";
import { refusalOf } from "./refusal.js";
import { may } from "./rules.js";
import { Stage } from "./stage.js";
import { Streaming } from "./streaming.js";
import { Tidings } from "./tidings.js";
import { Voices } from "./voices.js";

/** @typedef {import("../protocol/signalling.js").Ask} Ask */
/** @typedef {import("../protocol/signalling.js").Notice} Notice */
/** @typedef {import("../protocol/world.js").AnswerOrNot} AnswerOrNot */
/** @typedef {import("./model.js").ConferenceState} ConferenceState */
/** @typedef {import("./model.js").Outcome} Outcome */
/** @typedef {import("./model.js").Participant} Participant */
/** @typedef {import("./model.js").ParticipantId} ParticipantId */
/**
 * @template T
 * @typedef {import("../../vendor/signals-core.js").ReadonlySignal<T>} ReadonlySignal
 */

/** @type {import("./model.js").AudienceCount} */
const NO_AUDIENCE = { present: null, waiting: 0 };
const NOT_ASKED = { microphone: false, camera: false };

export class RoomState {
  #world;
  #own;
  #ask;
  #tidings;
  /** @type {import("../../vendor/signals-core.js").Signal<import("./rules.js").AskedFor>} */
  #asked = signal(NOT_ASKED);
  #quality = signal(/** @type {ReadonlyMap<ParticipantId, number>} */ (new Map()));
  /** @type {Map<string, ReadonlySignal<MediaStreamTrack | null>>} */
  #tracks = new Map();

  conference = signal(/** @type {ConferenceState | null} */ (null));
  audience = signal(NO_AUDIENCE);
  audienceFound = signal(/** @type {import("./model.js").AudienceFound | null} */ (null));
  people = new People();
  happenings;
  reactions;
  voices;
  stage;
  chat;
  link;
  recording;
  #streaming;

  may = computed(() => {
    const me = this.people.me.value;
    const isShared = this.people.sharing.value.some((id) => id !== me?.id);
    return may(me, this.conference.value, this.#asked.value, isShared);
  });
  quality = computed(() => {
    const all = this.#quality.value;
    const me = this.people.you;
    const own = this.link.quality.value;
    // The server sees one way only; the worse of the two is what one notices.
    return me === null || own === null ? all : new Map(all).set(me, Math.min(own, all.get(me) ?? own));
  });

  /**
   * @param {import("./world.js").World} world
   * @param {import("./own_media.js").OwnMedia} own
   * @param {import("./preferences.js").Preferences} preferences
   * @param {(ask: Ask) => Promise<AnswerOrNot>} ask
   */
  constructor(world, own, preferences, ask) {
    this.#world = world;
    this.#own = own;
    this.#ask = ask;
    this.happenings = new Happenings(world.clock);
    this.#tidings = new Tidings(this.happenings, this.people);
    this.reactions = new Reactions(world.clock);
    this.voices = new Voices(world.clock);
    this.stage = new Stage(this.people, this.voices, preferences, this.conference, world.clock);
    this.chat = new Chat(this.people, this.conference, (request) => this.quietly(request));
    this.link = new MediaLink(world, ask, this.stage, this.people);
    this.recording = new Recording(world);
    this.#streaming = new Streaming(this.happenings);
    effect(() => this.#streaming.looked(this.conference.value, this.may.value.control));
    effect(() => {
      if (!this.may.value.record) this.recording.stop();
    });
    effect(() => {
      const now = this.may.value;
      if (this.people.me.value) own.setMay(now);
    });
  }

  // ---- what the server tells ---------------------------------------------------------------------

  /**
   * The whole state, at the beginning or after a loss.
   *
   * @param {Extract<Notice, { type: "joined" }>} notice
   */
  joined(notice) {
    const isReturn = this.people.you === notice.you && this.conference.value?.uuid === notice.conference.uuid;
    const cameInAtMs = this.people.me.value?.joinedAtMs;
    const wereIn = isReturn ? [...this.people.byId.value.keys()] : [];
    if (!isReturn) this.left();
    batch(() => {
      this.conference.value = notice.conference;
      this.people.reset(notice.you, notice.participants);
      this.#setWaiting(notice.waiting);
      this.chat.reset(notice.chat, notice.you);
      this.#quality.value = new Map();
      this.voices.heard([], notice.you);
    });
    const me = this.people.me.value;
    this.recording.setVoice(this.#own.sending().get("microphone") ?? null);
    this.#own.enter(
      {
        ask: (on) => this.#ask({ type: "media", ...on }),
        send: (source, track) => {
          this.link.send(source, track);
          if (source === "microphone") this.recording.setVoice(track);
        },
      },
      this.may.value,
    );
    // A server that was restarted has seen one come in only now.
    const how = !isReturn ? "first" : me?.joinedAtMs === cameInAtMs ? "back" : "restarted";
    this.#tidings.expect(how === "restarted" ? wereIn.filter((id) => !this.people.get(id)) : []);
    if (me) void this.#own.agree(me, how);
    if (this.link.isBegun) this.link.resumed();
    else this.link.begin(notice.conference.voiceOnly, this.#own.sending());
  }

  /** Out, or waiting again: nothing of the meeting is kept. */
  left() {
    this.link.end();
    this.#own.exit();
    batch(() => {
      this.#asked.value = NOT_ASKED;
      this.conference.value = null;
      this.audience.value = NO_AUDIENCE;
      this.audienceFound.value = null;
      this.people.reset(null, []);
      this.people.waiting.value = [];
      this.#quality.value = new Map();
      this.voices.reset();
      this.stage.reset();
      this.chat.clear();
      this.happenings.clear();
      this.#tracks.clear();
    });
  }

  /** @param {Exclude<Notice, { type: "joined" | "waiting" | "out" }>} notice */
  noticed(notice) {
    if (!this.people.me.peek()) return;
    const before = this.stage.direction.peek();
    batch(() => this.#take(notice));
    const now = this.stage.direction.peek();
    const isOther = now.kind !== before.kind || now.participant !== before.participant;
    if (isOther || (now.fixed && !before.fixed)) this.#tidings.shown(now);
  }

  /** @param {Exclude<Notice, { type: "joined" | "waiting" | "out" }>} notice */
  #take(notice) {
    switch (notice.type) {
      case "conference":
        return this.#setConference(notice.conference);
      case "participants":
        return this.#changed(notice.participants);
      case "left":
        return this.#gone(notice.participant, notice.why);
      case "waiting_list":
        return this.#setWaiting(notice.waiting);
      case "audience":
        this.audience.value = { present: notice.present, waiting: notice.waiting };
        return;
      case "audience_found":
        this.audienceFound.value = { people: notice.people, more: notice.more };
        return;
      case "speakers":
        return this.voices.heard(notice.speakers, this.people.you);
      case "quality": {
        const quality = new Map(this.#quality.value);
        for (const { participant, level } of notice.people) quality.set(participant, level);
        this.#quality.value = quality;
        return;
      }
      case "chatted":
        if (this.chat.add(notice.message)) this.happenings.add({ kind: "chat", message: notice.message });
        return;
      case "reacted":
        return this.reactions.add(notice.participant, notice.reaction);
      case "asked":
        return this.#askedFor(notice);
      case "withdrawn":
        return this.#withdrawn(notice.source);
      case "unmuted":
        this.happenings.drop((one) => one.kind === "asked" && one.source === "microphone");
        this.happenings.add({ kind: "unmuted", by: notice.by });
        return void this.#own.unmuted();
      case "stopped":
        this.#own.stopped(notice.source);
        // The sound goes with its screen, and is told with it.
        if (notice.source !== "screen_audio")
          this.happenings.add({ kind: "stopped", source: notice.source, by: notice.by });
        return;
      case "slot":
        return this.link.pictures.shows(notice.mid, notice.participant, notice.source);
      case "recording_failed":
        return this.happenings.add({ kind: "recordFailed", why: notice.why });
      case "streaming_failed":
        return this.happenings.add({ kind: "streamFailed", why: notice.why });
      case "ending":
        this.happenings.drop(({ kind }) => kind === "ending");
        return this.happenings.add({ kind: "ending", endsAtMs: notice.atMs });
      default:
        // A newer server may tell more.
        return;
    }
  }

  /** @param {ConferenceState} conference */
  #setConference(conference) {
    const before = this.conference.value;
    this.conference.value = conference;
    if (before && before.endsAtMs < conference.endsAtMs) {
      this.happenings.drop(({ kind }) => kind === "extended");
      this.happenings.add({ kind: "extended", endsAtMs: conference.endsAtMs });
    }
    this.happenings.drop((one) => one.kind === "ending" && one.endsAtMs < conference.endsAtMs);
    // Whoever comes into a meeting that is recorded is told so as well.
    const { recording } = conference;
    if (recording !== (before?.recording ?? "off")) {
      this.happenings.drop(({ kind }) => kind === "recorded");
      this.happenings.add({ kind: "recorded", recording });
    }
  }

  /** @param {readonly Participant[]} some */
  #changed(some) {
    const before = this.people.byId.value;
    this.people.set(some);
    for (const one of some) {
      this.#tidings.changed(before.get(one.id), one);
      if (one.id === this.people.you) this.#unasked(one);
    }
  }

  /** What one was asked for permits it once. @param {Participant} me */
  #unasked(me) {
    const { microphone, camera } = this.#asked.value;
    const left = { microphone: microphone && me.microphone !== "on", camera: camera && !me.camera };
    if (left.microphone !== microphone || left.camera !== camera) this.#asked.value = left;
    // Done, by whatever way; the question has its answer.
    const on = { microphone: me.microphone === "on", camera: me.camera, screen: me.screen };
    this.happenings.drop((one) => one.kind === "asked" && on[one.source]);
  }

  /** @param {ParticipantId} id @param {import("./model.js").LeftReason} why */
  #gone(id, why) {
    const before = this.people.get(id);
    if (!before) return;
    this.people.remove(id);
    this.voices.gone(id);
    const quality = new Map(this.#quality.value);
    if (quality.delete(id)) this.#quality.value = quality;
    this.#tidings.left(before, why);
  }

  /** @param {readonly import("./model.js").Person[]} waiting */
  #setWaiting(waiting) {
    const before = this.people.waiting.value;
    this.people.waiting.value = waiting;
    this.#tidings.waiting(before, waiting);
  }

  /** @param {Extract<Notice, { type: "asked" }>} notice */
  #askedFor({ source, by }) {
    if (source === "screen_audio") return;
    if (source !== "screen") this.#asked.value = { ...this.#asked.value, [source]: true };
    // Already on: nothing to answer.
    if (this.#own[source].value) return;
    this.happenings.drop((one) => one.kind === "asked" && one.source === source);
    this.happenings.add({ kind: "asked", source, by });
  }

  /** @param {import("../protocol/signalling.js").Source} source */
  #withdrawn(source) {
    if (source === "microphone" || source === "camera") this.#asked.value = { ...this.#asked.value, [source]: false };
    this.happenings.drop((one) => one.kind === "asked" && one.source === source);
  }

  // ---- what the person wants ---------------------------------------------------------------------

  /**
   * Asks; a refusal is told.
   *
   * @param {Ask} ask
   * @returns {Outcome}
   */
  act = async (ask) => {
    const refusal = await this.quietly(ask);
    if (refusal) this.happenings.add({ kind: "refused", refusal });
    return refusal;
  };

  /**
   * Asks; a refusal is only returned, for forms that show it themselves.
   *
   * @param {Ask} ask
   * @returns {Outcome}
   */
  async quietly(ask) {
    const answer = await this.#ask(ask);
    return answer.type === "refused" ? refusalOf(answer, this.#world.clock.now()) : null;
  }

  /** @param {ParticipantId} participant @param {"camera" | "screen"} source */
  trackFor(participant, source) {
    const key = `${participant}/${source}`;
    let track = this.#tracks.get(key);
    if (!track) {
      const received = this.link.pictures.trackFor(participant, source);
      track = computed(() => {
        if (participant === this.people.me.value?.id) {
          return source === "camera" ? this.#own.cameraTrack.value : this.#own.screenTrack.value;
        }
        return this.people.byId.value.get(participant)?.[source] ? received.value : null;
      });
      this.#tracks.set(key, track);
    }
    return track;
  }

  /** @param {number} id @param {boolean} yes */
  async answer(id, yes) {
    const happening = this.happenings.find(id);
    this.happenings.drop((one) => one.id === id);
    if (happening?.kind !== "asked" || !yes) return;
    const refusal = await this.#own.turnOn(happening.source);
    if (refusal) this.happenings.add({ kind: "refused", refusal });
  }

  /** @param {boolean} on */
  setRecording(on) {
    if (!on) return this.recording.stop();
    const { subject = "", startedAtMs = 0 } = this.conference.value ?? {};
    // What file systems do not take in a name.
    const name = `${subject.replace(/[\\/:*?"<>|]+/g, " ").trim()} ${new Date(startedAtMs).toISOString().slice(0, 10)}`;
    if (this.may.value.record) void this.recording.start(name);
  }

  /** What views get. @returns {import("./model.js").Room} */
  model() {
    const { people, voices, chat, happenings } = this;
    /** @param {ParticipantId | undefined} participant */
    const whose = (participant) => (participant === undefined ? {} : { participant });
    return {
      me: people.me,
      participants: people.participants,
      roster: people.roster,
      nameOf: (id) => people.nameOf(id),
      waiting: people.waiting,
      conference: this.conference,
      audience: this.audience,
      audienceFound: this.audienceFound,
      hands: people.hands,
      reactions: this.reactions.shown,
      speaking: voices.speaking,
      activeSpeaker: voices.active,
      quality: this.quality,
      media: this.link.path,
      may: this.may,
      stage: this.stage,
      chat,
      happenings: happenings.list,
      dismiss: (id) => happenings.drop((one) => one.id === id),
      audio: this.link.voices,
      trackFor: (participant, source) => this.trackFor(participant, source),
      setHand: (raised, participant) => this.act({ type: "hand", raised, ...whose(participant) }),
      react: (reaction) => this.act({ type: "react", reaction }),
      rename: (name, participant) => this.quietly({ type: "rename", name: name.trim(), ...whose(participant) }),
      claimHost: (password) => this.quietly({ type: "claim_host", password }),
      recording: this.recording.isOn,
      canRecord: this.recording.can,
      setRecording: (on) => this.setRecording(on),
      answer: (id, yes) => void this.answer(id, yes),
      ...hostActions(this.act),
    };
  }
}
