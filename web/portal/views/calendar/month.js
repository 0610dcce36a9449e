// A month as a table of days. One day is chosen; arrow keys go from day to day.

import { html } from "../../../vendor/htm-preact.js";
import { fragmentOf } from "../../state/route.js";
import { addDays, weekdayOf } from "../../state/zone_time.js";
import { live } from "../../../meet/views/parts/live.js";
import { counted } from "../../words.js";
import { clock, longDay, weekdayName } from "../parts/when.js";

/** As many as have room in a day; more are counted. */
const IN_SIGHT = 3;
const STEPS = new Map([["ArrowLeft", -1], ["ArrowRight", 1], ["ArrowUp", -7], ["ArrowDown", 7]]);

/** @param {{ model: import("../../state/calendar.js").Calendar, zones: import("../../state/zones.js").Zones }} props */
function showMonth({ model, zones }) {
  const weeks = model.weeks.value;
  const chosen = model.date.value;
  const month = chosen.slice(0, 7);
  const press = (/** @type {KeyboardEvent} */ event) => {
    const step = STEPS.get(event.key);
    if (step === undefined) return;
    event.preventDefault();
    const to = addDays(chosen, step);
    const table = /** @type {HTMLElement} */ (event.currentTarget);
    model.show(to);
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (table.querySelector(`[data-date="${to}"]`))?.focus());
  };
  return html`<table class="month" onKeyDown=${press}>
    <thead><tr>${(weeks[0] ?? []).map((date) => html`<th key=${weekdayOf(date)} scope="col" abbr=${weekdayName(weekdayOf(date), "long")}>${weekdayName(weekdayOf(date))}</th>`)}</tr></thead>
    <tbody>${weeks.map(
      (week) => html`<tr key=${week[0]}>${week.map((date) => {
        const entries = model.on(date);
        const look = `${date.slice(0, 7) === month ? "" : "is-outside"} ${date === model.today ? "is-today" : ""} ${date === chosen ? "is-chosen" : ""}`;
        return html`<td key=${date} class="month-day ${look}">
          <button type="button" class="month-number" data-date=${date} tabindex=${date === chosen ? 0 : -1} aria-pressed=${date === chosen ? "true" : "false"}
            aria-current=${date === model.today ? "date" : undefined}
            aria-label=${`${longDay(date)}${entries.length > 0 ? `, ${counted("meetingCount", entries.length)}` : ""}`} onClick=${() => model.show(date)}>
            <span>${Number(date.slice(8))}</span>${entries.length > 0 && html`<span class="month-dots" aria-hidden="true">${entries.slice(0, IN_SIGHT).map((one) => html`<i key=${one.key}></i>`)}</span>`}
          </button>
          <ul class="month-entries">
            ${entries.slice(0, IN_SIGHT).map((entry) => html`<li key=${entry.key}><${Chip} entry=${entry} zones=${zones} /></li>`)}
            ${entries.length > IN_SIGHT && html`<li><button type="button" class="month-more" tabindex="-1" onClick=${() => model.show(date)}>${counted("moreMeetings", entries.length - IN_SIGHT)}</button></li>`}
          </ul>
        </td>`;
      })}</tr>`,
    )}</tbody>
  </table>`;
}

/** @param {{ entry: import("../../state/agenda.js").Entry, zones: import("../../state/zones.js").Zones }} props */
function Chip({ entry, zones }) {
  const { meeting, startMs, isRunning } = entry;
  const isOver = meeting.state === "over";
  const to = isOver && meeting.holding ? fragmentOf({ name: "record", holding: meeting.holding }) : fragmentOf({ name: "meeting", id: meeting.id });
  return html`<a class="event ${isOver ? "is-over" : ""} ${isRunning ? "is-running" : ""}" href=${to} title=${meeting.subject}><span class="event-time">${clock(startMs, zones.own)}</span> ${meeting.subject}</a>`;
}

export const Month = live(showMonth);
