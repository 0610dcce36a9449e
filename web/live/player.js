// Plays a live stream in a video element: by hls.js where the browser lets a page feed it, else by the
// browser itself. Begins by itself, without sound if the browser insists; what stands still is set going
// again for as long as the page is open, since nobody else will.

import { batch, signal } from "../vendor/signals-core.js";

/** @typedef {ReturnType<typeof createPlayer>} Player */
/** `unsupported`: this browser cannot play it. @typedef {"loading" | "playing" | "paused" | "stalled" | "unsupported"} Phase */
/** @typedef {import("../vendor/hls.js").default} Hls */

/**
 * @typedef {object} World
 * @property {import("../meet/protocol/world.js").Clock} clock
 * @property {() => Promise<typeof import("../vendor/hls.js").default>} hls
 */

/** How often it is looked whether the picture moves and how far behind it is, in milliseconds. */
const LOOK_MS = 1000;
/** After how many looks at the same picture one is told, it is tried at the live edge, and begun anew. */
const STILL = { told: 2, edge: 5, anew: 12 };
/** What is less between two looks is no move but a browser's rounding, in seconds. */
const MOVED_S = 0.1;
/** How far behind the live edge is worth a word, in seconds: more than a line that wavers. */
const BEHIND_S = 4;
/** Pauses between beginnings, in milliseconds; the last one stays. */
const PAUSES_MS = [1000, 2000, 4000, 8000];
/** Whoever has played for so long begins with the first pause again, in milliseconds. */
const SETTLED_MS = 10_000;

const KIND = "application/vnd.apple.mpegurl";

/** The policy of the page refuses workers made from text; a stream of one rendition needs none. */
const CONFIG = { enableWorker: false, lowLatencyMode: true, liveDurationInfinity: true, backBufferLength: 30, maxLiveSyncPlaybackRate: 1.08 };

/** What no other beginning mends. */
const HOPELESS = ["manifestIncompatibleCodecsError", "bufferAddCodecError", "bufferIncompatibleCodecsError"];

/**
 * @param {World} world
 * @param {string} url of the playlist
 * @param {() => void} onTrouble the stream has ended or does not arrive: it may be over
 */
