// When a meeting is: in the reader's zone, and in its own where clocks there show another time.

import { html } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { wallOf } from "../../state/zone_time.js";
import { counted, words } from "../../words.js";
import { lengthText, longDay, moment, span, weekdayName, zoneCity } from "../parts/when.js";

/** @typedef {import("../../state/model.js").Meeting} Meeting */

/** @param {{ meeting: Meeting, zones: import("../../state/zones.js").Zones, nowMs: number }} props */
export function WhenText({ meeting, zones, nowMs }) {
  const text = words();
  const next = meeting.occurrences.find(({ endMs }) => endMs > nowMs) ?? meeting;
  const { startMs, endMs } = next;
  const there = zones.find(meeting.zone);
  const isElsewhere = there !== undefined && moment(startMs, there.name) !== moment(startMs, zones.own);
  return html`<div class="when">
    <p class="when-line">
      ${meeting.state === "running" && html`<span class="chip chip-running"><span class="lamp"></span>${text.running}</span> `}
      <b>${longDay(wallOf(zones.own, startMs).date)}</b>, ${span(startMs, endMs, zones.own)} <span class="quiet-text">· ${lengthText((endMs - startMs) / 60_000)}</span>
    </p>
    ${isElsewhere && html`<p class="fact">${icon("globe")}${fill(text.timeElsewhere, { time: moment(startMs, there.name), place: zoneCity(there.name) })}</p>`}
    ${meeting.repeat && html`<p class="fact">${icon("repeat")}${repeatText(meeting.repeat)}</p>`}
    <p class="fact">${icon("crown")}${fill(text.bookedBy, { name: meeting.scheduler.name })}</p>
  </div>`;
}

/** @param {import("../../state/model.js").Repeat} repeat */
function repeatText(repeat) {
  const text = words();
  const stems = /** @type {const} */ ({ day: "everyDay", week: "everyWeek", month: "everyMonth" });
  const points = repeat.period === "week" ? repeat.points.map((day) => weekdayName(day, "long")) : repeat.period === "month" ? repeat.points.map(String) : [];
  const on = points.length > 0 ? `: ${points.join(", ")}` : "";
  return `${counted(stems[repeat.period], repeat.interval)}${on}, ${fill(text.untilDay, { day: longDay(repeat.until) })}`;
}
