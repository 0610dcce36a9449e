// What a meeting is about, when it is, and how long.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Choice } from "../../../meet/views/parts/field.js";
import { live } from "../../../meet/views/parts/live.js";
import { LENGTH_MIN, LONGEST_SUBJECT } from "../../state/draft.js";
import { findZones } from "../../state/zones.js";
import { words } from "../../words.js";
import { Combo } from "../parts/combo.js";
import { Line, Segments } from "../parts/entry_field.js";
import { lengthText, moment, zoneCity, zoneLabel } from "../parts/when.js";

/** @typedef {import("../../state/booking.js").Booking} Booking */

/** Lengths to choose from; any other can be typed. */
const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240];
const OTHER = "other";

/** @param {{ model: Booking, zones: import("../../state/zones.js").Zones }} props */
function showWhat({ model, zones }) {
  const draft = model.draft.value;
  if (draft === null) return null;
  const text = words();
  const wrong = model.wrong.value;
  const startMs = model.startMs.value;
  const isElsewhere = startMs !== null && model.zoneName.value !== zones.own && moment(startMs, zones.own) !== moment(startMs, model.zoneName.value);
  return html`<fieldset class="part">
    <legend class="unseen">${text.whatTitle}</legend>
    <${Line} class="is-large" name="subject" label=${text.subject} value=${draft.subject} maxlength=${LONGEST_SUBJECT} placeholder=${text.subjectHint}
      error=${wrong.subject && text[wrong.subject]} onInput=${(/** @type {string} */ subject) => model.change({ subject })} />
    ${model.id === null && draft.repeats === "no" && !draft.webinar && html`<${Segments} label=${text.when} hidesLabel=${true} value=${draft.isNow ? "now" : "later"}
      options=${[{ value: "later", label: text.whenLater }, { value: "now", label: text.whenNow }]} onPick=${(/** @type {string} */ one) => model.change({ isNow: one === "now" })} />`}
    <div class="fields-line">
      ${!draft.isNow && html`<${Line} type="date" name="date" label=${draft.repeats === "no" ? text.date : text.firstDate} value=${draft.date}
          error=${wrong.date && text[wrong.date]} onInput=${(/** @type {string} */ date) => model.change({ date })} />
        <${Line} type="time" name="time" label=${text.time} value=${draft.time} onInput=${(/** @type {string} */ time) => model.change({ time })} />`}
      <${Length} model=${model} />
    </div>
    <${ZoneField} model=${model} zones=${zones} />
    ${isElsewhere && html`<p class="field-hint" role="status">${fill(text.whenHere, { when: moment(startMs, zones.own), place: zoneCity(zones.own) })}</p>`}
  </fieldset>`;
}

/** @param {{ model: Booking }} props */
function showLength({ model }) {
  const minutes = model.draft.value?.lengthMin ?? 60;
  const [isTyped, setTyped] = useState(!LENGTHS.includes(minutes));
  const text = words();
  const wrong = model.wrong.value.length;
  if (isTyped) {
    return html`<${Line} type="number" name="length" label=${text.length} unit=${text.minutes} value=${Number.isNaN(minutes) ? "" : minutes} min=${LENGTH_MIN.least} max=${LENGTH_MIN.most}
      error=${wrong && text[wrong]} onInput=${(/** @type {string} */ typed) => model.change({ lengthMin: typed === "" ? NaN : Number(typed) })} />`;
  }
  const options = [...LENGTHS.map((one) => ({ value: String(one), label: lengthText(one) })), { value: OTHER, label: text.lengthOther }];
  return html`<${Choice} label=${text.length} value=${String(minutes)} options=${options}
    onPick=${(/** @type {string} */ one) => (one === OTHER ? setTyped(true) : model.change({ lengthMin: Number(one) }))} />`;
}

/** @param {{ model: Booking, zones: import("../../state/zones.js").Zones }} props */
function showZone({ model, zones }) {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const text = words();
  const atMs = model.startMs.value ?? model.nowMs;
  const label = (/** @type {import("../../state/model.js").Zone} */ zone) => zoneLabel(zone, atMs);
  const chosen = zones.find(model.draft.value?.zone ?? "");
  const found = findZones(zones.list.value, typed ?? "", label);
  return html`<${Combo} name="zone" label=${text.zone} value=${typed ?? (chosen ? label(chosen) : model.zoneName.value)} placeholder=${text.zoneHint}
    options=${found.map((zone) => ({ key: zone.id, label: label(zone), detail: zone.name }))} takesFirst=${typed !== null && typed !== ""}
    onOpen=${() => typed === null && setTyped("")} onInput=${setTyped} onLeave=${() => setTyped(null)}
    onPick=${(/** @type {string} */ zone) => (setTyped(null), model.change({ zone }))} />`;
}

const Length = live(showLength);
const ZoneField = live(showZone);
export const What = live(showWhat);
