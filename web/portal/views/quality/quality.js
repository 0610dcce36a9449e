// How good people's lines were: the part of the administration, as far as one has gone into it.

import { html } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { MEDIA } from "../../state/quality.js";
import { fragmentOf } from "../../state/route.js";
import { words } from "../../words.js";
import { Segments } from "../parts/entry_field.js";
import { Empty, Loading, ProblemNote } from "../parts/problem.js";
import { clock, moment, span } from "../parts/when.js";
import { PlotCard } from "./plot.js";
import { ThresholdsForm } from "./thresholds.js";

/** @typedef {import("../../state/quality.js").Quality} Quality */
/** @typedef {import("../../state/model.js").QualityMedium} QualityMedium */
/** @typedef {import("../../state/model.js").QualityKind} QualityKind */

/** @type {readonly QualityKind[]} */
const KINDS = ["online", "history"];

/** @param {string[]} where */
const to = (...where) => fragmentOf({ name: "admin", part: "quality", where });

/** @param {{ model: import("../../state/admin.js").Admin }} props */
function showQuality({ model: { quality } }) {
  if (quality === null) return null;
  if (quality.participant !== null) return html`<${Person} model=${quality} />`;
  if (quality.holding !== null) return html`<${People} model=${quality} />`;
  return html`<${Meetings} model=${quality} /><${ThresholdsForm} model=${quality} />`;
}

/** @param {{ model: Quality }} props */
function showMeetings({ model }) {
  const text = words();
  const found = model.meetings.value.value;
  return html`<h2 id="quality">${text.admin_quality}</h2>
    <p class="quiet-text">${text.qualityText}</p>
    <nav class="quality-kinds" aria-label=${text.state}>${KINDS.map((kind) => html`<a key=${kind} class="button small ${kind === model.kind ? "" : "quiet"}" href=${to(kind)} aria-current=${kind === model.kind ? "page" : undefined}>${text[`quality_${kind}`]}</a>`)}</nav>
    <${ProblemNote} problem=${model.meetings.problem.value} onAgain=${model.again} />
    ${found === null ? !model.meetings.problem.value && html`<${Loading} />` : found.rows.length === 0 ? html`<${Empty} sign="eye" title=${text.noQualityMeetings} />` : html`
      <ul class="jobs" aria-labelledby="quality">${found.rows.map((one) => html`<li key=${one.holding} class="quality-row">
        <div class="job-what"><a class="quality-link" href=${to(model.kind, one.holding)}>${one.subject}</a>
          <p class="quiet-text">${moment(one.startMs, model.ownZone)} · ${one.scheduler}</p></div>
        <span class="fact" title=${text.stays}>${icon("people")}${one.people}<span class="unseen"> ${text.stays}</span></span>
        <${AlarmChip} alarms=${one.alarms} isMeasured=${true} />
      </li>`)}</ul>`}
    ${model.hasMore.value && html`<p class="more"><button type="button" class="button quiet" onClick=${model.more}>${text.showOlder}</button></p>`}`;
}

/** @param {{ model: Quality }} props */
function showPeople({ model }) {
  const text = words();
  const people = model.people.value.value;
  return html`<a class="back" href=${to(model.kind)}>${icon("left")}${text[`quality_${model.kind}`]}</a>
    <h2 id="stays">${text.stays}${people && html` <span class="count">${people.length}</span>`}</h2>
    <${ProblemNote} problem=${model.people.problem.value} onAgain=${model.again} />
    ${people === null ? !model.people.problem.value && html`<${Loading} />` : people.length === 0 ? html`<${Empty} sign="people" title=${text.nobodyMeasured} />` : html`
      <ul class="jobs" aria-labelledby="stays">${people.map((one) => html`<li key=${`${one.participant} ${one.joinedMs}`} class="quality-row">
        <div class="job-what">${one.isMeasured ? html`<a class="quality-link" href=${to(model.kind, model.holding ?? "", one.participant)}>${one.name}</a>` : html`<b>${one.name}</b>`}
          <p class="quiet-text">${one.joinedMs === null ? "–" : one.leftMs === null ? clock(one.joinedMs, model.ownZone) : span(one.joinedMs, one.leftMs, model.ownZone)} · ${one.device}</p></div>
        <${AlarmChip} alarms=${one.alarms} isMeasured=${one.isMeasured} />
      </li>`)}</ul>`}`;
}

/** @param {{ model: Quality }} props */
function showPerson({ model }) {
  const text = words();
  const found = model.series.value.value;
  return html`<a class="back" href=${to(model.kind, model.holding ?? "")}>${icon("left")}${text.stays}</a>
    <h2>${found?.person.name ?? text.line}</h2>
    <${Segments} label=${text.medium} value=${model.medium.value} options=${MEDIA.map((one) => ({ value: one, label: text[`medium_${one}`] }))} onPick=${model.setMedium} />
    <${ProblemNote} problem=${model.series.problem.value} onAgain=${model.again} />
    ${found === null ? !model.series.problem.value && html`<${Loading} />` : html`<div class="plots">${found.series.map((one) => html`<${PlotCard} key=${one.name} series=${one} zone=${model.ownZone} />`)}</div>`}`;
}

/** @param {{ alarms: QualityMedium[], isMeasured: boolean }} props */
function AlarmChip({ alarms, isMeasured }) {
  const text = words();
  if (!isMeasured) return html`<span class="chip">${text.notMeasured}</span>`;
  if (alarms.length === 0) return html`<span class="chip is-good">${icon("check")}${text.noAlarms}</span>`;
  const media = alarms.map((one) => text[`medium_${one}`]).join(", ");
  return html`<span class="chip is-bad">${icon("warning")}${fill(text.alarmsOf, { media })}</span>`;
}

const Meetings = live(showMeetings);
const People = live(showPeople);
const Person = live(showPerson);
export const QualityPart = live(showQuality);
