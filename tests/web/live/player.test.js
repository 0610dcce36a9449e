// The player of a live stream, over a video element and an hls.js that do what a test says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createPlayer } from "../../../web/live/player.js";
import { FakeClock, settle } from "../fakes/clock.js";

class FakeVideo extends EventTarget {
  paused = true;
  muted = false;
  ended = false;
  currentTime = 0;
  videoWidth = 1280;
  src = "";
  error = null;
  #volume = 1;
  /** Ends of what can be played. */
  edge = 0;
  kinds = "";
  /** Why it does not play. @type {(video: FakeVideo) => string | null} */
  refuses = () => null;

  get volume() {
    return this.#volume;
  }
  set volume(loud) {
    this.#volume = loud;
    this.tell("volumechange");
  }
  get seekable() {
    return { length: this.edge > 0 ? 1 : 0, end: () => this.edge };
  }
  canPlayType() {
    return this.kinds;
  }
  async play() {
    const name = this.refuses(this);
    if (name !== null) throw Object.assign(new Error(name), { name });
    if (this.paused) this.tell("playing");
    this.paused = false;
  }
  pause() {
    this.paused = true;
    this.tell("pause");
  }
  /** @param {string} name */
  tell(name) {
    this.dispatchEvent(new Event(name));
  }
}

class FakeHls {
  static isThere = true;
  static isSupported = () => FakeHls.isThere;
  static Events = { ERROR: "hlsError" };
  /** @type {FakeHls[]} */
  static made = [];
  #video = /** @type {FakeVideo | null} */ (null);
  liveSyncPosition = /** @type {number | null} */ (null);
  isDestroyed = false;
  mended = 0;
  url = "";
  /** @type {(event: string, data: object) => void} */
  heard = () => {};

