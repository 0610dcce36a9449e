// One corporation as its provider sees it: what is known of it, what it may use, and its end.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Dialog, Question } from "../../../meet/views/parts/dialog.js";
import { Choice } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { Menu } from "../../../meet/views/parts/menu.js";
import { fragmentOf } from "../../state/route.js";
import { addMonths, msAt, wallOf } from "../../state/zone_time.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { Table } from "../parts/table.js";
import { TenantFields, tenantDraft } from "./corporations.js";
import { RESOURCE_TYPES, orderColumns, typeName } from "./limits.js";

/** @typedef {import("../../state/admin/corporations.js").CorporationPage} Model */
/** @typedef {import("../../state/directory.js").Order} Order */
/** @typedef {import("../../state/directory.js").TenantDraft} TenantDraft */

/** Sizes of cloud rooms, by how many they hold: the vendor's packages. */
const PACKAGES = [
  { value: "ff808081699b56d40169c410d5080179", size: 10 },
  { value: "ff808081699b56d40169c4111fe5017a", size: 25 },
  { value: "ff808081699b56cb0169c411a0980152", size: 50 },
  { value: "ff808081699b56cb0169c41167850151", size: 100 },
  { value: "ff808081699b56d40169c410913d0178", size: 200 },
  { value: "ff8080816b9ec3ab016bdff237962e83", size: 300 },
  { value: "ff8080816b9ec475016bdff37efc279f", size: 400 },
  { value: "ff8080816b9ec3ab016bdff338542e84", size: 500 },
];

/** @param {{ model: Model }} props */
function showCorporation({ model }) {
  const [isAsked, setAsked] = useState(false);
  const text = words();
  const tenant = model.tenant.value;
  return html`<a class="back" href=${fragmentOf({ name: "admin", part: "corporations" })}>${icon("left")}${text.admin_corporations}</a>
    <${ProblemNote} problem=${model.load.problem.value} onAgain=${model.again} />
    ${tenant === null ? !model.load.problem.value && html`<${Loading} />` : html`
      <header class="person-head"><span class="who-sign">${icon("building")}</span><div><h2>${tenant.name}</h2><p class="quiet-text number">${tenant.id}</p></div></header>
      <${ProblemNote} problem=${model.failed.value} />
      <${Basics} key=${JSON.stringify(tenant)} model=${model} tenant=${tenant} />
      <${Resources} model=${model} />
      <section class="panel-card" aria-labelledby="ending"><h3 id="ending">${text.leaving}</h3><div class="choice-row"><div><b>${text.deleteCorporation}</b><p class="quiet-text">${text.deleteCorporationText}</p></div>
        <button type="button" class="button quiet small is-danger" onClick=${() => setAsked(true)}>${icon("trash")}${text.deleteCorporation}</button></div></section>
      ${isAsked && html`<${Question} title=${fill(text.removeTitle, { name: tenant.name })} text=${text.deleteCorporationText} danger=${true} yes=${text.deleteCorporation} onClose=${() => setAsked(false)} onYes=${() => void model.remove()} />`}`}`;
}

/** @param {{ model: Model, tenant: import("../../state/directory.js").Tenant }} props */
function showBasics({ model, tenant }) {
  const [draft, setDraft] = useState(tenantDraft(tenant));
  const text = words();
  const isChanged = JSON.stringify(draft) !== JSON.stringify(tenantDraft(tenant));
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (draft.name.trim() !== "") void model.save(draft);
  };
  return html`<form class="panel-card" onSubmit=${send} noValidate aria-label=${text.profile}>
    <${TenantFields} draft=${draft} isNew=${false} onChange=${(/** @type {Partial<TenantDraft>} */ changed) => setDraft({ ...draft, ...changed })} />
    <p class="form-ends"><button type="submit" class="button" disabled=${!isChanged || draft.name.trim() === ""} aria-busy=${model.isBusy.value ? "true" : "false"}>${text.save}</button></p>
  </form>`;
}

