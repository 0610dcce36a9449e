// What one needs to come in: number, passwords, links.

import { html, useState } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { CopyButton } from "../../../meet/views/parts/copy.js";
import { live } from "../../../meet/views/parts/live.js";
import { grouped } from "../../../start/link.js";
import { words } from "../../words.js";

/** @param {{ meeting: import("../../state/model.js").Meeting }} props */
function showEntrance({ meeting }) {
  const text = words();
  const [isShown, setShown] = useState(false);
  const number = meeting.room && !meeting.room.isNumberRandom ? meeting.room.number : meeting.id;
  const hasSecrets = meeting.guestPassword !== null || meeting.hostPassword !== null;
  const secret = (/** @type {string} */ password) => (isShown ? password : "•".repeat(password.length));
  return html`<section class="panel-card entrance" aria-labelledby="entrance">
    <h2 id="entrance">${text.entrance}</h2>
    <dl class="facts-list">
      <div><dt>${text.meetingId}</dt><dd class="number">${grouped(number).join(" ")}</dd></div>
      ${meeting.guestPassword !== null && html`<div><dt>${text.guestPassword}</dt><dd class="number">${secret(meeting.guestPassword)}</dd></div>`}
      ${meeting.hostPassword !== null && html`<div><dt>${text.hostPassword}</dt><dd class="number">${secret(meeting.hostPassword)}</dd></div>`}
    </dl>
    <div class="card-buttons">
      <${CopyButton} class="quiet small" label=${text.copyGuestLink} text=${meeting.guestLink} />
      ${meeting.audienceLink && html`<${CopyButton} class="quiet small" label=${text.copyAudienceLink} text=${meeting.audienceLink} />`}
      ${meeting.hostLink && html`<${CopyButton} class="quiet small" label=${text.copyHostLink} text=${meeting.hostLink} />`}
      ${hasSecrets && html`<button type="button" class="button quiet small" aria-pressed=${isShown ? "true" : "false"} onClick=${() => setShown(!isShown)}>${icon("eye")}${text.showPasswords}</button>`}
    </div>
  </section>`;
}

export const Entrance = live(showEntrance);
