// The address that is told of what happens to meetings.

import { html, useState } from "../../../vendor/htm-preact.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { Question } from "../../../meet/views/parts/dialog.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { Loading, ProblemNote } from "../parts/problem.js";

/** @typedef {import("../../state/admin.js").Admin} Admin */
/** @typedef {import("../../state/model.js").Webhook} Webhook */

/** @param {{ model: Admin }} props */
function showWebhook({ model }) {
  const text = words();
  const { value, problem } = model.webhook;
  const found = value.value;
  return html`<h2>${text.admin_webhook}</h2>
    <p class="quiet-text">${text.webhookText}</p>
    <${ProblemNote} problem=${problem.value} onAgain=${model.again} />
    ${found === null && !problem.value && html`<${Loading} />`}
    ${found && (found.hook === null ? html`<${AddForm} model=${model} />` : html`<${Hook} model=${model} hook=${found.hook} />`)}`;
}

/** @param {{ model: Admin, hook: Webhook }} props */
function showHook({ model, hook }) {
  const [isAsked, setAsked] = useState(false);
  const text = words();
  const isOn = hook.status === "enabled";
  return html`<div class="panel-card">
    <div class="card-head"><h3 class="long-text">${hook.url}</h3><span class="chip ${isOn ? "chip-running" : "is-warning"}">${text[`webhook_${hook.status}`]}</span></div>
    <dl class="facts-list"><div><dt>${text.subscriber}</dt><dd class="number">${hook.subscriber}</dd></div></dl>
    ${!isOn && html`<p class="quiet-text">${text.enableText}</p>`}
    <div class="card-buttons">
      <button type="button" class="button small ${isOn ? "quiet" : ""}" aria-busy=${model.isBusy.value ? "true" : "false"} onClick=${() => void model.setWebhookStatus(hook, isOn ? "disabled" : "enabled")}>${isOn ? text.disable : text.enable}</button>
      <button type="button" class="button quiet small is-danger" onClick=${() => setAsked(true)}>${icon("trash")}${text.remove}</button>
    </div>
    ${isAsked && html`<${Question} title=${text.removeWebhookTitle} text=${text.removeWebhookText} danger=${true} yes=${text.remove} onClose=${() => setAsked(false)} onYes=${() => void model.deleteWebhook(hook)} />`}
  </div>`;
}

/** @param {{ model: Admin }} props */
function showAdd({ model }) {
  const [url, setUrl] = useState("");
  const [subscriber, setSubscriber] = useState("");
  const [key, setKey] = useState("");
  const [wasSent, setSent] = useState(false);
  const text = words();
  const isAddress = /^https?:\/\/[^\s/]+/.test(url.trim());
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    setSent(true);
    if (isAddress && subscriber.trim() !== "" && key !== "") void model.addWebhook({ url: url.trim(), subscriber: subscriber.trim(), key });
  };
  return html`<form class="panel-card" onSubmit=${send} noValidate>
    <${Line} type="url" label=${text.webhookUrl} value=${url} placeholder="https://" error=${wasSent && !isAddress ? text.problemUrl : undefined} onInput=${setUrl} />
    <${Line} label=${text.subscriber} value=${subscriber} hint=${text.subscriberText} error=${wasSent && subscriber.trim() === "" ? text.problemMissing : undefined} onInput=${setSubscriber} />
    <${TextField} type="password" label=${text.subscriberKey} value=${key} autocomplete="off" error=${wasSent && key === "" ? text.problemMissing : undefined} onInput=${setKey} />
    <p class="form-ends"><button type="submit" class="button" aria-busy=${model.isBusy.value ? "true" : "false"}>${text.save}</button></p>
  </form>`;
}

const Hook = live(showHook);
const AddForm = live(showAdd);
export const WebhookPart = live(showWebhook);
