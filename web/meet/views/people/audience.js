// A webinar's audience: how many there are, and for hosts the door to it and whom to let speak.

import { html, useState } from "../../../vendor/htm-preact.js";
import { counted, fill, words } from "../../words.js";
import { Avatar } from "../parts/avatar.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { useId } from "../parts/names.js";

/** @param {{ meet: import("../../state/model.js").Meet, desk: import("../room/desk.js").Desk }} props */
function showAudience({ meet }) {
  const { room } = meet;
  const text = words();
  const rules = room.conference.value;
  const { present, waiting } = room.audience.value;
  if (!rules?.webinar) return null;
  // Who is about to open the door does not have it pushed away by the first who comes: the line is there before.
  return html`<section class="waiting-room audience" aria-label=${text.audience}>
    <header><h3>${present === null ? text.audience : counted("audience", present)}</h3></header>
    ${room.may.value.control &&
    html`${(waiting > 0 || !rules.audienceAdmitted) && html`<p class="audience-waiting">${counted("waiting", waiting)}</p>`}
      <div class="audience-doors">
        ${rules.audienceAdmitted
          ? html`<button type="button" class="button small quiet" onClick=${() => room.pause(!rules.paused)}>${rules.paused ? text.resumeWebinar : text.pauseWebinar}</button>`
          : html`<button type="button" class="button small" onClick=${() => room.admitAudience(true)}>${text.startWebinar}</button>`}
      </div>
      <${Search} room=${room} />`}
  </section>`;
}

/** Hosts find one of the audience by name. @param {{ room: import("../../state/model.js").Room }} props */
function showSearch({ room }) {
  const [sought, setSought] = useState("");
  const id = useId("audience-search");
  const text = words();
  const found = room.audienceFound.value;
  const find = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    void room.findAudience(sought.trim());
  };
  return html`<form class="search" onSubmit=${find}>${icon("search")}<label for=${id} class="unseen">${text.findAudience}</label>
      <input id=${id} type="search" value=${sought} placeholder=${text.findAudience} autocomplete="off"
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => setSought(event.currentTarget.value)} />
      <button type="submit" class="button small quiet">${text.find}</button></form>
    ${found &&
    html`<ul>
      ${found.people.map(
        ({ id: one, name }) => html`<li key=${one} class="person"><${Avatar} name=${name} id=${one} size="s" />
          <div class="person-who"><p class="person-name">${name}</p></div>
          <button type="button" class="button small quiet" aria-label=${fill(text.letSpeakNamed, { name })} onClick=${() => room.letSpeak(one, true)}>${text.letSpeak}</button>
        </li>`,
      )}
    </ul>
    ${found.people.length === 0 && html`<p class="panel-empty">${text.nobodyFound}</p>`}
    ${found.more && html`<p class="panel-empty">${text.moreFound}</p>`}`}`;
}

const Search = live(showSearch);
export const Audience = live(showAudience);
