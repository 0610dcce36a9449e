// Scenes to look at, by name in the address: `scene.html?scene=grid&press=People`. The meeting is the
// scripted one of `fake_meeting.js`; `press` names buttons to press once it is there.

import { mount } from "/assets/meet/views/app.js";
import { createMeet } from "/assets/meet/state/meet.js";
import { fakeMeeting } from "/tests/web/fake_meeting.js";

/** How often a button is looked for. */
const LOOK_MS = 50;

const asked = new URLSearchParams(location.search);
const { meet, server } = fakeMeeting(createMeet, /** @type {any} */ (asked.get("scene") ?? "grid"));
const meeting = /** @type {HTMLElement} */ (document.querySelector("#meeting"));
mount(meeting, meet);
Object.assign(window, { meet, server });
for (const label of asked.getAll("press")) await press(label);
document.documentElement.dataset.ready = "true";

/** @param {string} label beginning of what the button is called @returns {Promise<void>} */
async function press(label) {
  const buttons = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("button:not(:disabled), [role=menuitem]")]);
  const named = buttons.find((one) => (one.ariaLabel ?? one.innerText).startsWith(label) && one.offsetParent !== null);
  if (named) return named.click();
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  return press(label);
}
