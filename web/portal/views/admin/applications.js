// Programs that may sign in for the corporation, each with an ID and a key.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { CopyButton } from "../../../meet/views/parts/copy.js";
import { Dialog, Question } from "../../../meet/views/parts/dialog.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { Empty, Loading, ProblemNote } from "../parts/problem.js";

/** @typedef {import("../../state/model.js").Application} Application */
/** @typedef {import("../../state/admin.js").Admin} Admin */

/** @param {{ model: Admin }} props */
function showApplications({ model }) {
  const [isAdding, setAdding] = useState(false);
  const [asked, setAsked] = useState(/** @type {{ what: "reset" | "delete", one: Application } | null} */ (null));
  const text = words();
  const { value, problem } = model.applications;
  const fresh = model.freshKey.value;
  return html`<header class="card-head"><h2>${text.admin_applications}</h2><button type="button" class="button small" aria-haspopup="dialog" onClick=${() => setAdding(true)}>${icon("plus")}${text.addApplication}</button></header>
    <p class="quiet-text">${text.applicationsText}</p>
    <${ProblemNote} problem=${problem.value} onAgain=${model.again} />
    ${value.value === null && !problem.value && html`<${Loading} />`}
    ${value.value?.length === 0 && html`<${Empty} sign="key" title=${text.noApplications} />`}
    <ul class="card-list">${(value.value ?? []).map((one) => html`<li key=${one.id} class="panel-card">
      <div class="card-head"><h3>${one.name}</h3>${one.isStopped && html`<span class="chip is-warning">${text.stopped}</span>`}</div>
      ${one.description && html`<p class="quiet-text">${one.description}</p>`}
      <dl class="facts-list"><div><dt>App ID</dt><dd class="number">${one.id}</dd></div></dl>
      <div class="card-buttons">
        <button type="button" class="button quiet small" onClick=${() => void model.stopApplication(one, !one.isStopped)}>${one.isStopped ? text.startApplication : text.stopApplication}<span class="unseen">: ${one.name}</span></button>
        <button type="button" class="button quiet small" onClick=${() => setAsked({ what: "reset", one })}>${icon("key")}${text.newKey}<span class="unseen">: ${one.name}</span></button>
        <button type="button" class="button quiet small is-danger" onClick=${() => setAsked({ what: "delete", one })}>${icon("trash")}${text.remove}<span class="unseen">: ${one.name}</span></button>
      </div>
    </li>`)}</ul>
    ${isAdding && html`<${AddDialog} model=${model} onClose=${() => setAdding(false)} />`}
    ${asked && html`<${Question} title=${fill(asked.what === "reset" ? text.newKeyTitle : text.removeTitle, { name: asked.one.name })} text=${asked.what === "reset" ? text.newKeyText : text.removeText}
      danger=${true} yes=${asked.what === "reset" ? text.newKey : text.remove} onClose=${() => setAsked(null)}
      onYes=${() => void (asked.what === "reset" ? model.resetKey(asked.one) : model.deleteApplication(asked.one))} />`}
    ${fresh && fresh.key && html`<${Dialog} title=${text.keyTitle} onClose=${model.forgetKey}>
      <p class="dialog-text">${text.keyText}</p>
      <dl class="facts-list"><div><dt>App ID</dt><dd class="number">${fresh.id}</dd></div><div><dt>${text.key}</dt><dd class="number is-long">${fresh.key}</dd></div></dl>
      <div class="dialog-ends"><${CopyButton} label=${text.copyKey} text=${fresh.key} /></div>
    </${Dialog}>`}`;
}

/** @param {{ model: Admin, onClose: () => void }} props */
function showAdd({ model, onClose }) {
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const text = words();
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (name.trim() !== "" && (await model.addApplication({ name: name.trim(), description: description.trim() }))) onClose();
  };
  return html`<${Dialog} title=${text.addApplication} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      <${Line} label=${text.name} value=${name} maxlength=${128} first=${true} onInput=${setName} />
      <${Line} label=${text.description} value=${description} maxlength=${512} onInput=${setDescription} />
      <${ProblemNote} problem=${model.failed.value} />
      <div class="dialog-ends"><button type="button" class="button quiet" onClick=${onClose}>${text.cancel}</button><button type="submit" class="button">${text.addApplication}</button></div>
    </form>
  </${Dialog}>`;
}

const AddDialog = live(showAdd);
export const Applications = live(showApplications);
