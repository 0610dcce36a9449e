// What the corporation may use, how much of it is used, and until when.

import { html } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { live } from "../../../meet/views/parts/live.js";
import { counted, words } from "../../words.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { Table } from "../parts/table.js";
import { dayText } from "./rooms.js";

/** @typedef {import("../../state/directory.js").Limit} Limit */
/** @typedef {import("../../state/directory.js").Order} Order */

/** Above this share of a limit it is worth a look. */
const NEAR = 0.8;

/** What an order is of, by the API's word. @type {Record<string, import("../../state/directory.js").LimitName>} */
const TYPES = {
  VMR: "rooms", CONF_CALL: "concurrent", HARD_1080P: "terminals1080", HARD_720P: "terminals720", SOFT: "users", ROOM: "bigScreens", LIVE: "live", RECORD: "recording",
  HARD_THIRD_PARTY: "terminalsThird", HUAWEI_VISION: "screens", IDEA_HUB: "boards",
};
export const RESOURCE_TYPES = Object.keys(TYPES);

/** @param {string} type */
export function typeName(type) {
  const what = TYPES[type];
  return what ? words()[`limit_${what}`] : type;
}

/** @param {{ model: import("../../state/admin/limits.js").Limits, zone: string }} props */
function showLimits({ model, zone }) {
  const text = words();
  const { value, problem } = model.load;
  return html`<h2>${text.admin_limits}</h2>
    <p class="quiet-text">${text.limitsText}</p>
    <${ProblemNote} problem=${problem.value} onAgain=${model.again} />
    ${value.value === null ? !problem.value && html`<${Loading} />` : html`<ul class="limits">${value.value.map((one) => html`<${Bar} key=${one.what} limit=${one} />`)}</ul>`}
    <h3>${text.orders}</h3>
    <${Table} list=${model.orders} label=${text.orders} columns=${orderColumns(zone)} nameOf=${(/** @type {Order} */ one) => typeName(one.type)} none=${{ sign: "gauge", title: text.noOrders, text: text.noOrdersText }} />`;
}

/** @param {string} zone @returns {import("../parts/table.js").Column<Order>[]} */
export function orderColumns(zone) {
  const text = words();
  return [
    { title: text.kind, isName: true, show: (one) => html`<span class="lines"><b>${typeName(one.type)}</b>${one.about && html`<small>${one.about}</small>`}</span>` },
    { title: text.orderCount, isNumber: true, show: (one) => one.count },
    { title: text.expires, show: (one) => dayText(one.expiresAtMs, zone) },
    { title: text.state, show: (one) => html`<span class="status ${one.status === "normal" ? "is-good" : one.status === "expired" ? "is-bad" : "is-off"}">${text[`order_${one.status}`]}</span>` },
  ];
}

/** @param {{ limit: Limit }} props */
function Bar({ limit }) {
  const text = words();
  const { what, most, used, expiring, expired } = limit;
  const name = text[`limit_${what}`];
  const share = most === null || used === null || (most === 0 && used === 0) ? null : used / Math.max(most, 1);
  const look = share === null ? "" : used !== null && most !== null && used >= most ? "is-full" : share >= NEAR ? "is-near" : "";
  const figure = most === 0 && !used ? text.noneGiven : most === null ? (used === null ? text.noLimit : fill(text.usedNoLimit, { used })) : used === null ? fill(text.limitOnly, { most }) : fill(text.usedOf, { used, most });
  return html`<li class="limit ${look}">
    <p class="limit-name">${name}</p><p class="limit-figure">${figure}</p>
    ${share === null ? html`<span class="limit-bar is-none" aria-hidden="true"></span>` : html`<meter class="limit-bar" min="0" max=${Math.max(most ?? 1, 1)} value=${Math.min(used ?? 0, Math.max(most ?? 1, 1))} aria-label=${name}>${figure}</meter>`}
    ${(expiring > 0 || expired > 0) && html`<p class="limit-note">${expiring > 0 && counted("expiringCount", expiring)}${expiring > 0 && expired > 0 && " · "}${expired > 0 && counted("expiredCount", expired)}</p>`}
  </li>`;
}

export const LimitsPart = live(showLimits);
