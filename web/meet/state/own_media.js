// One's own microphone, camera and screen: on or off, in the lobby by wish, inside with the server's
// consent. Whatever turns something off, its track stops being sent at once; what turns it on waits
// for the server.
//
// The microphone stays open while muted, so that unmuting is instant and the meter moves. The camera
// is closed when off, so that its lamp is.

import { computed, signal } from "../../vendor/signals-core.js";
import { openScreen } from "../media/devices.js";
import { DeviceChoice } from "./device_choice.js";
import { OwnTracks } from "./own_tracks.js";
import { ourRefusal, refusalOf } from "./refusal.js";

/** @typedef {import("../protocol/signalling.js").Source} Source */
/** @typedef {import("../protocol/world.js").AnswerOrNot} AnswerOrNot */
/** @typedef {import("./model.js").Cannot} Cannot */
/** @typedef {import("./model.js").May} May */
/** @typedef {import("./model.js").Outcome} Outcome */
/** @typedef {import("./model.js").Participant} Participant */
/** @typedef {"microphone" | "camera" | "screen"} Switch */

/**
 * The meeting, while one is in it.
 *
 * @typedef {object} Inside
 * @property {(on: { microphone?: boolean, camera?: boolean, screen?: boolean }) => Promise<AnswerOrNot>} ask
 * @property {(source: Source, track: MediaStreamTrack | null) => void} send
 */

/**
 * @typedef {object} OwnMediaListener
 * @property {(device: "microphone" | "camera" | "speaker") => void} otherDevice another was taken, since it is gone
 * @property {(device: Switch, problem: import("./model.js").DeviceProblem) => void} problem
 */

export class OwnMedia {
  #world;
  #choice;
  #listener;
  /** @type {Inside | null} */
  #inside = null;
  #tracks;
  /** What the meeting permits; set by it. */
  #may = signal(/** @type {May | null} */ (null));
  #voiceOnly = signal(false);
  /** Grows when everything is let go, so that what was being opened meanwhile is closed again. */
  #life = 0;

  microphone = signal(false);
  camera = signal(false);
  screen = signal(false);
  busy = signal({ microphone: false, camera: false, screen: false });
  can;

  cannot = computed(() => {
    const may = this.#may.value;
    const problems = this.problems.value;
    const noVideo = this.#voiceOnly.value ? /** @type {Cannot} */ ("voice_only") : null;
    /** @param {boolean | undefined} allowed @param {unknown} problem @returns {Cannot | null} */
    const why = (allowed, problem) => (allowed === false ? "rule" : problem ? "device" : null);
    return {
      microphone: why(may?.unmute, problems.microphone),
      camera: noVideo ?? why(may?.camera, problems.camera),
      screen: noVideo ?? (this.can.screen ? why(may?.share, problems.screen) : "device"),
    };
  });

  /**
   * @param {import("../media/world.js").MediaWorld} world
   * @param {import("./preferences.js").Preferences} preferences
   * @param {OwnMediaListener} listener
   */
  constructor(world, preferences, listener) {
    this.#world = world;
    this.#listener = listener;
    this.#choice = new DeviceChoice(world, preferences);
    this.#choice.onSpeakerGone = () => listener.otherDevice("speaker");
    this.#tracks = new OwnTracks(world, (source, track) => void this.#ended(source, track));
    this.can = { screen: Boolean(world.devices?.getDisplayMedia), speaker: world.canChooseSpeaker };
  }

  get devices() {
    return this.#choice.devices;
  }
  get chosen() {
    return this.#choice.chosen;
  }
  get problems() {
    return this.#choice.problems;
  }
  get level() {
    return this.#tracks.meter.level;
  }
  get speakingWhileMuted() {
    return this.#tracks.meter.speakingWhileMuted;
  }
  get cameraTrack() {
    return this.#tracks.camera;
  }
  get screenTrack() {
    return this.#tracks.screen;
  }
  get screenAudio() {
    return this.#tracks.screenAudio;
  }

  // ---- for the way in and the room -------------------------------------------------------------

