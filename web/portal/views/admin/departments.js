// The tree of departments.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Dialog, Question } from "../../../meet/views/parts/dialog.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { Menu } from "../../../meet/views/parts/menu.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { DepartmentField } from "./department_field.js";

/** @typedef {import("../../state/admin/departments.js").Departments} Model */
/** @typedef {import("../../state/admin/departments.js").Line} TreeLine */
/** @typedef {import("../../state/directory.js").Department} Department */
/** @typedef {{ what: "add" | "edit" | "delete", one: Department }} Asked */

/** @param {{ model: Model }} props */
function showDepartments({ model }) {
  const [asked, setAsked] = useState(/** @type {Asked | null} */ (null));
  const text = words();
  const lines = model.lines.value;
  const close = () => (model.forget(), setAsked(null));
  const root = lines[0]?.department;
  return html`<header class="card-head"><h2>${text.admin_departments}</h2>${root && html`<button type="button" class="button small" aria-haspopup="dialog" onClick=${() => setAsked({ what: "add", one: root })}>${icon("plus")}${text.addDepartment}</button>`}</header>
    <p class="quiet-text">${text.departmentsText}</p>
    <${ProblemNote} problem=${model.load.problem.value} onAgain=${model.again} />
    ${(asked === null || asked.what === "delete") && html`<${ProblemNote} problem=${model.failed.value} />`}
    ${lines.length === 0 ? !model.load.problem.value && html`<${Loading} />` : html`<div class="tree" role="treegrid" aria-label=${text.admin_departments} onKeyDown=${walk}>
      ${lines.map((line) => html`<${TreeRow} key=${line.department.code} line=${line} model=${model} onAsk=${setAsked} />`)}
    </div>
    ${lines.length === 1 && html`<p class="quiet-text">${text.noDepartments}</p>`}`}
    ${asked && asked.what !== "delete" && html`<${DepartmentDialog} model=${model} asked=${asked} onClose=${close} />`}
    ${asked?.what === "delete" && html`<${Question} title=${fill(text.removeTitle, { name: asked.one.name })} text=${text.deleteDepartmentText} danger=${true} yes=${text.remove} onClose=${close} onYes=${() => void model.remove(asked.one)} />`}`;
}

/** @param {{ line: TreeLine, model: Model, onAsk: (asked: Asked) => void }} props */
function showTreeRow({ line, model, onAsk }) {
  const text = words();
  const { department: one, level, isOpen, mayOpen, isOnly } = line;
  const press = (/** @type {KeyboardEvent} */ event) => {
    const turns = { ArrowRight: true, ArrowLeft: false }[event.key];
    if (turns === undefined || !mayOpen || turns === isOpen) return;
    event.preventDefault();
    void model.turn(one, turns);
  };
  /** @returns {import("../../../meet/views/parts/menu.js").Item[]} */
  const items = () => [
    { label: text.addBelow, icon: "plus", onPick: () => onAsk({ what: "add", one }) },
    { label: text.editDepartment, icon: "edit", onPick: () => onAsk({ what: "edit", one }) },
    ...(isOnly ? [] : [{ label: text.remove, icon: /** @type {const} */ ("trash"), danger: true, onPick: () => onAsk({ what: "delete", one }) }]),
  ];
  return html`<div class="tree-row is-level-${Math.min(level, 10)}" role="row" aria-level=${level} aria-expanded=${mayOpen ? String(isOpen) : undefined} onKeyDown=${press}>
    <div role="gridcell" class="tree-mark">${mayOpen && html`<button type="button" class="icon-button" tabindex="-1" aria-label=${fill(isOpen ? text.closeDepartment : text.openDepartment, { name: one.name })} onClick=${() => void model.turn(one)}>${icon(isOpen ? "down" : "right")}</button>`}</div>
    <div role="gridcell" class="tree-name"><button type="button" class="tree-item" onClick=${() => (mayOpen ? void model.turn(one) : onAsk({ what: "edit", one }))}>${icon(isOnly ? "building" : "tree")}<b>${one.name}</b>${one.note && html`<small>${one.note}</small>`}</button></div>
    <div role="gridcell"><${Menu} label=${fill(text.departmentMenu, { name: one.name })} class="icon-button" items=${items}>${icon("more")}</${Menu}></div>
  </div>`;
}

/** Up and down through what is shown; left and right close and open. @param {KeyboardEvent} event */
function walk(event) {
  const items = [.../** @type {NodeListOf<HTMLElement>} */ (/** @type {HTMLElement} */ (event.currentTarget).querySelectorAll(".tree-item"))];
  const now = items.indexOf(/** @type {HTMLElement} */ (event.target));
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[event.key];
  if (now < 0 || to === undefined) return;
  event.preventDefault();
  items[Math.min(Math.max(to, 0), items.length - 1)]?.focus();
}

/** @param {{ model: Model, asked: Asked, onClose: () => void }} props */
function showDialog({ model, asked, onClose }) {
  const { what, one } = asked;
  const isNew = what === "add";
  const isRoot = one.parent === "" || one.code === "1";
  const [name, setName] = useState(isNew ? "" : one.name);
  const [note, setNote] = useState(isNew ? "" : one.note);
  const [parent, setParent] = useState({ code: isNew ? one.code : one.parent, path: isNew ? one.path : (one.path.split("/").slice(0, -1).join("/") || one.path) });
  const text = words();
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (name.trim() === "") return;
    const done = isNew ? await model.add({ name, note }, { ...one, code: parent.code }) : await model.edit(one, { name, note, parent: parent.code });
    if (done) onClose();
  };
  return html`<${Dialog} title=${isNew ? text.addDepartment : text.editDepartment} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      <${Line} label=${text.name} name="name" value=${name} maxlength=${128} first=${true} onInput=${setName} />
      ${(isNew || !isRoot) && html`<${DepartmentField} label=${text.parentDepartment} path=${parent.path} finder=${model.departments} without=${isNew ? undefined : one.code} onPick=${(/** @type {Department} */ { code, path }) => setParent({ code, path })} />`}
      <${Line} label=${text.note} name="note" value=${note} maxlength=${96} onInput=${setNote} />
      <${ProblemNote} problem=${model.failed.value} />
      <div class="dialog-ends"><button type="button" class="button quiet" onClick=${onClose}>${text.cancel}</button><button type="submit" class="button" disabled=${name.trim() === ""} aria-busy=${model.isBusy.value ? "true" : "false"}>${isNew ? text.addDepartment : text.save}</button></div>
    </form>
  </${Dialog}>`;
}

const TreeRow = live(showTreeRow);
const DepartmentDialog = live(showDialog);
export const DepartmentsPart = live(showDepartments);
