// Room systems and screens.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { CopyButton } from "../../../meet/views/parts/copy.js";
import { Dialog, Question } from "../../../meet/views/parts/dialog.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { Menu } from "../../../meet/views/parts/menu.js";
import { words } from "../../words.js";
import { Segments } from "../parts/entry_field.js";
import { ProblemNote } from "../parts/problem.js";
import { ListSearch, Table } from "../parts/table.js";
import { DeviceDialog, ScreenDialog, SendCodeDialog } from "./device_dialogs.js";
import { dayText } from "./rooms.js";

/** @typedef {import("../../state/admin/devices.js").Devices} Model */
/** @typedef {import("../../state/directory.js").Device} Device */
/** @typedef {import("../../state/directory.js").ActivationCode} ActivationCode */
/** @typedef {{ what: "add" | "screen" } | { what: "edit" | "delete" | "code", one: Device } | { what: "deleteCode", one: ActivationCode }} Asked */

/** @param {{ model: Model, zone: string }} props */
function showDevices({ model, zone }) {
  const [kind, setKind] = useState(/** @type {"devices" | "codes"} */ ("devices"));
  const [asked, setAsked] = useState(/** @type {Asked | null} */ (null));
  const text = words();
  const fresh = model.freshCode.value;
  const close = () => (model.forget(), setAsked(null));
  const pick = (/** @type {"devices" | "codes"} */ one) => {
    setKind(one);
    if (one === "codes") void model.codes.again();
  };
  return html`<header class="card-head"><h2>${text.admin_devices}</h2>
      <div class="card-buttons"><button type="button" class="button quiet small" aria-haspopup="dialog" onClick=${() => setAsked({ what: "screen" })}>${icon("key")}${text.addScreen}</button>
        <button type="button" class="button small" aria-haspopup="dialog" onClick=${() => setAsked({ what: "add" })}>${icon("plus")}${text.addDevice}</button></div></header>
    <p class="quiet-text">${text.devicesText}</p>
    <${ListSearch} list=${kind === "devices" ? model.list : model.codes} label=${text.searchDevices}>
      <${Segments} class="is-small" label=${text.kind} hidesLabel=${true} value=${kind} options=${[{ value: "devices", label: text.terminals }, { value: "codes", label: text.codes }]} onPick=${pick} />
    </${ListSearch}>
    ${(asked === null || asked.what === "delete") && html`<${ProblemNote} problem=${model.failed.value} />`}
    ${kind === "devices" ? html`<${Terminals} model=${model} onAsk=${setAsked} />` : html`<${Codes} model=${model} zone=${zone} onAsk=${setAsked} />`}
    ${asked?.what === "add" && html`<${DeviceDialog} model=${model} device=${null} onClose=${close} />`}
    ${asked?.what === "edit" && html`<${DeviceDialog} model=${model} device=${asked.one} onClose=${close} />`}
    ${asked?.what === "screen" && html`<${ScreenDialog} model=${model} onClose=${close} />`}
    ${asked?.what === "code" && html`<${SendCodeDialog} model=${model} device=${asked.one} onClose=${close} />`}
    ${asked?.what === "delete" && html`<${Question} title=${fill(text.removeTitle, { name: asked.one.name })} text=${text.deleteDeviceText} danger=${true} yes=${text.remove} onClose=${close} onYes=${() => void model.remove(asked.one)} />`}
    ${asked?.what === "deleteCode" && html`<${Question} title=${fill(text.removeTitle, { name: asked.one.name })} text=${text.deleteCodeText} danger=${true} yes=${text.remove} onClose=${close} onYes=${() => void model.removeCode(asked.one)} />`}
    ${fresh && html`<${Dialog} title=${fill(text.freshCodeTitle, { name: fresh.name })} onClose=${model.forgetCode}>
      <p class="dialog-text">${text.freshCodeText}</p><p class="big-code">${grouped(fresh.code)}</p>
      <div class="dialog-ends"><${CopyButton} label=${text.copyCode} text=${fresh.code} /></div>
    </${Dialog}>`}`;
}

/** @param {{ model: Model, onAsk: (asked: Asked) => void }} props */
function showTerminals({ model, onAsk }) {
  const text = words();
  /** @type {import("../parts/table.js").Column<Device>[]} */
  const columns = [
    { title: text.name, isName: true, show: (one) => html`<span class="lines"><b>${one.name}</b><small>${one.model}</small></span>` },
    { title: text.serial, show: (one) => html`<span class="lines number"><span>${one.serial}</span>${one.number && html`<small>${one.number}</small>`}</span>` },
    { title: text.department, show: (one) => one.department.path.split("/").at(-1) },
    { title: text.state, show: (one) => html`<span class="status ${one.isActive ? "is-good" : "is-off"}">${one.isActive ? text.active : text.inactive}</span>` },
  ];
  const ways = (/** @type {Device} */ one) => html`<${Menu} label=${fill(text.deviceMenu, { name: one.name })} class="icon-button" items=${() => [
    { label: text.editDevice, icon: "edit", onPick: () => onAsk({ what: "edit", one }) },
    { label: text.sendCode, icon: "key", onPick: () => onAsk({ what: "code", one }) },
    { label: one.isActive ? text.disable : text.enable, icon: one.isActive ? "lock" : "check", onPick: () => void model.setActive(one, !one.isActive) },
    { label: text.remove, icon: "trash", danger: true, onPick: () => onAsk({ what: "delete", one }) },
  ]}>${icon("more")}</${Menu}>`;
  return html`<${Table} list=${model.list} label=${text.admin_devices} columns=${columns} nameOf=${(/** @type {Device} */ one) => one.name} ways=${ways} isFaded=${(/** @type {Device} */ one) => !one.isActive} none=${{ sign: "terminal", title: text.noDevices, text: text.noDevicesText }} />`;
}

/** @param {{ model: Model, zone: string, onAsk: (asked: Asked) => void }} props */
function showCodes({ model, zone, onAsk }) {
  const text = words();
  /** @type {import("../parts/table.js").Column<ActivationCode>[]} */
  const columns = [
    { title: text.name, isName: true, show: (one) => html`<span class="lines"><b>${one.name}</b><small>${one.type}</small></span>` },
    { title: text.code, show: (one) => html`<code class="number">${grouped(one.code)}</code>` },
    { title: text.department, show: (one) => one.department },
    { title: text.expires, show: (one) => dayText(one.expiresAtMs, zone) },
  ];
  const ways = (/** @type {ActivationCode} */ one) => html`<button type="button" class="button quiet small" onClick=${() => void model.resetCode(one)}>${icon("repeat")}${text.newCode}<span class="unseen">: ${one.name}</span></button> <button type="button" class="button quiet small is-danger" onClick=${() => onAsk({ what: "deleteCode", one })}>${icon("trash")}${text.remove}<span class="unseen">: ${one.name}</span></button>`;
  return html`<${Table} list=${model.codes} label=${text.codes} columns=${columns} nameOf=${(/** @type {ActivationCode} */ one) => one.name} ways=${ways} none=${{ sign: "key", title: text.noCodes, text: text.noCodesText }} />`;
}

/** Digits in fours, as they are read and typed. @param {string} code */
function grouped(code) {
  return code.replace(/(\d{4})(?=\d)/g, "$1 ");
}

const Terminals = live(showTerminals);
const Codes = live(showCodes);
export const DevicesPart = live(showDevices);
