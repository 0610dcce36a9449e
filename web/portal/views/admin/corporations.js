// The corporations of a service provider.

import { html, useState } from "../../../vendor/htm-preact.js";
import { Dialog } from "../../../meet/views/parts/dialog.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { fragmentOf } from "../../state/route.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { ProblemNote } from "../parts/problem.js";
import { ListSearch, Table } from "../parts/table.js";

/** @typedef {import("../../state/admin/corporations.js").Corporations} Model */
/** @typedef {import("../../state/directory.js").Tenant} Tenant */
/** @typedef {import("../../state/directory.js").TenantDraft} TenantDraft */

/** @param {Tenant} [one] @returns {TenantDraft} */
export function tenantDraft(one) {
  return {
    name: one?.name ?? "", email: one?.email ?? "", phone: one?.phone ?? "", address: one?.address ?? "", note: one?.note ?? "",
    adminAccount: one?.admin.account ?? "", adminName: one?.admin.name ?? "", adminEmail: one?.admin.email ?? "", adminPassword: "",
  };
}

/** @param {{ model: Model }} props */
function showCorporations({ model }) {
  const [isAdding, setAdding] = useState(false);
  const text = words();
  const { list } = model;
  const close = () => (model.forget(), setAdding(false));
  /** @type {import("../parts/table.js").Column<Tenant>[]} */
  const columns = [
    { title: text.name, isName: true, show: (one) => html`<a class="who" href=${fragmentOf({ name: "admin", part: "corporations", where: [one.id] })}><span class="who-sign">${icon("building")}</span><span><b>${one.name}</b>${one.note && html`<small>${one.note}</small>`}</span></a>` },
    { title: text.firstAdmin, show: (one) => html`<span class="lines"><span>${one.admin.name || one.admin.account}</span>${one.admin.name && html`<small>${one.admin.account}</small>`}</span>` },
    { title: text.contact, show: (one) => html`<span class="lines"><span>${one.email || one.admin.email}</span>${one.phone && html`<small>${one.phone}</small>`}</span>` },
  ];
  return html`<header class="card-head"><h2>${text.admin_corporations}</h2><button type="button" class="button small" aria-haspopup="dialog" onClick=${() => setAdding(true)}>${icon("plus")}${text.addCorporation}</button></header>
    <p class="quiet-text">${text.corporationsText}</p>
    <${ListSearch} list=${list} label=${text.searchCorporations} />
    <${Table} list=${list} label=${text.admin_corporations} columns=${columns} nameOf=${(/** @type {Tenant} */ one) => one.name} none=${{ sign: "building", title: text.noCorporations }} />
    ${isAdding && html`<${AddCorporation} model=${model} onClose=${close} />`}`;
}

/** What is filled in about a corporation. @param {{ draft: TenantDraft, onChange: (changed: Partial<TenantDraft>) => void, isNew: boolean }} props */
export function TenantFields({ draft, onChange, isNew }) {
  const text = words();
  const line = (/** @type {keyof TenantDraft} */ name, /** @type {string} */ label, more = {}) => html`<${Line} key=${name} name=${name} label=${label} value=${draft[name]} maxlength=${96} ...${more} onInput=${(/** @type {string} */ value) => onChange({ [name]: value })} />`;
  return html`${line("name", text.name, { first: isNew })}
    <div class="fields-line is-paired">${line("email", text.email, { inputmode: "email", maxlength: 255 })}${line("phone", text.phone)}</div>
    <div class="fields-line is-paired">${line("address", text.postalAddress)}${line("note", text.description)}</div>
    <h3>${text.firstAdmin}</h3>
    <div class="fields-line is-paired">${isNew ? line("adminAccount", text.account) : ""}${line("adminName", text.fullName)}${line("adminEmail", text.email, { inputmode: "email", maxlength: 255 })}
      ${isNew && html`<${TextField} label=${text.password} type="password" value=${draft.adminPassword} autocomplete="new-password" maxlength=${32} onInput=${(/** @type {string} */ value) => onChange({ adminPassword: value })} />`}</div>`;
}

/** @param {{ model: Model, onClose: () => void }} props */
function showAdd({ model, onClose }) {
  const [draft, setDraft] = useState(tenantDraft());
  const text = words();
  const isReady = [draft.name, draft.adminAccount, draft.adminName, draft.adminPassword].every((one) => one.trim() !== "");
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (isReady && (await model.add(draft))) onClose();
  };
  return html`<${Dialog} title=${text.addCorporation} class="wide" onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      <${TenantFields} draft=${draft} isNew=${true} onChange=${(/** @type {Partial<TenantDraft>} */ changed) => setDraft({ ...draft, ...changed })} />
      <${ProblemNote} problem=${model.failed.value} />
      <div class="dialog-ends"><button type="button" class="button quiet" onClick=${onClose}>${text.cancel}</button><button type="submit" class="button" disabled=${!isReady} aria-busy=${model.isBusy.value ? "true" : "false"}>${text.addCorporation}</button></div>
    </form>
  </${Dialog}>`;
}

const AddCorporation = live(showAdd);
export const CorporationsPart = live(showCorporations);
