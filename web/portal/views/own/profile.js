// One's own data.

import { html, useState } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { fragmentOf } from "../../state/route.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { PictureField } from "../parts/picture_field.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { ContactDialog } from "./contact.js";

/** @typedef {import("../../state/profile.js").Profile} Model */
/** @typedef {import("../../state/model.js").OwnProfile} OwnProfile */
/** @typedef {import("../../state/model.js").ProfileDraft} ProfileDraft */

/** @param {{ model: Model }} props */
function showPage({ model }) {
  const [changing, setChanging] = useState(/** @type {import("../../state/profile.js").ContactKind | null} */ (null));
  const text = words();
  const profile = model.profile.value;
  if (profile === null) return html`<div class="sheet"><h1 tabindex="-1">${text.myData}</h1><${ProblemNote} problem=${model.load.problem.value} onAgain=${model.again} />${!model.load.problem.value && html`<${Loading} />`}</div>`;
  /** @param {import("../../state/profile.js").ContactKind} kind @param {string} label @param {string} value @param {import("../../../meet/views/parts/icon.js").IconName} sign */
  const contact = (kind, label, value, sign) => html`<div class="choice-row"><div><b>${label}</b><p class="quiet-text long-text">${value || text.nothingYet}</p></div><button type="button" class="button quiet small" aria-label=${`${text.change}: ${label}`} onClick=${() => setChanging(kind)}>${icon(sign)}${text.change}</button></div>`;
  return html`<div class="sheet">
    <h1 tabindex="-1">${text.myData}</h1>
    <div class="person-head"><${PictureField} name=${profile.name || profile.account} id=${profile.id} picture=${profile.picture} onPick=${model.setPicture} />
      <div><p class="person-name">${profile.name}</p><p class="quiet-text">${[profile.account, profile.department || profile.corporation].filter(Boolean).join(" · ")}</p></div></div>
    ${changing === null && html`<${ProblemNote} problem=${model.failed.value} />`}
    <${ProfileForm} key=${JSON.stringify(profile)} model=${model} profile=${profile} />
    <section class="panel-card" aria-labelledby="reached"><h2 id="reached">${text.reached}</h2>
      <p class="quiet-text">${text.reachedText}</p>
      <div class="choices">${contact("email", text.email, profile.email, "mail")}${contact("phone", text.phone, profile.phone, "ring")}</div>
    </section>
    <section class="panel-card" aria-labelledby="own-access"><h2 id="own-access">${text.personAccess}</h2>
      <div class="choices"><div class="choice-row"><div><b>${text.password}</b><p class="quiet-text">${text.changePasswordText}</p></div><a class="button quiet small" href=${fragmentOf({ name: "password" })}>${icon("key")}${text.changePassword}</a></div></div>
    </section>
    ${changing && html`<${ContactDialog} model=${model} kind=${changing} onClose=${() => (model.forgetContact(), setChanging(null))} />`}
  </div>`;
}

/** @param {OwnProfile} profile @returns {ProfileDraft} */
const draftOf = ({ name, englishName, title, signature, note }) => ({ name, englishName, title, signature, note });

/** @param {{ model: Model, profile: OwnProfile }} props */
function showForm({ model, profile }) {
  const [draft, setDraft] = useState(draftOf(profile));
  const text = words();
  const isMissing = draft.name.trim() === "";
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(profile));
  const line = (/** @type {keyof ProfileDraft} */ name, /** @type {string} */ label, /** @type {number} */ maxlength, more = {}) =>
    html`<${Line} name=${name} label=${label} value=${draft[name]} maxlength=${maxlength} ...${more} onInput=${(/** @type {string} */ value) => setDraft({ ...draft, [name]: value })} />`;
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!isMissing) void model.save(draft);
  };
  return html`<form class="panel-card" onSubmit=${send} noValidate aria-labelledby="own-profile">
    <h2 id="own-profile">${text.profile}</h2>
    <div class="fields-line is-paired">${line("name", text.fullName, 96, { error: isMissing ? text.problemMissing : undefined })}${line("englishName", text.englishName, 64)}</div>
    <div class="fields-line is-paired">${line("title", text.jobTitle, 32)}${line("note", text.note, 128)}</div>
    ${line("signature", text.signature, 512)}
    <p class="form-ends"><button type="submit" class="button" disabled=${!isChanged} aria-busy=${model.isBusy.value ? "true" : "false"}>${text.save}</button></p>
  </form>`;
}

const ProfileForm = live(showForm);
export const ProfilePage = live(showPage);