/** @param {{ model: Model }} props */
function showResources({ model }) {
  const [asked, setAsked] = useState(/** @type {{ what: "give" } | { what: "prolong" | "take", one: Order } | null} */ (null));
  const text = words();
  const close = () => setAsked(null);
  const ways = (/** @type {Order} */ one) => one.mayChange && html`<${Menu} label=${fill(text.orderMenu, { name: typeName(one.type) })} class="icon-button" items=${() => [
    { label: text.prolongOrder, icon: "clock", onPick: () => setAsked({ what: "prolong", one }) },
    { label: one.status === "disabled" ? text.enable : text.disable, icon: one.status === "disabled" ? "check" : "lock", onPick: () => void model.stop(one, one.status !== "disabled") },
    { label: text.remove, icon: "trash", danger: true, onPick: () => setAsked({ what: "take", one }) },
  ]}>${icon("more")}</${Menu}>`;
  return html`<section class="panel-card" aria-labelledby="resources"><header class="card-head"><h3 id="resources">${text.resources}</h3><button type="button" class="button small" aria-haspopup="dialog" onClick=${() => setAsked({ what: "give" })}>${icon("plus")}${text.giveResource}</button></header>
    <${Table} list=${model.orders} label=${text.resources} columns=${orderColumns(model.zone)} nameOf=${(/** @type {Order} */ one) => typeName(one.type)} ways=${ways} none=${{ sign: "gauge", title: text.noOrders, text: text.noResourcesText }} />
    ${asked?.what === "give" && html`<${OrderDialog} model=${model} order=${null} onClose=${close} />`}
    ${asked?.what === "prolong" && html`<${OrderDialog} model=${model} order=${asked.one} onClose=${close} />`}
    ${asked?.what === "take" && html`<${Question} title=${fill(text.removeTitle, { name: typeName(asked.one.type) })} text=${text.takeResourceText} danger=${true} yes=${text.remove} onClose=${close} onYes=${() => void model.take(asked.one)} />`}
  </section>`;
}

/** Something new, or until when something known is good. @param {{ model: Model, order: Order | null, onClose: () => void }} props */
function showOrder({ model, order, onClose }) {
  const text = words();
  const today = wallOf(model.zone, Date.now()).date;
  const [type, setType] = useState(order?.type ?? "CONF_CALL");
  const [typeId, setTypeId] = useState(PACKAGES[0]?.value ?? "");
  const [count, setCount] = useState(String(order?.count ?? 10));
  const [until, setUntil] = useState(order?.expiresAtMs ? wallOf(model.zone, order.expiresAtMs).date : addMonths(today, 12));
  const expiresAtMs = msAt(model.zone, until, "23:59");
  const isReady = expiresAtMs !== null && until >= today && /^\d{1,9}$/.test(count) && Number(count) > 0;
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!isReady || expiresAtMs === null) return;
    if (await (order ? model.prolong(order, expiresAtMs) : model.give({ type, typeId: type === "VMR" ? typeId : "", count: Number(count), expiresAtMs }))) onClose();
  };
  return html`<${Dialog} title=${order ? typeName(order.type) : text.giveResource} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      ${order === null && html`<${Choice} label=${text.kind} value=${type} options=${RESOURCE_TYPES.map((one) => ({ value: one, label: typeName(one) }))} onPick=${setType} />
        ${type === "VMR" && html`<${Choice} label=${text.roomSize} value=${typeId} options=${PACKAGES.map(({ value, size }) => ({ value, label: String(size) }))} onPick=${setTypeId} />`}
        <${Line} type="number" label=${text.orderCount} name="count" value=${count} min=${1} first=${true} onInput=${setCount} />`}
      <${Line} type="date" label=${text.expires} name="until" value=${until} min=${today} first=${order !== null} onInput=${setUntil} />
      <${ProblemNote} problem=${model.failed.value} />
      <div class="dialog-ends"><button type="button" class="button quiet" onClick=${onClose}>${text.cancel}</button><button type="submit" class="button" disabled=${!isReady}>${order ? text.save : text.giveResource}</button></div>
    </form>
  </${Dialog}>`;
}

const Basics = live(showBasics);
const Resources = live(showResources);
const OrderDialog = live(showOrder);
export const CorporationPart = live(showCorporation);
