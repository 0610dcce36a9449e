// Who changed what, when and from where.

import { html } from "../../../vendor/htm-preact.js";
import { live } from "../../../meet/views/parts/live.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { ListSearch, Table } from "../parts/table.js";
import { moment } from "../parts/when.js";

/** @typedef {import("../../state/directory.js").AuditEntry} AuditEntry */

/** @param {{ model: import("../../state/admin/audit.js").Audit }} props */
function showAudit({ model }) {
  const text = words();
  const { list, zone } = model;
  const { from, until } = list.filter.value;
  /** @type {import("../parts/table.js").Column<AuditEntry>[]} */
  const columns = [
    { title: text.auditWhat, isName: true, show: (one) => html`<span class="lines"><b>${deed(one.operation)}</b>${one.object && html`<small>${one.object}</small>`}</span>` },
    { title: text.auditWho, show: (one) => html`<span class="lines"><span>${one.name}</span>${one.account !== one.name && html`<small>${one.account}</small>`}</span>` },
    { title: text.auditWhen, show: (one) => moment(one.atMs, zone) },
    { title: text.auditFrom, show: (one) => html`<span class="number">${one.address}</span>` },
  ];
  const ways = (/** @type {AuditEntry} */ one) => one.detail.length > 0 && html`<details class="audit-detail"><summary>${text.auditDetail}<span class="unseen">: ${deed(one.operation)}</span></summary><dl>${one.detail.map(({ name, value }) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></details>`;
  return html`<h2>${text.admin_audit}</h2>
    <p class="quiet-text">${text.auditText}</p>
    <${ListSearch} list=${list} label=${text.searchAudit} />
    <div class="filter-line is-dates">
      <${Line} type="date" label=${text.auditSince} name="from" value=${from} onInput=${(/** @type {string} */ day) => void list.setFilter({ from: day })} />
      <${Line} type="date" label=${text.auditUntil} name="until" value=${until} onInput=${(/** @type {string} */ day) => void list.setFilter({ until: day })} />
    </div>
    <${Table} list=${list} label=${text.admin_audit} columns=${columns} nameOf=${(/** @type {AuditEntry} */ one) => deed(one.operation)} ways=${ways} none=${{ sign: "shield", title: text.noAudit }} />`;
}

/** What is done by an operation, in words; one that is new here by its own name. @param {string} operation */
function deed(operation) {
  const known = /** @type {Record<string, string>} */ (words())[`deed_${operation}`];
  return known ?? operation.replaceAll("_", " ");
}

export const AuditPart = live(showAudit);
