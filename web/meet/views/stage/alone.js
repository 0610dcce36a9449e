// Nobody else is here yet: how to bring somebody.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { CopyButton } from "../parts/copy.js";
import { live } from "../parts/live.js";

/** @param {{ meet: import("../../state/model.js").Meet }} props */
function showAlone({ meet }) {
  const link = meet.room.conference.value?.guestLink;
  return html`<div class="alone">
    <p class="alone-title">${words().aloneTitle}</p>
    ${link && html`<p>${words().aloneText}</p><${CopyButton} class="small" text=${link} label=${words().copyLink} />`}
  </div>`;
}

export const Alone = live(showAlone);
