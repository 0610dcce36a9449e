// The way out: only oneself, or as host everybody.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Dialog } from "../parts/dialog.js";
import { live } from "../parts/live.js";

/** @param {{ meet: import("../../state/model.js").Meet, desk: import("./desk.js").Desk }} props */
function showLeaving({ meet, desk }) {
  const text = words();
  const isHost = meet.room.may.value.own;
  const leave = () => (desk.closeDialog(), meet.leave());
  const end = () => (desk.closeDialog(), void meet.endForAll());
  return html`<${Dialog} title=${text.leaveTitle} onClose=${() => desk.closeDialog()}>
    <p class="dialog-text">${isHost ? text.leaveHostText : text.leaveText}</p>
    <div class="dialog-ends">
      <button type="button" class="button quiet" onClick=${() => desk.closeDialog()}>${text.stay}</button>
      ${isHost && html`<button type="button" class="button quiet is-danger" onClick=${end}>${text.endForAll}</button>`}
      <button type="button" class="button danger" data-first onClick=${leave}>${text.justLeave}</button>
    </div>
  </${Dialog}>`;
}

export const Leaving = live(showLeaving);
