// The page of a meeting that was held: attendance and what was done in it.

import { html } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { csv } from "../../state/csv.js";
import { attendance } from "../../state/record_page.js";
import { fragmentOf } from "../../state/route.js";
import { wallOf } from "../../state/zone_time.js";
import { counted, words } from "../../words.js";
import { download } from "../parts/download.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { clock, lengthText, longDay, moment, span } from "../parts/when.js";

/** @typedef {import("../../state/record_page.js").RecordPage} Model */
/** @typedef {import("../../state/model.js").Meeting} Meeting */

/** @param {{ portal: import("../../state/portal.js").Portal, model: Model }} props */
function showRecord({ model }) {
  const text = words();
  const meeting = model.meeting.value;
  const zone = model.ownZone;
  return html`<section class="sheet">
    <header class="sheet-head">
      <a class="back" href=${fragmentOf({ name: "past" })}>${icon("left")}${text.past}</a>
      <h1 tabindex="-1">${meeting?.subject ?? text.record}</h1>
      ${meeting && html`<div class="when">
        <p class="when-line"><b>${longDay(wallOf(zone, meeting.startMs).date)}</b>, ${span(meeting.startMs, meeting.endMs, zone)} <span class="quiet-text">· ${lengthText(Math.max(1, (meeting.endMs - meeting.startMs) / 60_000))}</span></p>
        <p class="fact">${icon("crown")}${fill(text.bookedBy, { name: meeting.scheduler.name })}</p>
        ${model.recording.value !== null && html`<p><a class="button small" href=${model.recording.value} target="_blank" rel="noopener">${icon("record")}${text.watchRecording}</a></p>`}
      </div>`}
    </header>
    <${ProblemNote} problem=${model.load.problem.value} onAgain=${model.again} />
    ${meeting === null && !model.load.problem.value && html`<${Loading} />`}
    ${meeting && html`<div class="meeting-parts is-stacked"><${Attendance} model=${model} meeting=${meeting} /><${Deeds} model=${model} meeting=${meeting} /></div>`}
  </section>`;
}

/** @param {Meeting} meeting @param {string} what */
function fileName(meeting, what) {
  return `${meeting.subject} ${new Date(meeting.startMs).toISOString().slice(0, 10)} ${what}.csv`;
}

/** A time that spreadsheets understand and that sorts. @param {number | null} ms @param {string} zone */
function sheetTime(ms, zone) {
  if (ms === null) return "";
  const { date, time } = wallOf(zone, ms);
  return `${date} ${time}`;
}

/** @param {{ model: Model, meeting: Meeting }} props */
function showAttendance({ model, meeting }) {
  const text = words();
  const stays = model.stays.value.value;
  const zone = model.ownZone;
  const people = attendance(stays ?? [], meeting.endMs);
  const save = () => {
    const head = [text.name, text.number, text.department, text.device, text.media, text.came, text.left, text.lengthInMinutes];
    const rows = (stays ?? []).map((one) => [
      one.name, one.number, one.department, one.device, one.media, sheetTime(one.joinedMs, zone), sheetTime(one.leftMs, zone),
      Math.round(Math.max(0, (one.leftMs ?? meeting.endMs) - (one.joinedMs ?? meeting.endMs)) / 60_000),
    ]);
    download(fileName(meeting, text.attendance), "text/csv", csv([head, ...rows]));
  };
  return html`<section class="panel-card" aria-labelledby="attendance">
    <header class="card-head"><h2 id="attendance">${text.attendance} ${stays && html`<span class="count">${people.length}</span>`}</h2>
      ${people.length > 0 && html`<button type="button" class="button quiet small" onClick=${save}>${icon("download")}CSV<span class="unseen">: ${text.attendance}</span></button>`}</header>
    <${ProblemNote} problem=${model.stays.problem.value} onAgain=${model.again} />
    ${stays === null ? !model.stays.problem.value && html`<${Loading} />` : people.length === 0 ? html`<p class="quiet-text">${text.nobodyCame}</p>` : html`
      <div class="table-scroll" tabindex="0" role="group" aria-labelledby="attendance"><table class="table">
        <thead><tr><th scope="col">${text.name}</th><th scope="col">${text.came}</th><th scope="col">${text.left}</th><th scope="col">${text.length}</th><th scope="col">${text.device}</th></tr></thead>
        <tbody>${people.map((one) => html`<tr key=${`${one.number} ${one.name}`}>
          <th scope="row">${one.name}${one.stays.length > 1 && html`<small>${counted("stayCount", one.stays.length)}</small>`}</th>
          <td>${timeText(one.stays[0]?.joinedMs ?? null, zone)}</td><td>${timeText(one.stays.at(-1)?.leftMs ?? null, zone)}</td>
          <td>${lengthText(Math.round(one.totalMs / 60_000))}</td><td>${[...new Set(one.stays.map(({ device }) => device))].filter(Boolean).join(", ")}</td>
        </tr>`)}</tbody>
      </table></div>`}
  </section>`;
}

/** @param {number | null} ms @param {string} zone */
const timeText = (ms, zone) => (ms === null ? "–" : clock(ms, zone));

/** @param {{ model: Model, meeting: Meeting }} props */
function showDeeds({ model, meeting }) {
  const text = words();
  const deeds = model.deeds.value.value;
  const zone = model.ownZone;
  const save = () => {
    const head = [text.time, text.who, text.source, text.what, text.toWhom, text.result, text.detail];
    const rows = (deeds ?? []).map((one) => [sheetTime(one.atMs, zone), one.by, one.source, one.what, one.to, one.result, one.detail]);
    download(fileName(meeting, text.deeds), "text/csv", csv([head, ...rows]));
  };
  return html`<section class="panel-card" aria-labelledby="deeds">
    <header class="card-head"><h2 id="deeds">${text.deeds} ${deeds && html`<span class="count">${deeds.length}</span>`}</h2>
      ${deeds !== null && deeds.length > 0 && html`<button type="button" class="button quiet small" onClick=${save}>${icon("download")}CSV<span class="unseen">: ${text.deeds}</span></button>`}</header>
    <${ProblemNote} problem=${model.deeds.problem.value} onAgain=${model.again} />
    ${deeds === null ? !model.deeds.problem.value && html`<${Loading} />` : deeds.length === 0 ? html`<p class="quiet-text">${text.noDeeds}</p>` : html`
      <div class="table-scroll" tabindex="0" role="group" aria-labelledby="deeds"><table class="table">
        <thead><tr><th scope="col">${text.time}</th><th scope="col">${text.who}</th><th scope="col">${text.what}</th><th scope="col">${text.toWhom}</th><th scope="col">${text.result}</th></tr></thead>
        <tbody>${deeds.map((one, index) => html`<tr key=${index}><td>${one.atMs === null ? "–" : moment(one.atMs, zone)}</td><td>${one.by}</td><td>${one.what}${one.detail && html`<small>${one.detail}</small>`}</td><td>${one.to}</td><td>${one.result}</td></tr>`)}</tbody>
      </table></div>`}
  </section>`;
}

const Attendance = live(showAttendance);
const Deeds = live(showDeeds);
export const RecordPage = live(showRecord);
