// Keys that steer the meeting while one is not typing. They can be turned off, because single letters
// get in the way of speech control (WCAG 2.2, success criterion 2.1.4).

import { signal } from "../../../vendor/signals-core.js";
import { useEffect } from "../../../vendor/htm-preact.js";
import { toggleFullScreen } from "./more.js";

/** @typedef {import("../../state/model.js").Meet} Meet */

const REMEMBERED = "convoca.shortcuts";

/** Whether the keys do anything. */
export const shortcutsOn = signal(recall());

/** @param {boolean} on */
export function setShortcuts(on) {
  shortcutsOn.value = on;
  try {
    localStorage.setItem(REMEMBERED, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing has them on again next time.
  }
}

function recall() {
  try {
    return localStorage.getItem(REMEMBERED) !== "off";
  } catch {
    return true;
  }
}

/** @param {Meet} meet @param {import("./desk.js").Desk} desk */
export function useShortcuts(meet, desk) {
  useEffect(() => {
    const { own, room } = meet;
    /** Whether the space bar is held to talk. */
    let isTalking = false;
    /** @type {Record<string, () => unknown>} */
    const actions = {
      m: () => desk.watch("microphone", own.setMicrophone(!own.microphone.peek())),
      v: () => own.cannot.peek().camera !== "voice_only" && desk.watch("camera", own.setCamera(!own.camera.peek())),
      s: () => own.can.screen && (own.screen.peek() || room.may.peek().share) && desk.watch("screen", own.setScreen(!own.screen.peek())),
      h: () => room.setHand(room.me.peek()?.handAtMs == null),
      c: () => desk.toggle("chat"),
      p: () => desk.toggle("people"),
      l: () => room.stage.setLayout(room.stage.layout.peek() === "grid" ? "speaker" : "grid"),
      i: () => desk.ask({ name: "invite" }),
      f: toggleFullScreen,
      "?": () => desk.ask({ name: "shortcuts" }),
    };
    const down = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Escape" && desk.panel.peek() && !desk.dialog.peek() && !event.defaultPrevented) return desk.closePanel();
      if (!shortcutsOn.peek() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isForSomethingElse(event)) return;
      if (event.key === " " && !isOnButton(event)) {
        event.preventDefault();
        isTalking = !own.microphone.peek();
        if (isTalking) desk.watch("microphone", own.setMicrophone(true));
        return;
      }
      const action = actions[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    const up = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== " " || !isTalking) return;
      isTalking = false;
      own.setMicrophone(false);
    };
    addEventListener("keydown", down);
    addEventListener("keyup", up);
    return () => {
      removeEventListener("keydown", down);
      removeEventListener("keyup", up);
    };
  }, [meet]);
}

/** Whether the key belongs to a field or to an open dialog. @param {KeyboardEvent} event */
function isForSomethingElse(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) || document.querySelector("dialog[open]") !== null;
}

/** On a button the space bar presses it. @param {KeyboardEvent} event */
function isOnButton(event) {
  return /** @type {HTMLElement} */ (event.target).closest("button, a, [role=menu]") !== null;
}
