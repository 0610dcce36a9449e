// The page behind a live stream's link: `/live#{meeting}/{key}`.

import { createPlayer } from "./player.js";
import { createStream, readFragment } from "./state.js";
import { mount } from "./views.js";

const clock = {
  now: () => Date.now(),
  setTimeout: (/** @type {() => void} */ run, /** @type {number} */ ms) => setTimeout(run, ms),
  clearTimeout: (/** @type {any} */ handle) => clearTimeout(handle ?? undefined),
};

const world = {
  clock,
  origin: location.origin,
  fetch: (/** @type {string} */ path, /** @type {RequestInit} */ asked) => fetch(path, asked),
  // Some hundred kilobytes, which nobody needs who looks at a stream that is over.
  hls: async () => (await import("../vendor/hls.js")).default,
};

const stream = createStream(world, readFragment(location.hash));
addEventListener("hashchange", () => location.reload());
mount(/** @type {HTMLElement} */ (document.querySelector("#live")), stream, () => createPlayer(world, stream.playlist, () => void stream.load()));
