// Who is here, who waits, and for hosts what to do about it.

import { html, useState } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { useId } from "../parts/names.js";
import { Panel } from "../parts/panel.js";
import { Audience } from "./audience.js";
import { Person } from "./person.js";
import { WaitingRoom } from "./waiting_room.js";

/** From this number on there is a field to search in. */
const SEARCHED = 7;

/** @param {{ meet: import("../../state/model.js").Meet, desk: import("../room/desk.js").Desk }} props */
function showPeoplePanel({ meet, desk }) {
  const [sought, setSought] = useState("");
  const id = useId("search");
  const { room } = meet;
  const text = words();
  const people = room.roster.value;
  const found = people.filter(({ name }) => folded(name).includes(folded(sought)));
  return html`<${Panel} title=${text.peopleTitle} count=${people.length} onClose=${() => desk.closePanel()}>
    ${people.length >= SEARCHED &&
    html`<div class="search">${icon("search")}<label for=${id} class="unseen">${text.search}</label>
      <input id=${id} type="search" value=${sought} placeholder=${text.search} autocomplete="off"
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => setSought(event.currentTarget.value)} /></div>`}
    <div class="panel-scroll" tabindex="0" role="region" aria-label=${text.peopleTitle}>
      <${WaitingRoom} room=${room} />
      <${Audience} meet=${meet} desk=${desk} />
      <ul class="people" aria-label=${text.inMeeting}>
        ${found.map((person) => html`<${Person} key=${person.id} person=${person} meet=${meet} desk=${desk} />`)}
      </ul>
      ${found.length === 0 && html`<p class="panel-empty">${text.nobodyFound}</p>`}
    </div>
    <footer class="panel-foot">
      <button type="button" class="button small quiet" onClick=${() => desk.ask({ name: "invite" })}>${icon("invite")}${text.invite}</button>
      ${room.may.value.control &&
      html`${room.conference.value?.allMuted
          ? html`<button type="button" class="button small quiet" onClick=${() => room.unmuteAll()}>${icon("microphone")}${text.unmuteAll}</button>`
          : html`<button type="button" class="button small quiet" onClick=${() => desk.ask({ name: "muteAll" })}>${icon("microphoneOff")}${text.muteAll}</button>`}
        <button type="button" class="button small quiet" aria-label=${text.hostControls} title=${text.hostControls}
          onClick=${() => desk.ask({ name: "host" })}>${icon("shield")}</button>`}
    </footer>
  </${Panel}>`;
}

/** Without case and accents, so that "joao" finds João. @param {string} name */
function folded(name) {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export const PeoplePanel = live(showPeoplePanel);
