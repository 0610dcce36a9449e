// The corporation's rooms and whose they are.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Dialog, Question } from "../../../meet/views/parts/dialog.js";
import { Choice } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { fragmentOf } from "../../state/route.js";
import { wallOf } from "../../state/zone_time.js";
import { counted, words } from "../../words.js";
import { Combo } from "../parts/combo.js";
import { Segments } from "../parts/entry_field.js";
import { ProblemNote } from "../parts/problem.js";
import { ListSearch, Table } from "../parts/table.js";
import { shortDay } from "../parts/when.js";

/** @typedef {import("../../state/admin/rooms.js").Rooms} Model */
/** @typedef {import("../../state/directory.js").OwnedRoom} OwnedRoom */

/** @type {readonly OwnedRoom["status"][]} */
const STATUSES = ["normal", "free", "frozen"];

/** A day in this year or another; nothing without one. @param {number | null} ms @param {string} zone */
export function dayText(ms, zone) {
  return ms === null ? words().never : shortDay(wallOf(zone, ms).date, "0000");
}

/** @param {{ model: Model, zone: string }} props */
function showRooms({ model, zone }) {
  const [taken, setTaken] = useState(/** @type {OwnedRoom | null} */ (null));
  const text = words();
  const { list, giving } = model;
  const { kind, status } = list.filter.value;
  /** @type {import("../parts/table.js").Column<OwnedRoom>[]} */
  const columns = [
    { title: text.name, isName: true, show: (one) => html`<span class="lines"><b>${one.name || one.number}</b><small class="number">${one.number}</small></span>` },
    { title: text.roomSize, show: (one) => html`<span class="lines"><span>${one.size > 0 ? counted("placeCount", one.size) : text.noLimit}</span>${one.audience > 0 && html`<small>${counted("audienceCount", one.audience)}</small>`}</span>` },
    { title: text.roomOwner, show: (one) => (one.owner ? html`<a href=${fragmentOf({ name: "admin", part: "people", where: [one.owner.account] })}>${one.owner.name}</a>` : one.device || html`<span class="quiet-text">${text.nobody}</span>`) },
    { title: text.state, show: (one) => html`<span class="status ${one.status === "normal" ? "is-good" : one.status === "frozen" ? "is-bad" : "is-off"}">${text[`room_${one.status}`]}</span>` },
    { title: text.expires, show: (one) => dayText(one.expiresAtMs, zone) },
  ];
  const ways = (/** @type {OwnedRoom} */ one) => html`${one.owner
    ? html`<button type="button" class="button quiet small" onClick=${() => setTaken(one)}>${text.takeRoom}<span class="unseen">: ${one.name}</span></button>`
    : html`<button type="button" class="button quiet small" aria-haspopup="dialog" onClick=${() => void (giving.value = one)}>${icon("invite")}${text.assignRoom}<span class="unseen">: ${one.name}</span></button>`}`;
  return html`<h2>${text.admin_rooms}</h2>
    <p class="quiet-text">${text.roomsText}</p>
    <${ListSearch} list=${list} label=${text.searchRooms}>
      <${Segments} class="is-small" label=${text.kind} hidesLabel=${true} value=${kind} options=${[{ value: "cloud", label: text.room_cloud }, { value: "webinar", label: text.room_webinar }]} onPick=${(/** @type {any} */ one) => void list.setFilter({ kind: one })} />
      <${Choice} label=${text.state} value=${status} options=${[{ value: "", label: text.everyState }, ...STATUSES.map((one) => ({ value: one, label: text[`room_${one}`] }))]} onPick=${(/** @type {any} */ one) => void list.setFilter({ status: one })} />
    </${ListSearch}>
    ${giving.value === null && html`<${ProblemNote} problem=${model.failed.value} />`}
    <${Table} list=${list} label=${text.admin_rooms} columns=${columns} nameOf=${(/** @type {OwnedRoom} */ one) => one.name} ways=${ways} none=${{ sign: "door", title: text.noRooms, text: text.noRoomsText }} />
    ${taken && html`<${Question} title=${fill(text.takeRoomTitle, { name: taken.name, owner: taken.owner?.name ?? "" })} text=${text.takeRoomText} yes=${text.takeRoom} onClose=${() => setTaken(null)} onYes=${() => void model.take(taken)} />`}
    ${giving.value && html`<${GiveDialog} model=${model} room=${giving.value} />`}`;
}

/** @param {{ model: Model, room: OwnedRoom }} props */
function showGive({ model, room }) {
  const [typed, setTyped] = useState("");
  const text = words();
  const close = () => (model.forget(), (model.giving.value = null));
  const give = async (/** @type {string} */ account) => {
    setTyped(account);
    if (await model.give(room, account)) close();
  };
  return html`<${Dialog} title=${fill(text.assignRoomTitle, { name: room.name || room.number })} class="has-combo" onClose=${close}>
    <${Combo} label=${text.roomOwner} name="owner" value=${typed} placeholder=${text.searchPeople} takesFirst=${typed !== ""}
      options=${model.people.found.value.map((one) => ({ key: one.account, label: one.name, detail: one.account }))}
      onOpen=${() => void model.people.look(typed)} onInput=${(/** @type {string} */ value) => (setTyped(value), model.people.type(value))} onPick=${(/** @type {string} */ account) => void give(account)} />
    <${ProblemNote} problem=${model.failed.value} />
    <div class="dialog-ends"><button type="button" class="button quiet" onClick=${close}>${text.cancel}</button></div>
  </${Dialog}>`;
}

const GiveDialog = live(showGive);
export const RoomsPart = live(showRooms);
