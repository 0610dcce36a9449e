// Waiting to come in: for the host, or to be admitted. Devices can still be changed.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Shell } from "../entry/shell.js";
import { DeviceChoices } from "../lobby/device_choices.js";
import { Preview, Problems } from "../lobby/preview.js";
import { live } from "../parts/live.js";
import { Seats } from "../parts/seats.js";

/**
 * @param {object} props
 * @param {import("../../state/model.js").Meet} props.meet
 * @param {import("../../state/model.js").WaitReason} props.why
 * @param {boolean} props.sentBack
 * @param {boolean} props.reconnecting
 */
function showWaiting({ meet, why, sentBack, reconnecting }) {
  const text = words();
  const [title, told] = {
    host: [text.waitHostTitle, text.waitHostText],
    rehearsal: [text.waitRehearsalTitle, text.waitRehearsalText],
    admission: [text.waitAdmissionTitle, sentBack ? text.waitSentBack : text.waitAdmissionText],
  }[why];
  return html`<${Shell} meet=${meet} wide=${true}>
    <div class="waiting">
      <section class="waiting-told">
        <${Seats} />
        <p class="waiting-subject">${meet.facts.value?.subject ?? ""}</p>
        <div role="status"><h1>${title}</h1><p>${reconnecting ? text.reconnecting : told}</p></div>
        <button type="button" class="button quiet" onClick=${() => meet.leave()}>${text.waitLeave}</button>
      </section>
      ${why !== "rehearsal" && html`<section class="waiting-own" aria-label=${text.waitDevices}>
        <${Preview} meet=${meet} />
        <${Problems} own=${meet.own} />
        <${DeviceChoices} own=${meet.own} />
      </section>`}
    </div>
  </${Shell}>`;
}

export const Waiting = live(showWaiting);
