// The list of the corporation's people.

import { html, useState } from "../../../../vendor/htm-preact.js";
import { Avatar } from "../../../../meet/views/parts/avatar.js";
import { Question } from "../../../../meet/views/parts/dialog.js";
import { Choice } from "../../../../meet/views/parts/field.js";
import { icon } from "../../../../meet/views/parts/icon.js";
import { live } from "../../../../meet/views/parts/live.js";
import { ROOT } from "../../../api/people.js";
import { fragmentOf } from "../../../state/route.js";
import { counted, words } from "../../../words.js";
import { download } from "../../parts/download.js";
import { ProblemNote } from "../../parts/problem.js";
import { ListSearch, Table } from "../../parts/table.js";
import { DepartmentField } from "../department_field.js";
import { AddPerson } from "./add.js";
import { ImportPeople } from "./import.js";

/** @typedef {import("../../../state/admin/people.js").People} People */
/** @typedef {import("../../../state/directory.js").Member} Member */

/** @param {{ model: People }} props */
function showPeople({ model }) {
  const [open, setOpen] = useState(/** @type {"add" | "import" | "delete" | "disable" | null} */ (null));
  const [path, setPath] = useState("");
  const text = words();
  const { list } = model;
  const { status, role, department } = list.filter.value;
  const chosen = list.chosen.value.size;
  const save = async () => {
    const table = await model.exported();
    if (table !== null) download(`${text.admin_people}.csv`, "text/csv", table);
  };
  /** @type {import("../../parts/table.js").Column<Member>[]} */
  const columns = [
    { title: text.fullName, isName: true, sort: "ldapAccount", show: (one) => html`<a class="who" href=${fragmentOf({ name: "admin", part: "people", where: [one.account] })}><${Avatar} name=${one.name} id=${one.id} size="s" picture=${one.picture} /><span><b>${one.name}</b><small>${one.account}</small></span></a>` },
    { title: text.contact, show: (one) => html`<span class="lines"><span>${one.email}</span>${one.phone && html`<small>${one.phone}</small>`}</span>` },
    { title: text.department, sort: "deptCode", show: (one) => html`<span class="lines"><span>${lastOf(one.department.path)}</span>${one.title && html`<small>${one.title}</small>`}</span>` },
    { title: text.role, sort: "adminType", show: (one) => (one.role === "member" ? text.role_member : html`<span class="chip">${text[`role_${one.role}`]}</span>`) },
    { title: text.state, sort: "status", show: (one) => (one.isActive ? html`<span class="status is-good">${text.active}</span>` : html`<span class="status is-off">${text.inactive}</span>`) },
  ];
  return html`<header class="card-head"><h2>${text.admin_people}</h2>
      <div class="card-buttons">
        <button type="button" class="button quiet small" onClick=${save}>${icon("download")}${text.exportPeople}</button>
        <button type="button" class="button quiet small" aria-haspopup="dialog" onClick=${() => setOpen("import")}>${icon("upload")}${text.importPeople}</button>
        <button type="button" class="button small" aria-haspopup="dialog" onClick=${() => setOpen("add")}>${icon("plus")}${text.addPerson}</button>
      </div></header>
    <${ListSearch} list=${list} label=${text.searchPeople}>
      <${DepartmentField} label=${text.inDepartment} hidesLabel=${true} path=${department ? lastOf(path) : text.everyDepartment} finder=${model.departments} all=${text.everyDepartment}
        onPick=${(/** @type {import("../../../state/directory.js").Department} */ one) => (setPath(one.path), void list.setFilter({ department: one.code === ROOT ? "" : one.code }))} />
      <${Choice} label=${text.state} value=${status} options=${[{ value: "", label: text.everyState }, { value: "active", label: text.active }, { value: "disabled", label: text.inactive }]} onPick=${(/** @type {any} */ one) => void list.setFilter({ status: one })} />
      <${Choice} label=${text.role} value=${role} options=${[{ value: "", label: text.everyRole }, { value: "admin", label: text.role_admin }, { value: "member", label: text.role_member }]} onPick=${(/** @type {any} */ one) => void list.setFilter({ role: one })} />
    </${ListSearch}>
    ${open !== "add" && html`<${ProblemNote} problem=${model.failed.value} />`}
    <${Table} list=${list} label=${text.admin_people} columns=${columns} nameOf=${(/** @type {Member} */ one) => one.name} chooses=${true} isFaded=${(/** @type {Member} */ one) => !one.isActive}
      none=${{ sign: "people", title: text.noPeople }} />
    ${chosen > 0 && html`<div class="chosen-bar" role="region" aria-label=${text.chosenRows}>
      <p role="status">${counted("chosenCount", chosen)}</p>
      <div class="card-buttons">
        <button type="button" class="button quiet small" onClick=${() => void model.setActive(true)}>${icon("check")}${text.allowAgain}</button>
        <button type="button" class="button quiet small" onClick=${() => setOpen("disable")}>${icon("lock")}${text.disablePerson}</button>
        <button type="button" class="button quiet small is-danger" onClick=${() => setOpen("delete")}>${icon("trash")}${text.remove}</button>
        <button type="button" class="link-button" onClick=${() => list.chooseAll(false)}>${text.chooseNone}</button>
      </div></div>`}
    ${open === "add" && html`<${AddPerson} model=${model} onClose=${() => setOpen(null)} />`}
    ${open === "import" && html`<${ImportPeople} model=${model} onClose=${() => setOpen(null)} />`}
    ${open === "disable" && html`<${Question} title=${counted("disablePeopleTitle", chosen)} text=${text.disablePeopleText} yes=${text.disablePerson} onClose=${() => setOpen(null)} onYes=${() => void model.setActive(false)} />`}
    ${open === "delete" && html`<${Question} title=${counted("deletePeopleTitle", chosen)} text=${text.deletePeopleText} danger=${true} yes=${text.remove} onClose=${() => setOpen(null)} onYes=${() => void model.remove()} />`}`;
}

/** The department itself, of all those it lies in. @param {string} path */
function lastOf(path) {
  return path.split("/").at(-1) ?? path;
}

export const PeoplePart = live(showPeople);
