// Settings of the corporation: what meetings begin with, and where people sign in.

import { html, useState } from "../../../vendor/htm-preact.js";
import { Switch, TextField } from "../../../meet/views/parts/field.js";
import { live } from "../../../meet/views/parts/live.js";
import { isDiscovered, signOnFaults } from "../../state/admin/sign_on.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { DefaultsForm } from "./defaults.js";

/** @typedef {import("../../state/admin/sign_on.js").SignOn} Model */
/** @typedef {import("../../state/directory.js").SingleSignOn} SingleSignOn */

/** @param {{ model: Model, admin: import("../../state/admin.js").Admin }} props */
function showSettings({ model, admin }) {
  const settings = model.load.value.value;
  return html`<div class="settings">
    <${ProblemNote} problem=${admin.failed.value} />
    <${DefaultsForm} model=${admin} />
    ${settings === null ? model.load.problem.value ? html`<${ProblemNote} problem=${model.load.problem.value} onAgain=${model.again} />` : html`<${Loading} />` : html`<${SignOnForm} key=${JSON.stringify(settings)} model=${model} settings=${settings} />`}
  </div>`;
}

/** @param {{ model: Model, settings: SingleSignOn }} props */
function showForm({ model, settings }) {
  const [draft, setDraft] = useState(settings);
  const [isTried, setTried] = useState(false);
  const text = words();
  const found = isTried ? signOnFaults(draft) : {};
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings);
  const change = (/** @type {Partial<SingleSignOn>} */ changed) => setDraft({ ...draft, ...changed });
  const line = (/** @type {Exclude<keyof SingleSignOn, "isOn">} */ name, /** @type {string} */ label, more = {}) =>
    html`<${Line} key=${name} name=${name} label=${label} value=${draft[name]} maxlength=${255} error=${found[name] && text[found[name]]} ...${more} onInput=${(/** @type {string} */ value) => change({ [name]: value })} />`;
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(signOnFaults(draft)).length === 0) void model.save(draft);
  };
  return html`<form class="admin-form" onSubmit=${send} noValidate aria-labelledby="sign-on">
    <h2 id="sign-on">${text.signOn}</h2>
    <p class="quiet-text">${text.signOnText}</p>
    <div class="panel-card">
      <${Switch} label=${text.signOnSwitch} text=${text.signOnSwitchText} on=${draft.isOn} onTurn=${(/** @type {boolean} */ isOn) => change({ isOn })} />
      ${draft.isOn && html`${line("domain", text.signOnDomain, { hint: text.signOnDomainText })}
        ${line("authorizeUrl", text.authorizeUrl, { type: "url", maxlength: 1024, hint: text.authorizeUrlText, placeholder: "https://id.example/.well-known/openid-configuration" })}
        ${!isDiscovered(draft) && html`${line("tokenUrl", text.tokenUrl, { type: "url", maxlength: 1024 })}${line("userInfoUrl", text.userInfoUrl, { type: "url", maxlength: 1024 })}`}
        <div class="fields-line is-paired">${line("clientId", text.clientId)}
          <${TextField} label=${text.clientSecret} type="password" value=${draft.clientSecret} autocomplete="new-password" placeholder=${settings.isOn ? text.secretKept : ""} maxlength=${255} onInput=${(/** @type {string} */ value) => change({ clientSecret: value })} /></div>
        <div class="fields-line is-paired">${line("scope", text.scope, { placeholder: "openid profile email" })}${line("accountField", text.accountField, { hint: text.accountFieldText, placeholder: "sub" })}</div>
        <div class="fields-line is-paired">${line("nameField", text.nameField, { placeholder: "name" })}${line("emailField", text.emailField, { placeholder: "email" })}${line("phoneField", text.phoneField, { placeholder: "phone_number" })}</div>`}
    </div>
    <${ProblemNote} problem=${model.failed.value} />
    <p class="form-ends"><button type="submit" class="button" disabled=${!isChanged} aria-busy=${model.isBusy.value ? "true" : "false"}>${text.saveSignOn}</button></p>
  </form>`;
}

const SignOnForm = live(showForm);
export const SettingsPart = live(showSettings);
