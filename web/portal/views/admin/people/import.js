// Moving people in as a table: choosing the file, looking at its beginning, and what the server took
// of it and what not.

import { html, useRef } from "../../../../vendor/htm-preact.js";
import { fill } from "../../../../meet/words.js";
import { Dialog } from "../../../../meet/views/parts/dialog.js";
import { Switch } from "../../../../meet/views/parts/field.js";
import { icon } from "../../../../meet/views/parts/icon.js";
import { live } from "../../../../meet/views/parts/live.js";
import { csv } from "../../../state/csv.js";
import { counted, words } from "../../../words.js";
import { download } from "../../parts/download.js";
import { ProblemNote } from "../../parts/problem.js";

/** @typedef {import("../../../state/admin/people.js").People} People */

/** Columns of a table, as the server names them. */
const COLUMNS = ["account", "name", "email", "phone", "department", "title", "thirdAccount", "status"];
/** Lines of a report that are shown; all of them can be saved. */
const SHOWN = 100;

/** @param {{ model: People, onClose: () => void }} props */
function showImport({ model, onClose }) {
  const text = words();
  const close = () => (model.forgetTable(), onClose());
  return html`<${Dialog} title=${text.importPeople} class="wide" onClose=${close}>
    ${model.report.value.value ? html`<${Report} model=${model} onClose=${close} />` : html`<${Choose} model=${model} onClose=${close} />`}
  </${Dialog}>`;
}

/** @param {{ model: People, onClose: () => void }} props */
function showChoose({ model, onClose }) {
  const text = words();
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const table = model.table.value;
  const isBusy = model.report.isLoading.value;
  const choose = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const [file] = currentTarget.files ?? [];
    if (file) void model.preview(file);
  };
  return html`<p class="dialog-text">${text.importText}</p>
    <p class="columns">${COLUMNS.map((one) => html`<code key=${one}>${one}</code>`)}</p>
    <div class="file-line">
      <input ref=${field} class="unseen" id="import-file" type="file" accept=".csv,text/csv" tabindex="-1" aria-label=${text.chooseFile} onChange=${choose} />
      <button type="button" class="button quiet" data-first onClick=${() => field.current?.click()}>${icon("upload")}${text.chooseFile}</button>
      <button type="button" class="link-button" onClick=${() => download(`${text.admin_people}.csv`, "text/csv", csv([COLUMNS]))}>${text.importSample}</button>
    </div>
    ${model.isTooLong.value && html`<p class="note note-error" role="alert">${icon("warning")}<span>${text.importTooLong}</span></p>`}
    ${table && html`<p role="status"><b>${table.name}</b> · ${counted("rowCount", table.count)}</p>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${text.preview}><table class="table is-preview">
        <thead><tr>${table.head.map((one, at) => html`<th scope="col" key=${at}>${one}</th>`)}</tr></thead>
        <tbody>${table.rows.map((row, at) => html`<tr key=${at}>${table.head.map((_, cell) => html`<td key=${cell}>${row[cell] ?? ""}</td>`)}</tr>`)}</tbody>
      </table></div>
      ${table.count > table.rows.length && html`<p class="quiet-text">${fill(text.previewMore, { count: table.count - table.rows.length })}</p>`}`}
    ${table && html`<${Switch} label=${text.tellThem} text=${text.tellThemText} on=${model.areTold.value} onTurn=${(/** @type {boolean} */ on) => void (model.areTold.value = on)} />`}
    <${ProblemNote} problem=${model.report.problem.value} />
    <div class="dialog-ends"><button type="button" class="button quiet" onClick=${onClose}>${text.cancel}</button>
      <button type="button" class="button" disabled=${!table || table.count === 0} aria-busy=${isBusy ? "true" : "false"} onClick=${() => void model.send()}>${isBusy ? text.importing : text.importPeople}</button></div>`;
}

/** @param {{ model: People, onClose: () => void }} props */
function showReport({ model, onClose }) {
  const text = words();
  const report = model.report.value.value;
  if (report === null) return null;
  const { added, refused } = report;
  const save = () => download(`${text.refusedLines}.csv`, "text/csv", csv([["line", "account", "reason"], ...refused.map((one) => [one.line, one.account, one.reason])]));
  return html`<div class="report" role="status">
      <p class="report-figure is-good">${icon("check")}<b>${added}</b><span>${text.importAdded}</span></p>
      <p class="report-figure ${refused.length > 0 ? "is-bad" : ""}">${icon(refused.length > 0 ? "warning" : "check")}<b>${refused.length}</b><span>${text.importRefused}</span></p>
    </div>
    ${refused.length > 0 && html`<div class="table-scroll is-tall" tabindex="0" role="region" aria-label=${text.refusedLines}><table class="table refused">
      <thead><tr><th scope="col">${text.lineNumber}</th><th scope="col">${text.account}</th><th scope="col">${text.reason}</th></tr></thead>
      <tbody>${refused.slice(0, SHOWN).map((one) => html`<tr key=${one.line}><td>${one.line}</td><td class="long-text">${one.account}</td><td>${one.reason}</td></tr>`)}</tbody>
    </table></div>
    ${refused.length > SHOWN && html`<p class="quiet-text">${fill(text.previewMore, { count: refused.length - SHOWN })}</p>`}`}
    <div class="dialog-ends">${refused.length > 0 && html`<button type="button" class="button quiet" onClick=${save}>${icon("download")}${text.saveReport}</button>`}<button type="button" class="button" onClick=${onClose}>${text.done}</button></div>`;
}

const Choose = live(showChoose);
const Report = live(showReport);
export const ImportPeople = live(showImport);
