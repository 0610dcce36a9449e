// The meetings of a series, each to be moved or called off by itself.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Dialog, Question } from "../../../meet/views/parts/dialog.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { LENGTH_MIN } from "../../state/draft.js";
import { msAt, wallOf } from "../../state/zone_time.js";
import { counted, words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { ProblemNote } from "../parts/problem.js";
import { longDay, moment, span, weekdayAndDay, zoneCity } from "../parts/when.js";

/** @typedef {import("../../state/meeting_page.js").MeetingPage} Model */
/** @typedef {import("../../state/model.js").Meeting} Meeting */
/** @typedef {import("../../state/model.js").Occurrence} Occurrence */

/** @param {{ model: Model, meeting: Meeting, zones: import("../../state/zones.js").Zones }} props */
function showOccurrences({ model, meeting, zones }) {
  const text = words();
  const [moving, setMoving] = useState(/** @type {Occurrence | null} */ (null));
  const [leaving, setLeaving] = useState(/** @type {Occurrence | null} */ (null));
  const zone = zones.nameOf(meeting.zone);
  const nowMs = model.nowMs.value;
  const mayChange = model.isMine.value;
  const close = () => {
    model.forgive();
    setMoving(null);
  };
  return html`<section class="panel-card occurrences" aria-labelledby="occurrences">
    <h2 id="occurrences">${counted("planCount", meeting.occurrences.length)}</h2>
    <ol class="occurrence-list">${meeting.occurrences.map((one) => {
      const day = weekdayAndDay(wallOf(zones.own, one.startMs).date);
      const isOver = one.endMs <= nowMs;
      return html`<li key=${one.id} class="occurrence ${isOver ? "is-over" : ""}">
        <span class="occurrence-day">${day}</span><span class="occurrence-time">${span(one.startMs, one.endMs, zones.own)}</span>
        ${mayChange && !isOver && html`<span class="occurrence-ways">
          <button type="button" class="button quiet small" aria-haspopup="dialog" onClick=${() => (model.forgive(), setMoving(one))}>${icon("edit")}${text.move}<span class="unseen">: ${day}</span></button>
          <button type="button" class="button quiet small is-danger" aria-haspopup="dialog" onClick=${() => setLeaving(one)}>${icon("trash")}${text.cancelOne}<span class="unseen">: ${day}</span></button>
        </span>`}
      </li>`;
    })}</ol>
    ${moving && html`<${MoveDialog} model=${model} one=${moving} zone=${zone} own=${zones.own} onClose=${close} />`}
    ${leaving && html`<${Question} title=${fill(text.cancelOneTitle, { day: longDay(wallOf(zones.own, leaving.startMs).date) })} text=${text.cancelOneText} danger=${true} yes=${text.cancelOneYes}
      onClose=${() => setLeaving(null)} onYes=${() => void model.cancelOccurrence(leaving.id)} />`}
  </section>`;
}

/** @param {{ model: Model, one: Occurrence, zone: string, own: string, onClose: () => void }} props */
function showMove({ model, one, zone, own, onClose }) {
  const text = words();
  const wall = wallOf(zone, one.startMs);
  const [date, setDate] = useState(wall.date);
  const [time, setTime] = useState(wall.time);
  const [length, setLength] = useState(Math.round((one.endMs - one.startMs) / 60_000));
  const [wasSent, setSent] = useState(false);
  const startMs = msAt(zone, date, time);
  const isPast = startMs === null || startMs < model.nowMs.value;
  const isLong = !(length >= LENGTH_MIN.least && length <= LENGTH_MIN.most);
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    setSent(true);
    if (isPast || isLong || startMs === null) return;
    if (await model.move(one.id, { startMs, lengthMin: length })) onClose();
  };
  return html`<${Dialog} title=${text.moveTitle} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      <p class="dialog-text">${fill(text.moveFrom, { when: moment(one.startMs, zone) })}</p>
      <div class="fields-line">
        <${Line} type="date" name="date" label=${text.date} value=${date} first=${true} error=${wasSent && isPast ? text.problemPast : undefined} onInput=${setDate} />
        <${Line} type="time" name="time" label=${text.time} value=${time} onInput=${setTime} />
        <${Line} type="number" name="length" label=${text.length} unit=${text.minutes} value=${Number.isNaN(length) ? "" : length} min=${LENGTH_MIN.least} max=${LENGTH_MIN.most}
          error=${wasSent && isLong ? text.problemLength : undefined} onInput=${(/** @type {string} */ typed) => setLength(typed === "" ? NaN : Number(typed))} />
      </div>
      <p class="field-hint">${fill(text.inZone, { place: zoneCity(zone) })}${zone !== own && startMs !== null ? ` ${fill(text.whenHere, { when: moment(startMs, own), place: zoneCity(own) })}` : ""}</p>
      <${ProblemNote} problem=${model.failed.value} />
      <div class="dialog-ends">
        <button type="button" class="button quiet" onClick=${onClose}>${text.back}</button>
        <button type="submit" class="button" aria-busy=${model.isBusy.value ? "true" : "false"}>${text.moveYes}</button>
      </div>
    </form>
  </${Dialog}>`;
}

const MoveDialog = live(showMove);
export const Occurrences = live(showOccurrences);
