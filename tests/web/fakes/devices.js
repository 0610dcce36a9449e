// A machine with two microphones, two cameras and a speaker, which can be taken away.

import { FakeStream, FakeTrack } from "./tracks.js";

/** @typedef {import("../../../web/meet/media/world.js").DeviceHub} DeviceHub */

export const MACHINE = [
  { kind: "audioinput", deviceId: "mic-1", label: "Desk microphone" },
  { kind: "audioinput", deviceId: "mic-2", label: "Headset" },
  { kind: "videoinput", deviceId: "cam-1", label: "Laptop camera" },
  { kind: "videoinput", deviceId: "cam-2", label: "Desk camera" },
  { kind: "audiooutput", deviceId: "out-1", label: "Speakers" },
  { kind: "audiooutput", deviceId: "out-2", label: "Headset" },
];

/** @implements {DeviceHub} */
export class FakeDevices {
  /** What is plugged in. @type {{ kind: string, deviceId: string, label: string }[]} */
  machine = [...MACHINE];
  /** Names of the browser's errors, thrown when one of the kind is opened. @type {{ audio?: string, video?: string, screen?: string }} */
  errors = {};
  /** Every track given out. @type {FakeTrack[]} */
  tracks = [];
  /** How often the browser asked the person. */
  asked = 0;
  /** Whether shared screens come with sound. */
  screenSound = true;
  /** Set to hold the browser's question open until called. @type {Promise<void> | null} */
  hold = null;
  /** @type {(() => void)[]} */
  #listeners = [];

  /** @param {(kind: "audio" | "video", label: string) => any} [makeTrack] */
  constructor(makeTrack = (kind, label) => new FakeTrack(kind, label)) {
    this.makeTrack = makeTrack;
  }

  /** @param {MediaStreamConstraints} wanted @returns {Promise<any>} */
  async getUserMedia({ audio, video }) {
    this.asked += 1;
    if (this.hold) await this.hold;
    const tracks = [];
    if (audio) tracks.push(this.#open("audio", "audioinput", audio));
    if (video) tracks.push(this.#open("video", "videoinput", video));
    this.tracks.push(...tracks);
    return new FakeStream(tracks);
  }

  /** @returns {Promise<any>} */
  async getDisplayMedia() {
    this.asked += 1;
    if (this.errors.screen) throw new DOMException("", this.errors.screen);
    const tracks = [this.makeTrack("video", "screen")];
    if (this.screenSound) tracks.push(this.makeTrack("audio", "screen"));
    this.tracks.push(...tracks);
    return new FakeStream(tracks);
  }

  /** @returns {Promise<any>} */
  async enumerateDevices() {
    return this.machine;
  }

  /** @param {"devicechange"} _ @param {() => void} run */
  addEventListener(_, run) {
    this.#listeners.push(run);
  }

  /** @param {string} id */
  unplug(id) {
    const gone = this.machine.find(({ deviceId }) => deviceId === id);
    this.machine = this.machine.filter((one) => one !== gone);
    for (const run of this.#listeners) run();
    for (const track of this.tracks) if (track.label === id && track.readyState === "live") track.end();
  }

  /** @param {"audio" | "video"} kind @param {string} of @param {any} wanted */
  #open(kind, of, wanted) {
    const error = this.errors[kind];
    if (error) throw new DOMException("", error);
    const id = wanted.deviceId?.exact;
    const found = this.machine.find((one) => one.kind === of && (id === undefined || one.deviceId === id));
    if (!found) throw new DOMException("", id === undefined ? "NotFoundError" : "OverconstrainedError");
    return this.makeTrack(kind, found.deviceId);
  }
}
