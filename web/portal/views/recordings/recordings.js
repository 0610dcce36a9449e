// What was recorded: to watch, to fetch, to delete.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Dialog, Question } from "../../../meet/views/parts/dialog.js";
import { Choice } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { SPANS } from "../../state/past.js";
import { fragmentOf } from "../../state/route.js";
import { counted, words } from "../../words.js";
import { Segments } from "../parts/entry_field.js";
import { ProblemNote } from "../parts/problem.js";
import { ListSearch, Table } from "../parts/table.js";
import { lengthText, locale, moment } from "../parts/when.js";

/** @typedef {import("../../state/recordings.js").Recordings} Model */
/** @typedef {import("../../state/recordings.js").Recording} Recording */

/** What is in a file, by the API's word. @type {Record<string, import("../../words.js").Word>} */
const KINDS = { AUDIO: "fileSound", SPEAKER_VIDEO: "filePeople", SHARE_VIDEO: "fileScreen", SPEAKER_SHARE_VIDEO: "fileComposed" };

/** @param {{ model: Model }} props */
function showRecordings({ model }) {
  const [doomed, setDoomed] = useState(/** @type {Recording | null} */ (null));
  const text = words();
  const { list, ownZone } = model;
  const { days, all } = list.filter.value;
  const files = model.files.value;
  /** @type {import("../parts/table.js").Column<Recording>[]} */
  const columns = [
    { title: text.subject, isName: true, show: (one) => html`<span class="lines"><a href=${fragmentOf({ name: "record", holding: one.holding })}><b>${one.subject}</b></a><small>${one.scheduler}</small></span>` },
    { title: text.recordedAt, show: (one) => moment(one.startMs, ownZone) },
    { title: text.length, isNumber: true, show: (one) => lengthText(Math.max(1, one.seconds / 60)) },
    { title: text.fileSize, isNumber: true, show: (one) => size(one.megabytes * 1e6) },
  ];
  const ways = (/** @type {Recording} */ one) => html`<a class="button quiet small" href=${one.watch} target="_blank" rel="noopener">${icon("play")}${text.watch}<span class="unseen">: ${one.subject}</span></a> <button type="button" class="button quiet small" aria-haspopup="dialog" onClick=${() => void model.showFiles(one)}>${icon("download")}${text.fetchFiles}<span class="unseen">: ${one.subject}</span></button> <button type="button" class="button quiet small is-danger" aria-haspopup="dialog" onClick=${() => setDoomed(one)}>${icon("trash")}${text.remove}<span class="unseen">: ${one.subject}</span></button>`;
  return html`<section class="sheet is-wide">
    <header class="sheet-head"><h1 tabindex="-1">${text.recordings}</h1></header>
    <${ListSearch} list=${list} label=${text.searchHint}>
      <${Choice} label=${text.span} value=${String(days)} options=${SPANS.map((one) => ({ value: String(one), label: counted("lastDays", one) }))} onPick=${(/** @type {string} */ one) => void list.setFilter({ days: Number(one) })} />
      ${model.mayAll.value && html`<${Segments} class="is-small" label=${text.whose} hidesLabel=${true} value=${all ? "all" : "own"}
        options=${[{ value: "own", label: text.whoseOwn }, { value: "all", label: text.whoseAll }]} onPick=${(/** @type {string} */ one) => void list.setFilter({ all: one === "all" })} />`}
    </${ListSearch}>
    <${ProblemNote} problem=${model.failed.value} />
    <${Table} list=${list} label=${text.recordings} columns=${columns} nameOf=${(/** @type {Recording} */ one) => one.subject} ways=${ways} none=${{ sign: "record", title: text.noRecordings, text: text.noRecordingsText }} />
    ${doomed && html`<${Question} title=${fill(text.removeTitle, { name: doomed.subject })} text=${text.deleteRecordingText} danger=${true} yes=${text.remove} onClose=${() => setDoomed(null)} onYes=${() => void model.remove(doomed)} />`}
    ${files && html`<${Dialog} title=${files.of.subject} class="wide" onClose=${model.hideFiles}>
      <p class="dialog-text">${text.filesText}</p>
      <table class="table"><tbody>${files.rows.map((one) => html`<tr key=${one.link}>
        <th scope="row"><a href=${one.link} download>${text[KINDS[one.kind] ?? "fileComposed"]}<span class="unseen">: ${moment(one.beganMs, ownZone)}</span></a><small>${moment(one.beganMs, ownZone)} · ${lengthText(Math.max(1, one.seconds / 60))}</small></th><td class="is-number">${size(one.bytes)}</td>
      </tr>`)}</tbody></table>
    </${Dialog}>`}
  </section>`;
}

/** @param {number} bytes */
function size(bytes) {
  const [unit, by] = bytes >= 1e9 ? ["gigabyte", 1e9] : ["megabyte", 1e6];
  return new Intl.NumberFormat(locale(), { style: "unit", unit, maximumFractionDigits: bytes >= 1e9 ? 1 : 0 }).format(Math.max(bytes / by, 1));
}

export const RecordingsPage = live(showRecordings);
