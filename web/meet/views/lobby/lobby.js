// Before one goes in: see and hear oneself, choose devices, say who one is.

import { html, useState } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { refusalText } from "../entry/refusals.js";
import { TextField } from "../parts/field.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { Shell } from "../entry/shell.js";
import { DeviceChoices } from "./device_choices.js";
import { Facts } from "./facts.js";
import { Preview, Problems } from "./preview.js";

/** @typedef {ReturnType<typeof words>} Words */

const ROLE_SIGNS = {
  host: (/** @type {Words} */ text) => text.asHost,
  cohost: (/** @type {Words} */ text) => text.asCohost,
  audience: (/** @type {Words} */ text) => text.asAudience,
};

/** Longest name that the protocol takes, in characters. */
const LONGEST_NAME = 96;

/**
 * @param {object} props
 * @param {import("../../state/model.js").Meet} props.meet
 * @param {boolean} props.joining
 * @param {import("../../state/model.js").Refusal | null} props.refusal
 */
function showLobby({ meet, joining, refusal }) {
  const [isAsked, setAsked] = useState(false);
  const text = words();
  const name = meet.name.value;
  const isNameMissing = isAsked && name.trim() === "";
  const role = meet.role.value;
  const join = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== "" && !joining) meet.join();
  };
  return html`<${Shell} meet=${meet} wide=${true}>
    <div class="lobby">
      ${role !== "audience" && html`<div class="lobby-own">
        <${Preview} meet=${meet} />
        <${Problems} own=${meet.own} />
      </div>`}
      <form class="lobby-join" onSubmit=${join} noValidate>
        <${Facts} meet=${meet} />
        ${role && role !== "guest" && html`<p class="role-sign">${icon(role === "audience" ? "people" : "crown")}${ROLE_SIGNS[role](text)}</p>`}
        <${TextField} label=${text.yourName} value=${name} placeholder=${text.namePlaceholder} autocomplete="name" maxlength=${LONGEST_NAME}
          error=${isNameMissing ? text.nameNeeded : undefined} onInput=${(/** @type {string} */ value) => meet.setName(value)} />
        ${refusal && html`<p class="note note-error" role="alert">${icon("warning")}<span>${refusalText(refusal).text}</span></p>`}
        <button type="submit" class="button large" aria-busy=${joining ? "true" : "false"}>${joining ? text.joining : text.joinNow}</button>
        <p class="unseen" role="status">${joining ? text.joining : ""}</p>
      </form>
      ${role !== "audience" && html`<${DeviceChoices} own=${meet.own} />`}
    </div>
  </${Shell}>`;
}

export const Lobby = live(showLobby);
