// A webinar in place of a meeting: whoever has a room for it may have an audience.

import { html } from "../../../vendor/htm-preact.js";
import { Choice, Switch } from "../../../meet/views/parts/field.js";
import { live } from "../../../meet/views/parts/live.js";
import { LONGEST_DESCRIPTION } from "../../state/draft.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";

/** @param {{ model: import("../../state/booking.js").Booking }} props */
function showWebinar({ model }) {
  const draft = model.draft.value;
  const rooms = model.webinarRooms.value;
  if (draft === null || (draft.webinar === null && (rooms.length === 0 || model.id !== null))) return null;
  const text = words();
  const wrong = model.wrong.value;
  const own = draft.webinar;
  /** @param {Partial<import("../../state/draft.js").WebinarDraft>} change */
  const change = (change) => own && model.change({ webinar: { ...own, ...change } });
  return html`<fieldset class="part">
    <legend class="part-title">${text.webinar}</legend>
    ${model.id === null && html`<${Switch} label=${text.webinarSwitch} text=${text.webinarText} on=${own !== null} onTurn=${model.setWebinar} />`}
    ${own && html`<${Line} name="description" label=${text.webinarAbout} value=${own.description} maxlength=${LONGEST_DESCRIPTION} onInput=${(/** @type {string} */ description) => change({ description })} />
      ${model.id === null && html`<${Choice} label=${text.oneRoom_webinar} value=${own.room} options=${rooms.map((room) => ({ value: room.id, label: `${room.name || room.number} (${room.number})` }))} onPick=${(/** @type {string} */ room) => change({ room })} />
        ${wrong.room && html`<p class="field-error" role="alert">${text[wrong.room]}</p>`}`}
      <${Line} name="audiencePassword" label=${text.audiencePassword} inputmode="numeric" maxlength=${16} value=${own.audiencePassword} placeholder=${text.passwordMadeUp}
        hint=${text.passwordHint} error=${wrong.audiencePassword && text[wrong.audiencePassword]} onInput=${(/** @type {string} */ audiencePassword) => change({ audiencePassword })} />
      <${Choice} label=${text.audienceAdmission} value=${own.isAudienceOurs ? "corporation" : "everyone"} options=${[{ value: "everyone", label: text.admitsEveryone }, { value: "corporation", label: text.admitsCorporation }]}
        onPick=${(/** @type {string} */ one) => change({ isAudienceOurs: one === "corporation" })} />`}
  </fieldset>`;
}

export const Webinar = live(showWebinar);
