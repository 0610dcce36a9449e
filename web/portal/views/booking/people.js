// Who is invited: by address, by number, or from the directory.

import { html, useState } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Avatar } from "../../../meet/views/parts/avatar.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { counted, words } from "../../words.js";
import { Combo } from "../parts/combo.js";

/** @typedef {import("../../state/booking.js").Booking} Booking */
/** @typedef {import("../../state/model.js").Person} Person */

/** @param {{ model: Booking }} props */
function showPeople({ model }) {
  const [typed, setTyped] = useState("");
  const draft = model.draft.value;
  if (draft === null) return null;
  const text = words();
  const wrong = model.wrong.value;
  const found = model.found.value.value;
  const stranger = model.stranger.value;
  const type = (/** @type {string} */ line) => {
    // A list that is pasted, or a separator after an address, ends the name at once.
    const isWhole = /[,;\n]\s*$/.test(line) || line.split("@").length > 2;
    const rest = isWhole ? model.inviteTyped(line) : line;
    setTyped(rest);
    if (!isWhole) model.find(line);
  };
  const enter = () => {
    if (typed.trim() === "") return false;
    setTyped(model.inviteTyped(typed));
    return true;
  };
  const pick = (/** @type {string} */ key) => {
    const one = found[Number(key)];
    if (one) model.invite(one);
    setTyped("");
  };
  const error = stranger ? fill(text.strangerText, { typed: stranger }) : wrong.people && text[wrong.people];
  return html`<fieldset class="part">
    <legend class="part-title">${draft.webinar ? text.panel : text.people}${draft.people.length > 0 && html` <span class="count">${draft.people.length}</span>`}</legend>
    <${Combo} name="people" label=${text.addPeople} value=${typed} placeholder=${text.addPeopleHint} error=${error || undefined} takesFirst=${!typed.includes("@")}
      options=${found.map((one, index) => ({ key: String(index), label: one.name, detail: one.email || one.account }))}
      onInput=${type} onPick=${pick} onEnter=${enter} onLeave=${() => /@|^\+?\d/.test(typed) && enter()} />
    ${draft.people.length > 0 && html`<ul class="guests" aria-label=${text.people}>${draft.people.map((one) => html`<${Guest} key=${one.key} one=${one} model=${model} isPanel=${draft.webinar !== null} />`)}</ul>`}
    <p class="unseen" role="status">${counted("invitedCount", draft.people.length)}</p>
  </fieldset>`;
}

/** @param {{ one: Person, model: Booking, isPanel: boolean }} props `isPanel`: nobody is host or rung by being invited */
function Guest({ one, model, isPanel }) {
  const text = words();
  const reach = [one.email, one.sms, one.email || one.sms ? "" : one.account || one.phone].filter((part) => part !== "" && part !== one.name).join(" · ");
  return html`<li class="guest">
    <${Avatar} name=${one.name} id=${one.email || one.userId || one.sms} size="s" />
    <p class="guest-name"><b>${one.name}</b>${reach && html`<span>${reach}</span>`}</p>
    <div class="guest-ways">
      ${!isPanel && html`<button type="button" class="way" aria-pressed=${one.isHost ? "true" : "false"} onClick=${() => model.changePerson(one.key, { isHost: !one.isHost })}>${icon("crown")}<span>${text.host}</span><span class="unseen">: ${one.name}</span></button>`}
      ${one.userId !== "" && !isPanel && html`<button type="button" class="way" aria-pressed=${one.isRung ? "true" : "false"} title=${text.ringAtStart} onClick=${() => model.changePerson(one.key, { isRung: !one.isRung })}>${icon("bell")}<span>${text.ring}</span><span class="unseen">: ${one.name}</span></button>`}
      <button type="button" class="icon-button" aria-label=${fill(text.removePerson, { name: one.name })} title=${fill(text.removePerson, { name: one.name })} onClick=${() => model.remove(one.key)}>${icon("close")}</button>
    </div>
  </li>`;
}

export const People = live(showPeople);
