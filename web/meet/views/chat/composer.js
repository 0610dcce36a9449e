// Where one writes. Enter sends, Shift and Enter begins a new line.

import { html, useLayoutEffect, useRef, useState } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { useId } from "../parts/names.js";

/** Longest line that the protocol takes, in characters. */
const LONGEST = 4000;

/** Highest the field grows, in CSS pixels. */
const HIGHEST = 140;

/** @param {{ room: import("../../state/model.js").Room, thread: string | null }} props */
function showComposer({ room, thread }) {
  const [said, setSaid] = useState("");
  const [hasFailed, setFailed] = useState(false);
  const id = useId("message");
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const text = words();
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = "auto";
    field.current.style.height = `${Math.min(HIGHEST, field.current.scrollHeight)}px`;
  }, [said]);
  const label = thread === null ? text.chatPlaceholder : fill(text.privateTo, { name: room.nameOf(thread) });
  if (!room.chat.mayWrite(thread)) {
    const rule = room.conference.value?.chat;
    const why = rule === "private" ? text.chatPrivateOnly : rule === "hosts" || rule === "public" ? text.chatHostsOnly : text.chatClosed;
    return html`<p class="composer-closed">${icon("lock")}${why}</p>`;
  }
  const isTooLong = [...said].length > LONGEST;
  const send = async () => {
    const line = said.trim();
    if (line === "" || isTooLong) return;
    setSaid("");
    setFailed(false);
    // What could not be sent comes back into the field, so that nothing written is lost.
    if (await room.chat.send(thread, line)) {
      setSaid((now) => (now === "" ? line : now));
      setFailed(true);
    }
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    // While a word is being composed, as in Chinese, Enter belongs to the input method.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return html`<form class="composer" onSubmit=${(/** @type {Event} */ event) => (event.preventDefault(), send())}>
    <label for=${id} class="unseen">${label}</label>
    <textarea ref=${field} id=${id} rows="1" value=${said} placeholder=${label} data-first aria-invalid=${isTooLong ? "true" : undefined}
      onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ event) => setSaid(event.currentTarget.value)} onKeyDown=${key}></textarea>
    <button type="submit" class="composer-send" aria-label=${text.send} title=${text.send} disabled=${said.trim() === "" || isTooLong}>${icon("send")}</button>
    ${(isTooLong || hasFailed) && html`<p class="field-error" role="alert">${isTooLong ? fill(text.chatTooLong, { count: LONGEST }) : text.chatNotSent}</p>`}
  </form>`;
}

export const Composer = live(showComposer);
