// One line of the list of people.

import { computed } from "../../../vendor/signals-core.js";
import { html, useMemo } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { onlyListens } from "../../state/people.js";
import { Avatar } from "../parts/avatar.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { Menu } from "../parts/menu.js";
import { personItems } from "./actions.js";

/**
 * @param {object} props
 * @param {import("../../state/model.js").Participant} props.person
 * @param {import("../../state/model.js").Meet} props.meet
 * @param {import("../room/desk.js").Desk} props.desk
 */
function showPerson({ person, meet, desk }) {
  const { room } = meet;
  const { id, role } = person;
  const isSpeaking = useMemo(() => computed(() => room.speaking.value.has(id)), [id]).value;
  const isMe = room.me.value?.id === id;
  const text = words();
  const below = [
    role === "host" ? text.hostSign : role === "cohost" ? text.cohostSign : role === "audience" ? text.audienceSign : null,
    person.kind === "whip" ? text.byWhip : person.kind === "whep" ? text.byWhep : null,
    person.screen ? text.sharing : null,
    person.mayRecord && !isOrdinary(room.participants.value) ? text.mayRecordSign : null,
    person.connected ? null : text.reconnectingPerson,
  ].filter((part) => part !== null);
  const place = room.hands.value.indexOf(id) + 1;
  return html`<li class="person ${isSpeaking ? "is-speaking" : ""} ${person.connected ? "" : "is-lost"}">
    <${Avatar} name=${person.name} id=${id} size="s" />
    <div class="person-who">
      <p class="person-name">${isMe ? fill(text.youNamed, { name: person.name }) : person.name}</p>
      ${below.length > 0 && html`<p class="person-below">${below.join(" · ")}</p>`}
    </div>
    ${place > 0 && html`<span class="person-hand" role="img" aria-label=${fill(text.handOrder, { number: place })}>${icon("hand")}${place}</span>`}
    <${MicrophoneSign} person=${person} isMe=${isMe} room=${room} />
    <${Menu} class="icon-button" label=${fill(text.moreOf, { name: person.name })} items=${() => personItems(meet, desk, id)}>${icon("more")}</${Menu}>
  </li>`;
}

/** Whether everybody may record, which is not worth a word with each. @param {readonly import("../../state/model.js").Participant[]} all */
function isOrdinary(all) {
  return all.every(({ kind, mayRecord }) => mayRecord || kind !== "client");
}

/**
 * The state of a microphone; for hosts a button that mutes, or asks to unmute.
 *
 * @param {object} props
 * @param {import("../../state/model.js").Participant} props.person
 * @param {boolean} props.isMe
 * @param {import("../../state/model.js").Room} props.room
 */
function showMicrophoneSign({ person, isMe, room }) {
  const { id, microphone, name } = person;
  const text = words();
  const isOn = microphone === "on";
  const state = { on: text.microphoneOn, off: text.microphoneOff, muted_by_host: text.microphoneHost }[microphone];
  const sign = icon(isOn ? "microphone" : "microphoneOff");
  const look = isOn ? "is-on" : microphone === "off" ? "is-off" : "is-blocked";
  if (person.kind === "whep" || onlyListens(person)) return null;
  if (!room.may.value.control || isMe || (person.kind !== "client" && !isOn)) {
    return html`<span class="person-sign ${look}" role="img" aria-label=${state} title=${state}>${sign}</span>`;
  }
  const isMuted = microphone === "muted_by_host";
  const action = isOn ? text.mutePerson : isMuted ? text.unmutePerson : text.askMicrophone;
  const act = () => (isOn ? room.mute(id) : isMuted ? room.unmute(id) : room.askFor(id, "microphone"));
  return html`<button type="button" class="icon-button person-sign ${look}" aria-label=${`${action}: ${name}`} title=${action}
    onClick=${act}>${sign}</button>`;
}

const MicrophoneSign = live(showMicrophoneSign);
export const Person = live(showPerson);
