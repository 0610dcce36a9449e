// Meetings that were held.

import { html } from "../../../vendor/htm-preact.js";
import { Choice } from "../../../meet/views/parts/field.js";
import { live } from "../../../meet/views/parts/live.js";
import { SPANS } from "../../state/past.js";
import { wallOf } from "../../state/zone_time.js";
import { counted, words } from "../../words.js";
import { Empty, Loading, ProblemNote } from "../parts/problem.js";
import { Days } from "./days.js";
import { SearchLine } from "./search.js";

/** @param {{ portal: import("../../state/portal.js").Portal, model: import("../../state/past.js").Past }} props */
function showPast({ portal, model }) {
  const text = words();
  const { load } = model;
  const nowMs = portal.world.clock.now();
  return html`<section class="sheet">
    <header class="sheet-head"><h1 tabindex="-1">${text.past}</h1></header>
    <${SearchLine} value=${model.search.value} onInput=${model.setSearch} mayAll=${model.mayAll.value} isAll=${model.isAll.value} onAll=${model.setAll}>
      <${Choice} label=${text.span} value=${String(model.span.value)} options=${SPANS.map((days) => ({ value: String(days), label: counted("lastDays", days) }))}
        onPick=${(/** @type {string} */ days) => model.setSpan(Number(days))} />
    </${SearchLine}>
    <${ProblemNote} problem=${load.problem.value} onAgain=${model.again} />
    ${load.value.value === null && !load.problem.value && html`<${Loading} />`}
    <${Days} days=${model.days.value} zones=${portal.zones} nowMs=${nowMs} today=${wallOf(portal.zones.own, nowMs).date} />
    ${model.hasMore.value && html`<p class="more"><button type="button" class="button quiet" onClick=${model.more}>${text.showOlder}</button></p>`}
    ${model.isEmpty.value && html`<${Empty} sign="past" title=${model.search.value ? text.nothingFound : text.noPast} text=${model.search.value ? undefined : text.noPastText} />`}
  </section>`;
}

export const PastPage = live(showPast);
