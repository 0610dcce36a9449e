// Who waits to be let in, for hosts.

import { html } from "../../../vendor/htm-preact.js";
import { counted, fill, words } from "../../words.js";
import { Avatar } from "../parts/avatar.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { clock } from "../parts/time.js";

/** @param {{ room: import("../../state/model.js").Room }} props */
function showWaitingRoom({ room }) {
  const waiting = room.waiting.value;
  const text = words();
  if (waiting.length === 0) return null;
  return html`<section class="waiting-room" aria-label=${text.waitingTitle}>
    <header><h3>${counted("waiting", waiting.length)}</h3>
      ${waiting.length > 1 && html`<button type="button" class="button small" onClick=${() => room.admitAll()}>${text.admitAll}</button>`}
    </header>
    <ul>
      ${waiting.map(
        ({ id, name, known, sinceMs }) => html`<li key=${id} class="person">
          <${Avatar} name=${name} id=${id} size="s" />
          <div class="person-who">
            <p class="person-name">${name}</p>
            <p class="person-below">${known ? text.knownSign : text.guestSign} · ${fill(text.waitingSince, { time: clock(sinceMs) })}</p>
          </div>
          <button type="button" class="icon-button is-refuse" aria-label=${fill(text.refuseNamed, { name })} title=${text.refuse} onClick=${() => room.refuse(id)}>${icon("close")}</button>
          <button type="button" class="icon-button is-admit" aria-label=${fill(text.admitNamed, { name })} title=${text.admit} onClick=${() => room.admit(id)}>${icon("check")}</button>
        </li>`,
      )}
    </ul>
  </section>`;
}

export const WaitingRoom = live(showWaitingRoom);