  constructor() {
    FakeHls.made.push(this);
  }
  /** @param {string} _ @param {(event: string, data: object) => void} heard */
  on(_, heard) {
    this.heard = heard;
  }
  /** @param {string} url */
  loadSource(url) {
    this.url = url;
  }
  /** @param {FakeVideo} video */
  attachMedia(video) {
    this.#video = video;
  }
  recoverMediaError() {
    this.mended += 1;
  }
  destroy() {
    this.isDestroyed = true;
    // Without a source an element stands still, and says nothing.
    if (this.#video) this.#video.paused = true;
  }
  /** @param {string} type @param {string} [details] */
  fails(type, details = "some", fatal = true) {
    this.heard("hlsError", { fatal, type, details });
  }
}

/** @param {{ isThere?: boolean, prepare?: (video: FakeVideo) => void }} [how] */
async function playing({ isThere = true, prepare = () => {} } = {}) {
  const clock = new FakeClock();
  const video = new FakeVideo();
  const troubles = { count: 0 };
  FakeHls.isThere = isThere;
  FakeHls.made = [];
  prepare(video);
  const player = createPlayer({ clock, hls: async () => /** @type {any} */ (FakeHls) }, "/live/m/k/main.m3u8", () => (troubles.count += 1));
  player.attach(/** @type {any} */ (video));
  await settle();
  /** Time goes by, with a picture that moves or does not. @param {number} seconds @param {boolean} moves */
  const goes = async (seconds, moves = true) => {
    for (let at = 0; at < seconds; at++) {
      if (moves && !video.paused) video.currentTime += 1;
      await clock.advance(1000);
    }
  };
  return { clock, video, player, troubles, goes, hls: () => /** @type {FakeHls} */ (FakeHls.made.at(-1)) };
}

test("it plays by itself, by hls.js where that can be", async () => {
  const { hls, player, video } = await playing();
  assert.equal(hls().url, "/live/m/k/main.m3u8");
  assert.deepEqual([player.phase.value, player.isHeld.value, video.src], ["playing", false, ""]);
});

test("else by the browser, and where that cannot play it either one is told", async () => {
  const native = await playing({ isThere: false, prepare: (video) => (video.kinds = "maybe") });
  assert.deepEqual([native.player.phase.value, native.video.src, FakeHls.made.length], ["playing", "/live/m/k/main.m3u8", 0]);
  const { player, clock, troubles } = await playing({ isThere: false });
  await clock.advance(60_000);
  assert.deepEqual([player.phase.value, troubles.count], ["unsupported", 0]);
});

test("a browser that insists gets it without sound, until somebody turns it on", async () => {
  const { player, video } = await playing({ prepare: (video) => (video.refuses = ({ muted }) => (muted ? null : "NotAllowedError")) });
  video.tell("volumechange");
  assert.deepEqual([player.phase.value, player.isHeld.value, player.isMuted.value], ["playing", true, true]);
  video.refuses = () => null;
  player.mute(false);
  video.tell("volumechange");
  assert.deepEqual([video.muted, player.isHeld.value, player.isMuted.value], [false, false, false]);
});

test("a browser that plays nothing by itself is asked by a button", async () => {
  const { player, video } = await playing({ prepare: (video) => (video.refuses = () => "NotAllowedError") });
  assert.equal(player.phase.value, "paused");
  video.refuses = () => null;
  player.toggle();
  await settle();
  assert.deepEqual([player.phase.value, video.paused], ["playing", false]);
  player.toggle();
  assert.equal(player.phase.value, "paused");
});

test("a broken line is begun anew, later and later, and at once after it had held", async () => {
  const { clock, hls, player, troubles, goes } = await playing();
  hls().fails("networkError", "levelLoadTimeOut", false);
  assert.equal(player.phase.value, "playing", "hls.js goes on by itself");
  for (const pause of [1000, 2000, 4000, 8000, 8000]) {
    const before = hls();
    before.fails("networkError");
    assert.deepEqual([player.phase.value, before.isDestroyed], ["stalled", true]);
    await clock.advance(pause - 1);
    assert.equal(hls(), before);
    await clock.advance(1);
    assert.notEqual(hls(), before);
    assert.equal(player.phase.value, "playing");
  }
  assert.equal(troubles.count, 5, "each time it may be over");
  await goes(10);
  const before = hls();
  before.fails("networkError");
  await clock.advance(1000);
  assert.notEqual(hls(), before);
});

test("a picture that breaks is mended once, and then begun anew", async () => {
  const { hls, player } = await playing();
  hls().fails("mediaError");
  assert.deepEqual([hls().mended, hls().isDestroyed, player.phase.value], [1, false, "playing"]);
  hls().fails("mediaError");
  assert.deepEqual([hls().mended, hls().isDestroyed, player.phase.value], [1, true, "stalled"]);
});

test("a codec that the browser lacks is not tried again", async () => {
  const { clock, hls, player } = await playing();
  hls().fails("mediaError", "bufferAddCodecError");
  await clock.advance(60_000);
  assert.deepEqual([player.phase.value, FakeHls.made.length], ["unsupported", 1]);
});

test("a picture that stands still is told, tried at the edge, and begun anew", async () => {
  const { hls, player, video, troubles, goes } = await playing();
  await goes(3);
  hls().liveSyncPosition = 20;
  await goes(2, false);
  assert.equal(player.phase.value, "stalled");
  await goes(3, false);
  assert.deepEqual([video.currentTime, troubles.count], [20, 1]);
  video.currentTime = 19.99;
  await goes(1, false);
  assert.equal(player.phase.value, "stalled", "a jump is no move");
  await goes(1);
  assert.equal(player.phase.value, "playing");
  const first = hls();
  await goes(12, false);
  assert.equal(first.isDestroyed, true);
  await goes(1);
  assert.notEqual(hls(), first);
});

test("who pauses is left alone, and told how far behind he is", async () => {
  const { hls, player, video, goes } = await playing();
  player.toggle();
  hls().liveSyncPosition = 3;
  await goes(1);
  assert.equal(player.behindS.value, 0, "that is what a line wavers");
  hls().liveSyncPosition = 31.6;
  await goes(30);
  assert.deepEqual([player.behindS.value, player.phase.value, FakeHls.made.length], [32, "paused", 1]);
  player.toEdge();
  await settle();
  assert.deepEqual([video.currentTime, player.behindS.value, player.phase.value], [31.6, 0, "playing"]);
});

test("the end is asked about, and a stream that has begun again is played", async () => {
  const { clock, hls, troubles, video } = await playing();
  const first = hls();
  video.ended = true;
  video.tell("ended");
  assert.equal(troubles.count, 1);
  await clock.advance(1000);
  assert.notEqual(hls(), first);
});

test("a meeting of voices has no picture to wait for", async () => {
  const { player, video } = await playing({ prepare: (video) => (video.videoWidth = 0) });
  video.tell("loadedmetadata");
  assert.equal(player.isVoice.value, true);
});

test("the volume is turned, down to silence and back", async () => {
  const { player, video } = await playing();
  player.setVolume(-1);
  assert.deepEqual([video.volume, video.muted, player.isMuted.value], [0, true, true]);
  player.mute(false);
  assert.deepEqual([video.volume, video.muted], [0.5, false]);
  player.setVolume(2);
  assert.deepEqual([video.volume, player.volume.value], [1, 1]);
});

test("nothing goes on after the player is gone, also if it was just beginning", async () => {
  const { clock, hls, player } = await playing();
  hls().fails("networkError");
  player.detach();
  await clock.advance(60_000);
  assert.deepEqual([clock.waiting, FakeHls.made.length], [0, 1]);
  const early = createPlayer({ clock, hls: async () => /** @type {any} */ (FakeHls) }, "/x", () => {});
  early.attach(/** @type {any} */ (new FakeVideo()));
  early.detach();
  await settle();
  assert.equal(FakeHls.made.length, 1);
});
