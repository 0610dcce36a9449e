// A week as columns of hours. On a phone the day's list below is shown instead of the hours.

import { html, useEffect, useRef } from "../../../vendor/htm-preact.js";
import { live } from "../../../meet/views/parts/live.js";
import { beside } from "../../state/agenda.js";
import { fragmentOf } from "../../state/route.js";
import { msAt, wallOf, weekdayOf } from "../../state/zone_time.js";
import { words } from "../../words.js";
import { clock, monthTitle, span, weekdayName } from "../parts/when.js";

/** Where the week opens: the hour that most days begin with. */
const FIRST_HOUR = 8;
const HOUR_MS = 3600_000;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** @param {{ model: import("../../state/calendar.js").Calendar, zones: import("../../state/zones.js").Zones, nowMs: number }} props */
function showWeek({ model, zones, nowMs }) {
  const days = model.weeks.value[0] ?? [];
  const hours = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (hours.current) hours.current.scrollTop = (hours.current.scrollHeight / 24) * FIRST_HOUR - 12;
  }, []);
  return html`<div class="week">
    <div class="week-days">
      ${days.map(
        (date) => html`<button key=${date} type="button" class="week-day ${date === model.today ? "is-today" : ""} ${date === model.date.value ? "is-chosen" : ""}"
          aria-pressed=${date === model.date.value ? "true" : "false"} aria-current=${date === model.today ? "date" : undefined} onClick=${() => model.show(date)}>
          <span>${weekdayName(weekdayOf(date))}</span> <b>${Number(date.slice(8))}</b> <span class="unseen">${monthTitle(date)}</span></button>`,
      )}
    </div>
    <div ref=${hours} class="week-hours" role="group" aria-label=${words().week} tabindex="0">
      <div class="week-table">
        <div class="week-scale" aria-hidden="true">${HOURS.map((hour) => html`<span key=${hour}>${hour > 0 && clock(Date.UTC(2026, 0, 1, hour), "UTC")}</span>`)}</div>
        ${days.map(
          (date) => html`<div key=${date} class="week-column ${date === model.today ? "is-today" : ""}">
            ${date === model.today && html`<i class="week-now" style=${{ top: `${dayPart(zones.own, date, nowMs) * 100}%` }}></i>`}
            ${beside(model.on(date)).map((one) => html`<${Block} key=${one.entry.key} place=${one} date=${date} zone=${zones.own} />`)}
          </div>`,
        )}
      </div>
    </div>
  </div>`;
}

/** @param {{ place: { entry: import("../../state/agenda.js").Entry, column: number, columns: number }, date: string, zone: string }} props */
function Block({ place: { entry, column, columns }, date, zone }) {
  const { meeting, startMs, endMs, isRunning } = entry;
  const isOver = meeting.state === "over";
  const to = isOver && meeting.holding ? fragmentOf({ name: "record", holding: meeting.holding }) : fragmentOf({ name: "meeting", id: meeting.id });
  const top = dayPart(zone, date, startMs);
  const height = Math.min(1 - top, (endMs - startMs) / (24 * HOUR_MS));
  const style = { top: `${top * 100}%`, height: `max(1.375rem, ${height * 100}%)`, left: `${(column / columns) * 100}%`, width: `${100 / columns}%` };
  return html`<a class="block ${isOver ? "is-over" : ""} ${isRunning ? "is-running" : ""}" href=${to} style=${style} title=${`${meeting.subject}, ${span(startMs, endMs, zone)}`}>
    <b>${meeting.subject}</b> <span>${span(startMs, endMs, zone)}</span></a>`;
}

/** How much of the day has passed, by the clock on the wall. @param {string} zone @param {string} date @param {number} ms */
function dayPart(zone, date, ms) {
  if (ms < (msAt(zone, date, "00:00") ?? 0)) return 0;
  const [hour = 0, minute = 0] = wallOf(zone, ms).time.split(":").map(Number);
  return (hour + minute / 60) / 24;
}

export const Week = live(showWeek);
