// The meeting's page as one thing to open and close. Loaded when somebody opens a join link.

import { effect } from "../vendor/signals-core.js";
import { createMeet } from "./state/meet.js";
import { mount } from "./views/app.js";
import { browserWorld } from "./world.js";

const meet = createMeet(browserWorld());
/** Takes the views away again, while they are there. @type {(() => void) | null} */
let unmount = null;

/** @param {Element} element @param {import("./state/model.js").Target} target */
export function open(element, target) {
  unmount ??= show(element);
  meet.open(target);
}

/** Leaves, if one is in, and lets go of camera and microphone. */
export function close() {
  unmount?.();
  unmount = null;
  meet.close();
}

/** @param {Element} element */
function show(element) {
  const unmountViews = mount(element, meet);
  let wasOpen = false;
  // Whoever leaves before coming in has nothing more to see here.
  const stop = effect(() => {
    const isOpen = meet.phase.value.name !== "idle";
    if (wasOpen && !isOpen) location.hash = "";
    wasOpen = isOpen;
  });
  return () => {
    stop();
    unmountViews();
  };
}
