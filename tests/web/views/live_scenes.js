// The page of a live stream in every state, by name in the address: `live.html?state=live&phase=stalled`.
// What else is given is what the player's signals of that name say. The player plays nothing, and notes
// what it is asked in `window.asked`.

import { signal } from "/assets/vendor/signals-core.js";
import { mount } from "/assets/live/views.js";

const given = Object.fromEntries(new URLSearchParams(location.search));
/** @type {unknown[][]} */
const asked = [];
const told = (/** @type {string} */ name) => (/** @type {unknown[]} */ ...values) => void asked.push([name, ...values]);

const stream = {
  state: signal(given.state),
  facts: signal({ subject: "Annual gathering of the roofers and tilers’ association, with everybody’s questions", startMs: 1_900_000_000_000 }),
  isUnreachable: signal(given.unreachable === "yes"),
  wasLive: signal(given.again === "yes"),
  load: async () => {},
  playlist: "",
  address: "https://meet.example/live/0123456789abcdef0123456789abcdef/c29tZXRoaW5nIHRoYXQgaXMgcmFuZG9t/main.m3u8",
};
const player = {
  phase: signal(given.phase ?? "playing"),
  isMuted: signal(given.muted === "yes"),
  volume: signal(0.7),
  isHeld: signal(given.held === "yes"),
  behindS: signal(Number(given.behind ?? 0)),
  isVoice: signal(given.voice === "yes"),
  attach: told("attach"),
  detach: told("detach"),
  toggle: told("toggle"),
  mute: told("mute"),
  setVolume: told("setVolume"),
  toEdge: told("toEdge"),
};
Object.assign(window, { asked, stream });
mount(/** @type {HTMLElement} */ (document.querySelector("#live")), /** @type {any} */ (stream), () => /** @type {any} */ (player));