export function createPlayer({ clock, hls: load }, url, onTrouble) {
  const phase = signal(/** @type {Phase} */ ("loading"));
  const isMuted = signal(false);
  const volume = signal(1);
  /** The browser lets it play without sound only, until somebody presses something. */
  const isHeld = signal(false);
  /** Whole seconds behind the live edge; 0: as good as at it. */
  const behindS = signal(0);
  /** There is sound alone. */
  const isVoice = signal(false);

  /** @type {HTMLVideoElement | null} */
  let video = null;
  /** @type {Hls | null} */
  let hls = null;
  /** @type {unknown} */
  let looking = null;
  /** @type {unknown} */
  let pausing = null;
  let beginnings = 0;
  let playsSinceMs = Infinity;
  let hasMended = false;
  let still = 0;
  let lastAt = -1;

  /** @type {Record<string, () => void>} */
  const HEARD = {
    playing() {
      playsSinceMs = Math.min(playsSinceMs, clock.now());
      phase.value = "playing";
    },
    pause: () => void (phase.value !== "unsupported" && !video?.ended && (phase.value = "paused")),
    waiting: () => void (phase.value === "playing" && (phase.value = "stalled")),
    volumechange: () => batch(() => {
      if (!video) return;
      isMuted.value = video.muted || video.volume === 0;
      volume.value = video.volume;
      if (!isMuted.value) isHeld.value = false;
    }),
    loadedmetadata: () => void (isVoice.value = video?.videoWidth === 0),
    resize: () => void (isVoice.value = video?.videoWidth === 0),
    // By the browser itself: what hls.js finds it tells by itself.
    error: () => void (hls === null && video?.error && anew()),
    ended: () => anew(),
  };

  async function begin() {
    const into = video;
    const Hls = await load().catch(() => null);
    if (video === null || video !== into) return;
    if (Hls?.isSupported()) {
      hls = new Hls(CONFIG);
      hls.on(Hls.Events.ERROR, (_, { fatal, type, details }) => {
        if (!fatal) return;
        if (HOPELESS.includes(details)) give();
        else if (type === "mediaError" && !hasMended) {
          hasMended = true;
          hls?.recoverMediaError();
        } else anew();
      });
      hls.loadSource(url);
      hls.attachMedia(video);
    } else if (video.canPlayType(KIND) !== "") video.src = url;
    else return Hls === null ? anew() : give();
    await play();
  }

  /** Plays, without sound if it must be. */
  async function play() {
    const into = video;
    if (!into) return;
    try {
      await into.play();
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "NotAllowedError" || into !== video) return;
      if (into.muted) return void (phase.value = "paused");
      into.muted = true;
      isHeld.value = true;
      await into.play().catch(() => void (phase.value = "paused"));
    }
  }

  /** Begins once more, after a while. */
  function anew() {
    stop();
    if (clock.now() - playsSinceMs >= SETTLED_MS) beginnings = 0;
    playsSinceMs = Infinity;
    batch(() => ((phase.value = "stalled"), (behindS.value = 0)));
    const pause = PAUSES_MS[Math.min(beginnings++, PAUSES_MS.length - 1)] ?? 0;
    pausing = clock.setTimeout(() => void begin(), pause);
    onTrouble();
  }

  /** This browser will never play it. */
  function give() {
    stop();
    phase.value = "unsupported";
  }

  function stop() {
    clock.clearTimeout(pausing);
    hls?.destroy();
    hls = null;
    hasMended = false;
    still = 0;
  }

  function look() {
    looking = clock.setTimeout(look, LOOK_MS);
    if (!video || hls === null && video.src === "") return;
    const edge = edgeOf(video);
    behindS.value = edge === null || phase.value !== "playing" && phase.value !== "paused" ? behindS.value : farBehind(edge - video.currentTime);
    const isMoving = video.paused || Math.abs(video.currentTime - lastAt) >= MOVED_S;
    still = isMoving ? 0 : still + 1;
    if (isMoving && !video.paused && phase.value === "stalled") phase.value = "playing";
    if (still === STILL.told && phase.value === "playing") phase.value = "stalled";
    if (still === STILL.edge) {
      toEdge();
      onTrouble();
    }
    if (still === STILL.anew) anew();
    // A jump is no move.
    lastAt = video.currentTime;
  }

  /** Where the live edge is, as near as one should play. @param {HTMLVideoElement} from */
  function edgeOf({ seekable }) {
    const edge = hls ? hls.liveSyncPosition : seekable.length > 0 ? seekable.end(seekable.length - 1) : null;
    return edge !== null && Number.isFinite(edge) ? edge : null;
  }

  function toEdge() {
    const edge = video && edgeOf(video);
    if (video === null || edge === null) return;
    video.currentTime = edge;
    behindS.value = 0;
    void play();
  }

  return {
    phase,
    isMuted,
    volume,
    isHeld,
    behindS,
    isVoice,
    /** Plays in this element from now on. @param {HTMLVideoElement} element */
    attach(element) {
      video = element;
      for (const [name, run] of Object.entries(HEARD)) video.addEventListener(name, run);
      look();
      void begin();
    },
    detach() {
      stop();
      clock.clearTimeout(looking);
      if (video) for (const [name, run] of Object.entries(HEARD)) video.removeEventListener(name, run);
      video = null;
    },
    toggle() {
      if (video?.paused === false) video.pause();
      else void play();
    },
    /** @param {boolean} muted */
    mute(muted) {
      if (!video) return;
      if (!muted && video.volume === 0) video.volume = 0.5;
      video.muted = muted;
      isHeld.value = false;
      if (!muted) void play();
    },
    /** @param {number} loud from 0 to 1 */
    setVolume(loud) {
      if (!video) return;
      video.volume = Math.min(1, Math.max(0, loud));
      video.muted = video.volume === 0;
    },
    toEdge,
  };
}

/** @param {number} seconds */
function farBehind(seconds) {
  return seconds >= BEHIND_S ? Math.round(seconds) : 0;
}
