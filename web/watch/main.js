// The page behind a recording's link: `/watch#{holding}/{key}`.

import { createRecording, readFragment } from "./state.js";
import { mount } from "./views.js";

/** Where the portal keeps who is signed in. */
const KEPT = "convoca.portal";

const world = {
  fetch: (/** @type {string} */ path, /** @type {RequestInit} */ asked) => fetch(path, asked),
  token() {
    try {
      return JSON.parse(localStorage.getItem(KEPT) ?? "null")?.token ?? null;
    } catch {
      return null;
    }
  },
};

const recording = createRecording(world, readFragment(location.hash));
// Whoever signs in in another tab comes back to a page that plays.
addEventListener("storage", (event) => {
  if (event.key === KEPT) void recording.load();
});
addEventListener("hashchange", () => location.reload());
mount(/** @type {HTMLElement} */ (document.querySelector("#watch")), recording);
