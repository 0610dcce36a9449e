// The calendar: a month or a week. On a phone a month has dots, and the chosen day's meetings below it.

import { html } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { words } from "../../words.js";
import { Segments } from "../parts/entry_field.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { longDay, monthTitle } from "../parts/when.js";
import { Row } from "../meetings/row.js";
import { Month } from "./month.js";
import { Week } from "./week.js";

/** @param {{ portal: import("../../state/portal.js").Portal, model: import("../../state/calendar.js").Calendar }} props */
function showCalendar({ portal, model }) {
  const text = words();
  const view = model.view.value;
  const date = model.date.value;
  const ofDay = model.on(date);
  const nowMs = portal.world.clock.now();
  return html`<section class="sheet is-wide">
    <header class="sheet-head calendar-head">
      <h1 tabindex="-1">${monthTitle(date)}</h1>
      <div class="calendar-steps">
        <button type="button" class="icon-button" aria-label=${text.earlier} title=${text.earlier} onClick=${() => model.step(-1)}>${icon("left")}</button>
        <button type="button" class="button quiet small" onClick=${model.toToday}>${text.today}</button>
        <button type="button" class="icon-button" aria-label=${text.later} title=${text.later} onClick=${() => model.step(1)}>${icon("right")}</button>
      </div>
      <${Segments} class="is-small" label=${text.view} hidesLabel=${true} value=${view}
        options=${[{ value: "month", label: text.month }, { value: "week", label: text.week }]} onPick=${model.setView} />
    </header>
    <${ProblemNote} problem=${model.load.problem.value} onAgain=${model.again} />
    ${view === "month" ? html`<${Month} model=${model} zones=${portal.zones} />` : html`<${Week} model=${model} zones=${portal.zones} nowMs=${nowMs} />`}
    <section class="day calendar-day ${view === "week" ? "is-week" : ""}" aria-labelledby="calendar-day">
      <h2 id="calendar-day" class="day-title ${date === model.today ? "is-today" : ""}">${longDay(date)}</h2>
      ${ofDay.length > 0
        ? html`<ul class="rows">${ofDay.map((entry) => html`<${Row} key=${entry.key} entry=${entry} zones=${portal.zones} nowMs=${nowMs} />`)}</ul>`
        : model.load.isLoading.value ? html`<${Loading} />` : html`<p class="quiet-text">${text.freeDay}</p>`}
    </section>
  </section>`;
}

export const CalendarPage = live(showCalendar);
