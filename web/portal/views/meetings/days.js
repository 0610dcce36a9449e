// Rows of meetings below the days they are on.

import { html } from "../../../vendor/htm-preact.js";
import { dayTitle, shortDay } from "../parts/when.js";
import { Row } from "./row.js";

/**
 * @param {object} props
 * @param {readonly { date: string, entries: import("../../state/agenda.js").Entry[] }[]} props.days
 * @param {import("../../state/zones.js").Zones} props.zones
 * @param {number} props.nowMs
 * @param {string} props.today
 */
export function Days({ days, zones, nowMs, today }) {
  return days.map(
    ({ date, entries }) => html`<section key=${date} class="day" aria-labelledby=${`day-${date}`}>
      <h2 id=${`day-${date}`} class="day-title ${date === today ? "is-today" : ""}">${dayTitle(date, today)} <span>${shortDay(date, today)}</span></h2>
      <ul class="rows">${entries.map((entry) => html`<${Row} key=${entry.key} entry=${entry} zones=${zones} nowMs=${nowMs} />`)}</ul>
    </section>`,
  );
}
