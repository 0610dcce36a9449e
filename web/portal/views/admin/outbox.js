// What waits to be sent or done, what was, and what failed.

import { html } from "../../../vendor/htm-preact.js";
import { Choice } from "../../../meet/views/parts/field.js";
import { Dialog } from "../../../meet/views/parts/dialog.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { readMail } from "../../state/mail_text.js";
import { fragmentOf } from "../../state/route.js";
import { counted, words } from "../../words.js";
import { Segments } from "../parts/entry_field.js";
import { Empty, Loading, ProblemNote } from "../parts/problem.js";
import { moment } from "../parts/when.js";

/** @typedef {import("../../state/admin.js").Admin} Admin */
/** @typedef {import("../../state/model.js").Job} Job */
/** @typedef {import("../../state/model.js").JobState} JobState */

/** Kinds that have a name here; others are shown as the server calls them. */
const KINDS = /** @type {const} */ (["mail", "sms", "push", "invite", "remind", "life", "news"]);
/** @type {readonly JobState[]} */
const STATES = ["waiting", "done", "dead"];

/** @param {string} kind */
function kindName(kind) {
  const known = KINDS.find((one) => one === kind);
  return known ? words()[`job_${known}`] : kind;
}

/** @param {{ model: Admin }} props */
function showOutbox({ model }) {
  const text = words();
  const { value, problem } = model.outbox;
  const rows = value.value?.rows ?? null;
  return html`<h2>${text.admin_outbox}</h2>
    <p class="quiet-text">${text.outboxText}</p>
    <div class="outbox-line">
      <${Segments} label=${text.state} hidesLabel=${true} value=${model.state.value} options=${STATES.map((one) => ({ value: one, label: text[`state_${one}`] }))} onPick=${model.setState} />
      <${Choice} label=${text.kind} value=${model.kind.value} options=${[{ value: "", label: text.everyKind }, ...KINDS.map((one) => ({ value: one, label: kindName(one) }))]} onPick=${model.setKind} />
    </div>
    <${ProblemNote} problem=${problem.value} onAgain=${model.again} />
    ${rows === null && !problem.value && html`<${Loading} />`}
    ${rows?.length === 0 && html`<${Empty} sign=${model.state.value === "dead" ? "check" : "outbox"} title=${text[`none_${model.state.value}`]} />`}
    ${rows !== null && rows.length > 0 && html`<p class="quiet-text" role="status">${counted("jobCount", value.value?.count ?? 0)}</p>
      <ul class="jobs">${rows.map((job) => html`<${JobRow} key=${job.id} job=${job} model=${model} />`)}</ul>`}
    ${model.hasMore.value && html`<p class="more"><button type="button" class="button quiet" onClick=${model.moreJobs}>${text.showOlder}</button></p>`}
    <${MailDialog} model=${model} />`;
}

/** @param {{ job: Job, model: Admin }} props */
function JobRow({ job, model }) {
  const text = words();
  const zone = model.zones.own;
  const times = [
    job.state === "waiting" && job.runAtMs !== null && `${text.due} ${moment(job.runAtMs, zone)}`,
    job.finishedAtMs !== null && `${text.finished} ${moment(job.finishedAtMs, zone)}`,
    job.attempts > 0 && counted("attemptCount", job.attempts),
  ].filter(Boolean);
  return html`<li class="job is-${job.state}">
    <span class="chip">${kindName(job.kind)}</span>
    <div class="job-what"><p class="job-title">${job.title || kindName(job.kind)}</p>
      <p class="row-facts">${times.map((one) => html`<span key=${one} class="fact">${one}</span>`)}${job.meeting && html`<a href=${fragmentOf({ name: "meeting", id: job.meeting })}>${job.meeting}</a>`}</p>
      ${job.error && html`<p class="job-error">${icon("warning")}<span>${job.error}</span></p>`}
    </div>
    <span class="job-ways">
      ${job.kind === "mail" && html`<button type="button" class="button quiet small" aria-haspopup="dialog" onClick=${() => void model.openMail(job)}>${icon("mail")}${text.readMail}<span class="unseen">: ${job.title}</span></button>`}
      ${job.state !== "waiting" && html`<button type="button" class="button quiet small" onClick=${() => void model.retry(job)}>${icon("repeat")}${job.state === "dead" ? text.retry : text.again}<span class="unseen">: ${job.title}</span></button>`}
    </span>
  </li>`;
}

/** @param {{ model: Admin }} props */
function showMail({ model }) {
  const open = model.mail.value;
  if (open === null) return null;
  const text = words();
  const mail = readMail(open.text);
  return html`<${Dialog} title=${mail.subject || open.job.title} class="mail" onClose=${model.closeMail}>
    <dl class="facts-list"><div><dt>${text.mailTo}</dt><dd>${mail.to}</dd></div><div><dt>${text.mailFrom}</dt><dd>${mail.from}</dd></div></dl>
    <pre class="mail-text" tabindex="0" role="region" aria-label=${text.readMail}>${mail.text}</pre>
    <details class="mail-raw"><summary>${text.mailRaw}</summary><pre class="mail-text" tabindex="0" role="region" aria-label=${text.mailRaw}>${open.text}</pre></details>
  </${Dialog}>`;
}

const MailDialog = live(showMail);
export const Outbox = live(showOutbox);
