// What administrators look after.

import { html, useEffect, useRef } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { ADMIN_PARTS, PROVIDER_PARTS, fragmentOf } from "../../state/route.js";
import { words } from "../../words.js";
import { Empty, ProblemNote } from "../parts/problem.js";
import { Applications } from "./applications.js";
import { AuditPart } from "./audit.js";
import { CorporationPart } from "./corporation.js";
import { CorporationsPart } from "./corporations.js";
import { DepartmentsPart } from "./departments.js";
import { DevicesPart } from "./devices.js";
import { LimitsPart } from "./limits.js";
import { Outbox } from "./outbox.js";
import { PeoplePart } from "./people/people.js";
import { PersonPart } from "./people/person.js";
import { QualityPart } from "../quality/quality.js";
import { RoomsPart } from "./rooms.js";
import { SettingsPart } from "./sign_on.js";
import { WebhookPart } from "./webhook.js";

/** @typedef {import("../../state/admin.js").Admin} Admin */
/** @typedef {import("../../state/route.js").AdminPart} AdminPart */

/** Parts that live in the model of administration itself. @type {Partial<Record<AdminPart, any>>} */
const PARTS = { applications: Applications, webhook: WebhookPart, outbox: Outbox, quality: QualityPart };
/** Parts that have a model of their own. @type {Record<import("../../state/admin/area.js").Area["name"], any>} */
const AREAS = {
  people: PeoplePart, person: PersonPart, departments: DepartmentsPart, rooms: RoomsPart, devices: DevicesPart, limits: LimitsPart, audit: AuditPart,
  corporations: CorporationsPart, corporation: CorporationPart, settings: SettingsPart,
};
/** @type {Record<AdminPart, import("../../../meet/views/parts/icon.js").IconName>} */
const SIGNS = {
  people: "people", departments: "tree", rooms: "door", devices: "terminal", limits: "gauge", defaults: "settings", applications: "key", webhook: "hook", outbox: "outbox",
  quality: "eye", audit: "shield", corporations: "building",
};
/** Behind these begins another group of parts. @type {ReadonlySet<AdminPart>} */
const ENDS = new Set(/** @type {AdminPart[]} */ (["devices", "webhook"]));

/** @param {{ portal: import("../../state/portal.js").Portal, model: Admin }} props */
function showAdmin({ portal, model }) {
  const text = words();
  const isProvider = portal.session.user.value?.isProvider ?? false;
  const { area, part } = model;
  return html`<section class="sheet is-wide">
    <header class="sheet-head"><h1 tabindex="-1">${text.administration}</h1></header>
    ${!model.isAllowed.value ? html`<${Empty} sign="lock" title=${text.problemNotAllowed} />` : html`<div class="admin">
      <${Parts} part=${part} parts=${isProvider ? PROVIDER_PARTS : ADMIN_PARTS} />
      <div class="admin-body ${area === null ? "" : "is-wide"}">
        ${area === null
          ? html`<${ProblemNote} problem=${model.failed.value} /><${PARTS[part]} key=${part} model=${model} />`
          : html`<${AREAS[area.name]} key=${[part, ...model.where].join("/")} model=${area.model} admin=${model} zone=${model.zones.own} />`}
      </div>
    </div>`}
  </section>`;
}

/** Where one can go; on a phone a strip that begins at the part that one is on. @param {{ part: AdminPart, parts: readonly AdminPart[] }} props */
function Parts({ part, parts }) {
  const text = words();
  const strip = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const here = /** @type {HTMLElement | null} */ (strip.current?.querySelector("[aria-current]") ?? null);
    if (strip.current && here) strip.current.scrollLeft = here.offsetLeft - strip.current.clientWidth / 2 + here.clientWidth / 2;
  }, [part]);
  return html`<nav ref=${strip} class="admin-parts" aria-label=${text.administration}>${parts.map(
    (one) => html`<a key=${one} class=${ENDS.has(one) ? "is-end" : ""} href=${fragmentOf({ name: "admin", part: one })} aria-current=${one === part ? "page" : undefined}>${icon(SIGNS[one])}<span>${text[`admin_${one}`]}</span></a>`,
  )}</nav>`;
}

export const AdminPage = live(showAdmin);
