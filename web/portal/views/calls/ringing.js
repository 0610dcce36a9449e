// Somebody is called into a meeting that has begun: a dialog, a sound, and, when the page is in the
// background, a notification of the browser's and a title that says so.

import { html, useEffect } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Avatar } from "../../../meet/views/parts/avatar.js";
import { Dialog } from "../../../meet/views/parts/dialog.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { words } from "../../words.js";
import { joinPath } from "../parts/join.js";
import { ringSound } from "./sound.js";

/** @param {{ calls: import("../../state/calls.js").Calls }} props */
function showRinging({ calls }) {
  const call = calls.ringing.value;
  return call && html`<${CallDialog} key=${call.id} call=${call} calls=${calls} />`;
}

/** @param {{ call: import("../../state/model.js").Call, calls: import("../../state/calls.js").Calls }} props */
function showCall({ call, calls }) {
  const text = words();
  useEffect(() => {
    const hush = calls.hasSound.value ? ringSound() : () => {};
    const forget = notify(call);
    return () => {
      hush();
      forget();
    };
  }, [call.id]);
  const decline = () => void calls.answer(call, false);
  return html`<${Dialog} title=${text.ringTitle} class="ringing" onClose=${decline}>
    <div class="ringing-who"><span class="ringing-wave"><${Avatar} name=${call.scheduler || call.subject} id=${call.scheduler || call.id} /></span>
      <p><b>${call.subject}</b>${call.scheduler && html`<span>${fill(text.ringText, { name: call.scheduler })}</span>`}</p></div>
    ${mayAsk() && html`<p class="quiet-text">${text.ringHidden} <button type="button" class="link-button" onClick=${() => void Notification.requestPermission()}>${text.ringAllow}</button></p>`}
    <div class="dialog-ends is-spread">
      <button type="button" class="button danger" onClick=${decline}>${icon("close")}${text.decline}</button>
      <a class="button" data-first href=${joinPath(call.link)} target="_blank" onClick=${() => void calls.answer(call, true)}>${icon("ring")}${text.accept}</a>
    </div>
  </${Dialog}>`;
}

/** Whether the browser has yet to be asked. */
function mayAsk() {
  return "Notification" in globalThis && Notification.permission === "default";
}

/** Tells of a call that cannot be seen. @param {import("../../state/model.js").Call} call @returns {() => void} takes it back */
function notify(call) {
  if (!document.hidden || !("Notification" in globalThis) || Notification.permission !== "granted") return () => {};
  try {
    const shown = new Notification(words().ringTitle, { body: call.subject, tag: `convoca-${call.id}`, requireInteraction: true, icon: "/assets/mark.svg" });
    shown.onclick = () => {
      globalThis.focus();
      shown.close();
    };
    return () => shown.close();
  } catch {
    // On some phones only a service worker may show one.
    return () => {};
  }
}

const CallDialog = live(showCall);
export const Ringing = live(showRinging);
