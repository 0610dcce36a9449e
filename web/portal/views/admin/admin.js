// What administrators look after.

import { html } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { ADMIN_PARTS, fragmentOf } from "../../state/route.js";
import { words } from "../../words.js";
import { Empty, ProblemNote } from "../parts/problem.js";
import { Applications } from "./applications.js";
import { DefaultsForm } from "./defaults.js";
import { QualityPart } from "../quality/quality.js";
import { Outbox } from "./outbox.js";
import { WebhookPart } from "./webhook.js";

/** @typedef {import("../../state/admin.js").Admin} Admin */

const PARTS = { defaults: DefaultsForm, applications: Applications, webhook: WebhookPart, outbox: Outbox, quality: QualityPart };
/** @type {Record<import("../../state/route.js").AdminPart, import("../../../meet/views/parts/icon.js").IconName>} */
const SIGNS = { defaults: "settings", applications: "key", webhook: "hook", outbox: "outbox", quality: "eye" };

/** @param {{ model: Admin }} props */
function showAdmin({ model }) {
  const text = words();
  return html`<section class="sheet is-wide">
    <header class="sheet-head"><h1 tabindex="-1">${text.administration}</h1></header>
    ${!model.isAllowed.value ? html`<${Empty} sign="lock" title=${text.problemNotAllowed} />` : html`<div class="admin">
      <nav class="admin-parts" aria-label=${text.administration}>${ADMIN_PARTS.map(
        (part) => html`<a key=${part} href=${fragmentOf({ name: "admin", part })} aria-current=${part === model.part ? "page" : undefined}>${icon(SIGNS[part])}<span>${text[`admin_${part}`]}</span></a>`,
      )}</nav>
      <div class="admin-body">
        <${ProblemNote} problem=${model.failed.value} />
        <${PARTS[model.part]} key=${model.part} model=${model} />
      </div>
    </div>`}
  </section>`;
}

export const AdminPage = live(showAdmin);
