// One person's page for administrators.

import { html, useState } from "../../../../vendor/htm-preact.js";
import { fill } from "../../../../meet/words.js";
import { Question } from "../../../../meet/views/parts/dialog.js";
import { icon } from "../../../../meet/views/parts/icon.js";
import { live } from "../../../../meet/views/parts/live.js";
import { draftOf, faults } from "../../../state/admin/member_draft.js";
import { fragmentOf } from "../../../state/route.js";
import { words } from "../../../words.js";
import { PictureField } from "../../parts/picture_field.js";
import { Loading, ProblemNote } from "../../parts/problem.js";
import { Erasure } from "./erasure.js";
import { MemberFields } from "./member_fields.js";
import { PersonRooms } from "./person_rooms.js";

/** @typedef {import("../../../state/admin/member_page.js").MemberPage} Model */
/** @typedef {import("../../../state/directory.js").MemberDetail} MemberDetail */

/** @param {{ model: Model }} props */
function showPerson({ model }) {
  const text = words();
  const member = model.member.value;
  return html`<a class="back" href=${fragmentOf({ name: "admin", part: "people" })}>${icon("left")}${text.admin_people}</a>
    <${ProblemNote} problem=${model.load.problem.value} onAgain=${model.again} />
    ${member === null ? !model.load.problem.value && html`<${Loading} />` : html`
      <header class="person-head"><${PictureField} name=${member.name} id=${member.id} picture=${member.picture} onPick=${model.setPicture} />
        <div><h2>${member.name}</h2><p class="quiet-text">${member.account}</p></div>
        <div class="chips">${member.role !== "member" && html`<span class="chip">${text[`role_${member.role}`]}</span>`}${!member.isActive && html`<span class="chip is-warning">${text.inactive}</span>`}</div></header>
      <${ProblemNote} problem=${model.failed.value} />
      <${Profile} key=${JSON.stringify(member)} model=${model} member=${member} />
      <${Access} model=${model} member=${member} />
      <${PersonRooms} model=${model} member=${member} />
      ${!model.isDefault.value && !model.isOwn.value && html`<${Leaving} model=${model} member=${member} />`}`}
    <${Erasure} model=${model} />`;
}

/** @param {{ model: Model, member: MemberDetail }} props */
function showProfile({ model, member }) {
  const [draft, setDraft] = useState(draftOf(member));
  const [path, setPath] = useState(member.department.path);
  const text = words();
  const found = faults(draft, false);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(member));
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (Object.keys(found).length === 0) void model.save(draft);
  };
  return html`<form class="panel-card" onSubmit=${send} noValidate aria-labelledby="profile">
    <h3 id="profile">${text.profile}</h3>
    <${MemberFields} draft=${draft} onChange=${(/** @type {any} */ changed) => setDraft({ ...draft, ...changed })} faults=${found} path=${path} onPath=${setPath} finder=${model.departments} />
    ${member.thirdAccount && html`<dl class="facts-list"><div><dt>${text.thirdAccount}</dt><dd>${member.thirdAccount}</dd></div></dl>`}
    <p class="form-ends"><button type="submit" class="button" disabled=${!isChanged} aria-busy=${model.isBusy.value ? "true" : "false"}>${text.save}</button></p>
  </form>`;
}

/** @param {{ model: Model, member: MemberDetail }} props */
function showAccess({ model, member }) {
  const [asked, setAsked] = useState(/** @type {"password" | "disable" | "admin" | null} */ (null));
  const text = words();
  const isAdmin = member.role === "admin";
  const isFixed = model.isDefault.value || model.isOwn.value;
  return html`<section class="panel-card" aria-labelledby="access"><h3 id="access">${text.personAccess}</h3>
    <div class="choices">
      <div class="choice-row"><div><b>${text.newPassword}</b><p class="quiet-text">${text.newPasswordText}</p></div><button type="button" class="button quiet small" onClick=${() => setAsked("password")}>${icon("mail")}${text.sendPassword}</button></div>
      ${!isFixed && html`<div class="choice-row"><div><b>${text.role_admin}</b><p class="quiet-text">${text.adminText}</p></div><button type="button" class="button quiet small" onClick=${() => setAsked("admin")}>${icon("shield")}${isAdmin ? text.unmakeAdmin : text.makeAdmin}</button></div>
      <div class="choice-row"><div><b>${member.isActive ? text.maySignIn : text.mayNotSignIn}</b><p class="quiet-text">${text.disablePeopleText}</p></div>
        ${member.isActive ? html`<button type="button" class="button quiet small" onClick=${() => setAsked("disable")}>${icon("lock")}${text.disablePerson}</button>` : html`<button type="button" class="button small" onClick=${() => void model.setActive(true)}>${icon("check")}${text.allowAgain}</button>`}</div>`}
    </div>
    ${asked === "password" && html`<${Question} title=${fill(text.sendPasswordTitle, { name: member.name })} text=${text.newPasswordText} yes=${text.sendPassword} onClose=${() => setAsked(null)} onYes=${() => void model.sendPassword()} />`}
    ${asked === "disable" && html`<${Question} title=${fill(text.disableOneTitle, { name: member.name })} text=${text.disablePeopleText} yes=${text.disablePerson} onClose=${() => setAsked(null)} onYes=${() => void model.setActive(false)} />`}
    ${asked === "admin" && html`<${Question} title=${fill(isAdmin ? text.unmakeAdminTitle : text.makeAdminTitle, { name: member.name })} text=${text.adminText} yes=${isAdmin ? text.unmakeAdmin : text.makeAdmin} onClose=${() => setAsked(null)} onYes=${() => void model.setAdmin(!isAdmin)} />`}
  </section>`;
}

/** @param {{ model: Model, member: MemberDetail }} props */
function showLeaving({ model, member }) {
  const [asked, setAsked] = useState(/** @type {"delete" | "erase" | null} */ (null));
  const text = words();
  return html`<section class="panel-card" aria-labelledby="leaving"><h3 id="leaving">${text.leaving}</h3>
    <div class="choices">
      <div class="choice-row"><div><b>${text.deletePerson}</b><p class="quiet-text">${text.deletePeopleText}</p></div><button type="button" class="button quiet small is-danger" onClick=${() => setAsked("delete")}>${icon("trash")}${text.deletePerson}</button></div>
      <div class="choice-row"><div><b>${text.erasePerson}</b><p class="quiet-text">${text.eraseText}</p></div><button type="button" class="button quiet small is-danger" onClick=${() => setAsked("erase")}>${icon("remove")}${text.erasePerson}</button></div>
    </div>
    ${asked && html`<${Question} title=${fill(asked === "delete" ? text.removeTitle : text.eraseTitle, { name: member.name })} text=${asked === "delete" ? text.deletePeopleText : text.eraseText} danger=${true}
      yes=${asked === "delete" ? text.deletePerson : text.erasePerson} onClose=${() => setAsked(null)} onYes=${() => void (asked === "delete" ? model.remove() : model.erase())} />`}
  </section>`;
}

const Profile = live(showProfile);
const Access = live(showAccess);
const Leaving = live(showLeaving);
export const PersonPart = live(showPerson);
