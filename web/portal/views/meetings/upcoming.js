// Meetings to come: the running ones, then day by day.

import { html } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { fragmentOf } from "../../state/route.js";
import { wallOf } from "../../state/zone_time.js";
import { counted, words } from "../../words.js";
import { Empty, Loading, ProblemNote } from "../parts/problem.js";
import { Days } from "./days.js";
import { Row } from "./row.js";
import { SearchLine } from "./search.js";

/** @param {{ portal: import("../../state/portal.js").Portal, model: import("../../state/upcoming.js").Upcoming }} props */
function showUpcoming({ portal, model }) {
  const text = words();
  const { load, nowMs } = model;
  const running = model.running.value;
  const hidden = model.hidden.value;
  return html`<section class="sheet">
    <header class="sheet-head"><h1 tabindex="-1">${text.meetings}</h1></header>
    <${SearchLine} value=${model.search.value} onInput=${model.setSearch} mayAll=${model.mayAll.value} isAll=${model.isAll.value} onAll=${model.setAll} />
    <${ProblemNote} problem=${load.problem.value} onAgain=${model.again} />
    ${load.value.value === null && !load.problem.value && html`<${Loading} />`}
    ${running.length > 0 && html`<section class="day running-now" aria-labelledby="running-now">
      <h2 id="running-now" class="day-title">${text.runningNow}</h2>
      <ul class="rows">${running.map((entry) => html`<${Row} key=${entry.key} entry=${entry} zones=${portal.zones} nowMs=${nowMs.value} />`)}</ul>
    </section>`}
    <${Days} days=${model.days.value} zones=${portal.zones} nowMs=${nowMs.value} today=${wallOf(portal.zones.own, nowMs.value).date} />
    ${hidden > 0 && html`<p class="more"><button type="button" class="button quiet" onClick=${model.more}>${counted("showMore", hidden)}</button></p>`}
    ${model.isEmpty.value && (model.search.value
      ? html`<${Empty} sign="search" title=${text.nothingFound} />`
      : html`<${Empty} sign="calendar" title=${text.noMeetings} text=${text.noMeetingsText}>
          <a class="button" href=${fragmentOf({ name: "book" })}>${icon("plus")}${text.book}</a></${Empty}>`)}
  </section>`;
}

export const UpcomingPage = live(showUpcoming);
