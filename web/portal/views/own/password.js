// Changing one's own password: as a page, and before anything else when one has to.

import { html, useState } from "../../../vendor/htm-preact.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { isGood } from "../../state/password_rules.js";
import { fragmentOf } from "../../state/route.js";
import { words } from "../../words.js";
import { NewPassword } from "../parts/new_password.js";
import { ProblemNote } from "../parts/problem.js";

/** @typedef {import("../../state/own_password.js").OwnPassword} Model */

/** @param {{ model: Model, class: string, children?: import("../../../vendor/htm-preact.js").Child }} props */
function showForm({ model, class: look, children }) {
  const [old, setOld] = useState("");
  const [password, setPassword] = useState("");
  const text = words();
  const rules = model.rules.value;
  const isReady = old !== "" && isGood(password, model.account, rules);
  const isBusy = model.isBusy.value;
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (isReady) void model.change(old, password);
  };
  return html`<form class=${look} onSubmit=${send} noValidate>
    ${children}
    <input class="unseen" type="text" autocomplete="username" value=${model.account} readonly tabindex="-1" aria-hidden="true" />
    <${TextField} label=${text.oldPassword} type="password" value=${old} autocomplete="current-password" first=${true} onInput=${setOld} />
    <${NewPassword} value=${password} account=${model.account} rules=${rules} onInput=${setPassword} />
    <${ProblemNote} problem=${isBusy ? null : model.failed.value} />
    <p class="form-ends"><button type="submit" class="button" disabled=${!isReady} aria-busy=${isBusy ? "true" : "false"}>${text.setPassword}</button></p>
  </form>`;
}

/** @param {{ model: Model }} props */
function showPage({ model }) {
  const text = words();
  return html`<div class="sheet is-narrow">
    <header class="sheet-head"><a class="back" href=${fragmentOf({ name: "profile" })}>${icon("left")}${text.myData}</a><h1 tabindex="-1">${text.changePassword}</h1></header>
    <${Form} model=${model} class="panel-card"><p class="quiet-text">${text.changePasswordText}</p></${Form}>
  </div>`;
}

/** @param {{ model: Model, why: "first" | "expired" }} props */
function showForced({ model, why }) {
  const text = words();
  return html`<div class="card"><h1>${text.forcedTitle}</h1>
    <${Form} model=${model} class="card-form"><p class="card-text">${why === "first" ? text.forcedFirst : text.forcedExpired}</p></${Form}>
    <p class="card-foot"><button type="button" class="link-button" onClick=${() => void model.signOut()}>${text.signOut}</button></p>
  </div>`;
}

const Form = live(showForm);
export const PasswordPage = live(showPage);
export const ForcedCard = live(showForced);
