// The rooms that somebody has, and giving him one.

import { html, useState } from "../../../../vendor/htm-preact.js";
import { live } from "../../../../meet/views/parts/live.js";
import { counted, words } from "../../../words.js";
import { Combo } from "../../parts/combo.js";

/** @param {{ model: import("../../../state/admin/member_page.js").MemberPage, member: import("../../../state/directory.js").MemberDetail }} props */
function showPersonRooms({ model, member }) {
  const [typed, setTyped] = useState("");
  const text = words();
  const options = model.freeRooms.found.value.map((one) => ({ key: one.id, label: one.name || one.number, detail: one.size > 0 ? `${one.number} · ${counted("placeCount", one.size)}` : one.number }));
  return html`<section class="panel-card" aria-labelledby="his-rooms"><h3 id="his-rooms">${text.rooms}</h3>
    <ul class="choices">${member.rooms.map((one) => html`<li key=${one.id} class="choice-row"><div><b>${one.name || one.number}</b><p class="row-facts"><span class="fact">${text[`oneRoom_${one.kind}`]}</span><span class="fact number">${one.number}</span>${one.size > 0 && html`<span class="fact">${counted("placeCount", one.size)}</span>`}</p></div>
      ${one.kind !== "personal" && html`<button type="button" class="button quiet small" onClick=${() => void model.takeRoom(one.id)}>${text.takeRoom}<span class="unseen">: ${one.name}</span></button>`}</li>`)}</ul>
    ${member.rooms.length === 0 && html`<p class="quiet-text">${text.noRoomsOfHis}</p>`}
    <${Combo} label=${text.giveRoom} name="room" value=${typed} options=${options} placeholder=${text.giveRoomHint} takesFirst=${typed !== ""}
      onOpen=${() => void model.freeRooms.look("")} onInput=${(/** @type {string} */ value) => (setTyped(value), model.freeRooms.type(value))}
      onPick=${(/** @type {string} */ id) => (setTyped(""), void model.giveRoom(id))} onLeave=${() => setTyped("")} />
  </section>`;
}

export const PersonRooms = live(showPersonRooms);