  /**
   * Opens what one comes in with.
   *
   * @param {{ microphone: boolean, camera: boolean, voiceOnly: boolean }} wish
   */
  async prepare({ microphone, camera, voiceOnly }) {
    this.#voiceOnly.value = voiceOnly;
    /** @type {("microphone" | "camera")[]} */
    const kinds = [];
    if (microphone && !this.microphone.value) kinds.push("microphone");
    if (camera && !voiceOnly && !this.camera.value) kinds.push("camera");
    if (kinds.length === 0) return this.#choice.refresh();
    const life = this.#life;
    await this.#while(kinds, async () => {
      const opened = await this.#choice.open(kinds);
      for (const kind of kinds) {
        const track = opened[kind];
        // One may have gone in meanwhile, and the door said what was wished for.
        if (track) await this.#turnOnIfPermitted(kind, track, life);
        else if (life === this.#life) void this.#inside?.ask({ [kind]: false });
      }
    });
  }

  /** What is on or being turned on, for going in. */
  wished() {
    const busy = this.busy.value;
    return { microphone: this.microphone.value || busy.microphone, camera: this.camera.value || busy.camera };
  }

  /** @param {Inside} inside @param {May} may */
  enter(inside, may) {
    this.#inside = inside;
    this.setMay(may);
    this.#tracks.meter.setMutedInside(!this.microphone.value);
  }

  /** @param {May} may */
  setMay(may) {
    const before = this.#may.value;
    const names = /** @type {(keyof May)[]} */ (Object.keys(may));
    if (!before || names.some((name) => before[name] !== may[name])) this.#may.value = may;
  }

  /** Out of the meeting, or waiting again: nothing is sent, devices stay as they are. */
  exit() {
    this.#inside = null;
    this.#may.value = null;
    this.#tracks.meter.setMutedInside(false);
    this.#close("screen");
  }

  /** What is on, to be sent. @returns {Map<Source, MediaStreamTrack>} */
  sending() {
    const on = this.#tracks.all();
    if (!this.microphone.value) on.delete("microphone");
    return on;
  }

  /**
   * Makes both sides agree when the whole state was told. What is on there only is turned off there.
   * What is on here only:
   * - `first`, one has just come in: it was turned on while one waited, so the server is asked, but
   *   newcomers who are muted stay muted.
   * - `back`, the connection was lost in between: a host has turned it off meanwhile.
   * - `restarted`, the server has: it knows nothing of what was on, and is asked.
   *
   * @param {Participant} me
   * @param {"first" | "back" | "restarted"} how
   */
  async agree(me, how) {
    const there = { microphone: me.microphone === "on", camera: me.camera, screen: me.screen };
    for (const kind of /** @type {Switch[]} */ (["microphone", "camera", "screen"])) {
      const here = this[kind].value;
      const isMuted = kind === "microphone" && me.microphone === "muted_by_host";
      if (here && !there[kind]) {
        const isFinal = how === "back" || (how === "first" && isMuted);
        if (isFinal || (await this.#permitted(kind)) !== null) this.#turnOff(kind);
      } else if (!here && there[kind] && !this.busy.value[kind]) {
        void this.#inside?.ask({ [kind]: false });
      }
    }
  }

  /** Something of one's own was turned off by the server. @param {Source} source */
  stopped(source) {
    this.#turnOff(source === "screen_audio" ? "screen" : source);
  }

  /** A host has given the microphone back: it is on there, and so it is here if it can be opened. */
  async unmuted() {
    if (this.microphone.value || this.busy.value.microphone) return;
    await this.#while(["microphone"], async () => {
      await this.#open("microphone");
      if (!this.microphone.value) void this.#inside?.ask({ microphone: false });
    });
  }

  /** Lets go of every device. */
  release() {
    this.exit();
    this.#life += 1;
    this.#close("camera");
    this.#close("microphone");
  }

  // ---- for the views ---------------------------------------------------------------------------

  /** @param {boolean} on @returns {Outcome} */
  setMicrophone(on) {
    return this.#set("microphone", on);
  }

  /** @param {boolean} on @returns {Outcome} */
  setCamera(on) {
    return this.#set("camera", on);
  }

  /** @param {boolean} on @returns {Outcome} */
  setScreen(on) {
    return this.#set("screen", on);
  }

  /** @param {Switch} kind @returns {Outcome} */
  turnOn(kind) {
    return this.#set(kind, true);
  }

  /** @param {"microphone" | "camera" | "speaker"} kind @param {string | null} id */
  async choose(kind, id) {
    this.#choice.choose(kind, id);
    if (kind === "speaker") return;
    const old = this.#tracks.get(kind);
    if (!old) return;
    await this.#while([kind], () => this.#replace(kind, old));
  }

  async retryDevices() {
    const kinds = /** @type {const} */ (["microphone", "camera"]).filter((kind) => this.problems.value[kind] !== null);
    for (const kind of kinds) {
      this.#choice.blame(kind, null);
      await this.#set(kind, true);
    }
    await this.#choice.refresh();
  }

  // ---- inside ------------------------------------------------------------------------------------

  /** @param {Switch} kind @param {boolean} on @returns {Outcome} */
  async #set(kind, on) {
    if (this.busy.value[kind] || this[kind].value === on) return null;
    const cannot = this.cannot.value[kind];
    if (on && (cannot === "voice_only" || cannot === "rule"))
      return ourRefusal("not_allowed", "not in this meeting now");
    return this.#while([kind], async () => {
      if (!on) {
        this.#turnOff(kind);
        // Sent or not, nothing goes out any more; should it get lost, `agree` says it again.
        void this.#inside?.ask({ [kind]: false });
        return null;
      }
      return kind === "screen" ? this.#share() : this.#open(kind);
    });
  }

  /** @param {"microphone" | "camera"} kind @returns {Outcome} */
  async #open(kind) {
    const life = this.#life;
    const track = this.#tracks.get(kind) ?? (await this.#choice.open([kind]))[kind];
    if (!track) {
      const problem = this.problems.value[kind];
      if (problem) this.#listener.problem(kind, problem);
      return null;
    }
    return this.#turnOnIfPermitted(kind, track, life);
  }

  /** @param {"microphone" | "camera"} kind @param {MediaStreamTrack} track @param {number} life @returns {Outcome} */
  async #turnOnIfPermitted(kind, track, life) {
    const refusal = life === this.#life ? await this.#permitted(kind) : null;
    if (refusal === null && life === this.#life) this.#turnOn(kind, track);
    else if (this.#tracks.get(kind) !== track) track.stop();
    return refusal;
  }

  /** @returns {Outcome} */
  async #share() {
    const life = this.#life;
    const inside = this.#inside;
    // Before anything else is waited for: browsers ask only in the turn of a click.
    const chosen = await openScreen(this.#world.devices);
    if (!chosen.screen) {
      this.#choice.blame("screen", chosen.problem === "missing" ? null : chosen.problem);
      if (chosen.problem) this.#listener.problem("screen", chosen.problem);
      return null;
    }
    const refusal =
      inside && inside === this.#inside
        ? await this.#permitted("screen")
        : ourRefusal("out_of_order", "not in a meeting");
    if (refusal !== null || life !== this.#life) {
      chosen.screen.stop();
      chosen.sound?.stop();
      return refusal;
    }
    this.#choice.blame("screen", null);
    if (chosen.sound) this.#tracks.take("screen_audio", chosen.sound);
    this.#turnOn("screen", chosen.screen);
    return null;
  }

  /** Asks the server, if one is inside. @param {Switch} kind @returns {Outcome} */
  async #permitted(kind) {
    const answer = await this.#inside?.ask({ [kind]: true });
    return answer?.type === "refused" ? refusalOf(answer, this.#world.clock.now()) : null;
  }

  /** @param {Switch} kind @param {MediaStreamTrack} track */
  #turnOn(kind, track) {
    this.#tracks.take(kind, track);
    this[kind].value = true;
    this.#inside?.send(kind, track);
    const sound = this.#tracks.get("screen_audio");
    if (kind === "screen" && sound) this.#inside?.send("screen_audio", sound);
    if (kind === "microphone") this.#tracks.meter.setMutedInside(false);
  }

  /** @param {Switch} kind */
  #turnOff(kind) {
    if (kind !== "microphone") return this.#close(kind);
    this.#inside?.send("microphone", null);
    this.microphone.value = false;
    this.#tracks.meter.setMutedInside(this.#inside !== null);
  }

  /** Stops sending and closes the device. @param {Switch} kind */
  #close(kind) {
    for (const source of /** @type {Source[]} */ (kind === "screen" ? ["screen", "screen_audio"] : [kind])) {
      if (this.#tracks.close(source)) this.#inside?.send(source, null);
    }
    this[kind].value = false;
  }

  /** The browser or the machine ended a track. @param {Source} source @param {MediaStreamTrack} track */
  async #ended(source, track) {
    if (source === "screen_audio") {
      this.#tracks.close(source);
      this.#inside?.send(source, null);
      return;
    }
    if (source === "screen") {
      await this.setScreen(false);
      return;
    }
    // Unplugged, most likely: whatever else there is is better than nothing.
    const isOn = this[source].value;
    await this.#while([source], () => this.#replace(source, track));
    if (isOn && this[source].value) this.#listener.otherDevice(source);
  }

  /** @param {"microphone" | "camera"} kind @param {MediaStreamTrack} old */
  async #replace(kind, old) {
    const life = this.#life;
    const track = await this.#choice.reopen(kind, old);
    const isOn = this[kind].value;
    if (life !== this.#life || this.#tracks.get(kind) !== old) {
      track?.stop();
      return;
    }
    const problem = this.problems.value[kind];
    if (problem) this.#listener.problem(kind, problem);
    if (track) {
      if (isOn) this.#inside?.send(kind, track);
      this.#tracks.take(kind, track);
    } else if (old.readyState === "ended") {
      this.#close(kind);
      if (isOn) void this.#inside?.ask({ [kind]: false });
    }
  }

  /**
   * @template T
   * @param {readonly Switch[]} kinds
   * @param {() => Promise<T>} run
   * @returns {Promise<T>}
   */
  async #while(kinds, run) {
    const mark = (/** @type {boolean} */ isBusy) => {
      this.busy.value = { ...this.busy.value, ...Object.fromEntries(kinds.map((kind) => [kind, isBusy])) };
    };
    mark(true);
    try {
      return await run();
    } finally {
      mark(false);
    }
  }
}
