// What is filled in about somebody, for adding him and for his page.

import { html } from "../../../../vendor/htm-preact.js";
import { Switch, TextField } from "../../../../meet/views/parts/field.js";
import { words } from "../../../words.js";
import { Line } from "../../parts/entry_field.js";
import { DepartmentField } from "../department_field.js";

/** @typedef {import("../../../state/directory.js").MemberDraft} MemberDraft */

/**
 * @param {object} props
 * @param {MemberDraft} props.draft
 * @param {(changed: Partial<MemberDraft>) => void} props.onChange
 * @param {Partial<Record<keyof MemberDraft, import("../../../words.js").Word>>} props.faults
 * @param {string} props.path of the department
 * @param {(path: string) => void} props.onPath
 * @param {import("../../../state/admin/finder.js").Finder<import("../../../state/directory.js").Department>} props.finder
 * @param {boolean} [props.isNew]
 */
export function MemberFields({ draft, onChange, faults, path, onPath, finder, isNew = false }) {
  const text = words();
  const line = (/** @type {"name" | "englishName" | "account" | "email" | "phone" | "title" | "thirdAccount" | "note" | "sortLevel"} */ name, /** @type {string} */ label, more = {}) =>
    html`<${Line} key=${name} name=${name} label=${label} value=${draft[name]} maxlength=${128} error=${faults[name] && text[faults[name]]} ...${more} onInput=${(/** @type {string} */ value) => onChange({ [name]: value })} />`;
  return html`<div class="fields-line is-paired">${line("name", text.fullName, { first: isNew })}${isNew ? line("account", text.account, { hint: text.accountHint }) : line("englishName", text.englishName)}</div>
    <div class="fields-line is-paired">${line("email", text.email, { inputmode: "email" })}${line("phone", text.phone, { hint: text.phoneHint, maxlength: 33 })}</div>
    <div class="fields-line is-paired">
      <${DepartmentField} label=${text.department} path=${path} finder=${finder} onPick=${(/** @type {import("../../../state/directory.js").Department} */ one) => (onPath(one.path), onChange({ departmentCode: one.code }))} />
      ${line("title", text.jobTitle)}
    </div>
    ${isNew ? html`<div class="fields-line is-paired"><${TextField} label=${text.firstPassword} type="password" value=${draft.password} autocomplete="new-password" maxlength=${32} placeholder=${text.firstPasswordHint} onInput=${(/** @type {string} */ value) => onChange({ password: value })} />${line("thirdAccount", text.thirdAccount, { hint: text.thirdAccountHint })}</div>` : html`${line("note", text.note, { maxlength: 96 })}
      ${line("sortLevel", text.sortLevel, { type: "number", min: 0, hint: text.sortLevelHint })}
      <${Switch} label=${text.hidePhone} text=${text.hidePhoneText} on=${draft.isPhoneHidden} onTurn=${(/** @type {boolean} */ on) => onChange({ isPhoneHidden: on })} />`}`;
}
