// What comes of the form: when the meeting is, or every meeting that a series would have, with those
// that daylight saving moves.

import { html } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { counted, words } from "../../words.js";
import { offsetText, wallOf } from "../../state/zone_time.js";
import { ProblemNote } from "../parts/problem.js";
import { clock, lengthText, longDay, span, weekdayAndDay, zoneLabel } from "../parts/when.js";

/** @typedef {import("../../state/booking.js").Booking} Booking */

/** @param {{ model: Booking, zones: import("../../state/zones.js").Zones, corporation: import("../../../vendor/signals-core.js").ReadonlySignal<import("../../state/model.js").Corporation | null> }} props */
function showSummary({ model, zones, corporation }) {
  const draft = model.draft.value;
  if (draft === null) return null;
  const text = words();
  const zone = zones.find(draft.zone);
  const startMs = model.startMs.value;
  const name = model.zoneName.value;
  const length = Number.isFinite(draft.lengthMin) ? draft.lengthMin : 0;
  return html`<div class="summary">
    <h2 class="summary-subject">${draft.subject.trim() || text.summary}</h2>
    ${draft.repeats !== "no"
      ? html`<${Plan} model=${model} />`
      : html`<ul class="summary-facts">
          <li>${icon("calendar")}<span>${draft.isNow ? text.whenNow : startMs === null ? text.problemDate : longDay(wallOf(name, startMs).date)}</span></li>
          <li>${icon("clock")}<span>${draft.isNow || startMs === null ? lengthText(length) : `${span(startMs, startMs + length * 60_000, name)} · ${lengthText(length)}`}</span></li>
        </ul>`}
    <ul class="summary-facts">
      ${zone && html`<li>${icon("globe")}<span>${zoneLabel(zone, startMs ?? undefined)}</span></li>`}
      <li>${icon("people")}<span>${draft.people.length === 0 ? text.nobodyYet : counted("invitedCount", draft.people.length)}</span></li>
      <li>${icon("mail")}<span>${noticesText(draft, corporation.value)}</span></li>
    </ul>
  </div>`;
}

/** @param {import("../../state/draft.js").Draft} draft @param {import("../../state/model.js").Corporation | null} corporation */
function noticesText(draft, corporation) {
  const text = words();
  const ways = [draft.mail && text.mailNotice, draft.calendar && text.calendarNotice, draft.sms && (corporation?.channels.sms ?? "none") !== "none" && text.smsNotice].filter(Boolean);
  return ways.length > 0 ? ways.join(", ") : text.noNotices;
}

/** @param {{ model: Booking }} props */
function showPlan({ model }) {
  const text = words();
  const { value, problem, isLoading } = model.plan;
  const plan = value.value;
  if (problem.value) return html`<${ProblemNote} problem=${problem.value} />`;
  if (plan === null) return html`<p class="quiet-text" role="status">${isLoading.value ? text.loading : text.planMissing}</p>`;
  const draft = model.draft.value;
  const isCut = draft !== null && plan.until !== "" && plan.until < draft.until;
  return html`<section class="plan" aria-labelledby="plan-title">
    <h3 id="plan-title"><span role="status">${counted("planCount", plan.planned.length)}</span></h3>
    ${isCut && html`<p class="note note-warning">${icon("info")}<span>${fill(text.planCut, { day: longDay(plan.until) })}</span></p>`}
    <ol class="plan-list ${isLoading.value ? "is-stale" : ""}" tabindex="0" aria-labelledby="plan-title">
      ${plan.planned.map((one, index) => html`<${PlannedRow} key=${one.startMs} one=${one} before=${plan.planned[index - 1]} zone=${model.zoneName.value} own=${model.ownZone} />`)}
    </ol>
  </section>`;
}

/**
 * @param {object} props
 * @param {import("../../state/model.js").Planned} props.one
 * @param {import("../../state/model.js").Planned | undefined} props.before
 * @param {string} props.zone
 * @param {string} props.own the reader's
 */
function PlannedRow({ one, before, zone, own }) {
  const text = words();
  const time = clock(one.startMs, zone);
  const here = clock(one.startMs, own);
  const isShifted = before !== undefined && before.offsetMin !== one.offsetMin;
  return html`<li class="planned ${one.moved !== "no" ? "is-moved" : ""}">
    <span class="planned-day">${weekdayAndDay(one.local.slice(0, 10))}</span>
    <span class="planned-time">${time}${here !== time && html`<small>${fill(text.planHere, { time: here })}</small>`}</span>
    ${isShifted && html`<span class="planned-note">${icon("info")}${fill(text.planShift, { offset: `UTC${offsetText(one.offsetMin)}` })}</span>`}
    ${one.moved !== "no" && html`<span class="planned-note">${icon("warning")}${one.moved === "gap" ? text.planGap : text.planFold}</span>`}
  </li>`;
}

const Plan = live(showPlan);
export const Summary = live(showSummary);
