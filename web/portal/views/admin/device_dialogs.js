// What is filled in about a terminal or a screen.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Choice } from "../../../meet/views/parts/field.js";
import { Dialog } from "../../../meet/views/parts/dialog.js";
import { live } from "../../../meet/views/parts/live.js";
import { words } from "../../words.js";
import { Line } from "../parts/entry_field.js";
import { ProblemNote } from "../parts/problem.js";
import { DepartmentField } from "./department_field.js";

/** @typedef {import("../../state/admin/devices.js").Devices} Model */
/** @typedef {import("../../state/directory.js").Device} Device */

/** Screens that are made the corporation's by a code, as the API calls them. @type {{ value: string, label: "limit_boards" | "limit_screens" | "limit_bigScreens" }[]} */
const SCREENS = [{ value: "idea-hub", label: "limit_boards" }, { value: "huawei-vision", label: "limit_screens" }, { value: "smart-rooms", label: "limit_bigScreens" }];

/** @param {{ model: Model, device: Device | null, onClose: () => void }} props null: a new one */
function showDevice({ model, device, onClose }) {
  const text = words();
  const models = model.models.value.value;
  const [draft, setDraft] = useState({
    serial: device?.serial ?? "", name: device?.name ?? "", model: device?.model ?? models[0]?.model ?? "", departmentCode: device?.department.code ?? "1",
    email: device?.email ?? "", phone: device?.phone ?? "", note: device?.note ?? "",
  });
  const [path, setPath] = useState(device?.department.path ?? "");
  const change = (/** @type {Partial<typeof draft>} */ changed) => setDraft({ ...draft, ...changed });
  const isReady = draft.name.trim() !== "" && draft.model !== "" && (device !== null || draft.email.trim() !== "" || draft.phone.trim() !== "");
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (isReady && (await (device ? model.save(device.serial, draft) : model.add(draft)))) onClose();
  };
  const line = (/** @type {"serial" | "name" | "email" | "phone" | "note"} */ name, /** @type {string} */ label, more = {}) => html`<${Line} key=${name} name=${name} label=${label} value=${draft[name]} maxlength=${128} ...${more} onInput=${(/** @type {string} */ value) => change({ [name]: value })} />`;
  return html`<${Dialog} title=${device ? device.name : text.addDevice} class="wide" onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      ${line("name", text.name, { first: true, hint: text.deviceNameHint })}
      ${device === null && html`<div class="fields-line is-paired"><${Choice} label=${text.model} value=${draft.model} options=${models.map((one) => ({ value: one.model, label: one.model }))} onPick=${(/** @type {string} */ one) => change({ model: one })} />${line("serial", text.serial, { hint: text.mayBeEmpty })}</div>`}
      <div class="fields-line is-paired">${line("email", text.caretakerEmail, { inputmode: "email", hint: device ? undefined : text.caretakerHint })}${line("phone", text.caretakerPhone)}</div>
      <${DepartmentField} label=${text.department} path=${path} finder=${model.departments} onPick=${(/** @type {import("../../state/directory.js").Department} */ one) => (setPath(one.path), change({ departmentCode: one.code }))} />
      ${line("note", text.note)}
      <${ProblemNote} problem=${model.failed.value} />
      <div class="dialog-ends"><button type="button" class="button quiet" onClick=${onClose}>${text.cancel}</button><button type="submit" class="button" disabled=${!isReady} aria-busy=${model.isBusy.value ? "true" : "false"}>${device ? text.save : text.addDevice}</button></div>
    </form>
  </${Dialog}>`;
}

/** @param {{ model: Model, onClose: () => void }} props */
function showScreen({ model, onClose }) {
  const text = words();
  const [name, setName] = useState("");
  const [type, setType] = useState("idea-hub");
  const [email, setEmail] = useState("");
  const isReady = name.trim() !== "";
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (isReady && (await model.addScreen({ name, type, email }))) onClose();
  };
  return html`<${Dialog} title=${text.addScreen} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      <p class="dialog-text">${text.addScreenText}</p>
      <${Line} label=${text.name} name="screen" value=${name} maxlength=${128} first=${true} onInput=${setName} />
      <${Choice} label=${text.kind} value=${type} options=${SCREENS.map(({ value, label }) => ({ value, label: text[label] }))} onPick=${setType} />
      <${Line} label=${text.caretakerEmail} name="email" value=${email} maxlength=${255} inputmode="email" onInput=${setEmail} />
      <${ProblemNote} problem=${model.failed.value} />
      <div class="dialog-ends"><button type="button" class="button quiet" onClick=${onClose}>${text.cancel}</button><button type="submit" class="button" disabled=${!isReady} aria-busy=${model.isBusy.value ? "true" : "false"}>${text.makeCode}</button></div>
    </form>
  </${Dialog}>`;
}

/** @param {{ model: Model, device: Device, onClose: () => void }} props */
function showSendCode({ model, device, onClose }) {
  const text = words();
  const [email, setEmail] = useState(device.email);
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (email.trim() !== "" && (await model.sendCode(device, email.trim())) !== null) onClose();
  };
  return html`<${Dialog} title=${fill(text.sendCodeTitle, { name: device.name })} onClose=${onClose}>
    <form class="dialog-form" onSubmit=${send} noValidate>
      <p class="dialog-text">${text.sendCodeText}</p>
      <${Line} label=${text.caretakerEmail} name="email" value=${email} maxlength=${255} inputmode="email" first=${true} onInput=${setEmail} />
      <${ProblemNote} problem=${model.failed.value} />
      <div class="dialog-ends"><button type="button" class="button quiet" onClick=${onClose}>${text.cancel}</button><button type="submit" class="button" disabled=${email.trim() === ""}>${text.sendCode}</button></div>
    </form>
  </${Dialog}>`;
}

export const DeviceDialog = live(showDevice);
export const ScreenDialog = live(showScreen);
export const SendCodeDialog = live(showSendCode);
