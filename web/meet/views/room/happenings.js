// What happens, as cards at the edge of the stage: each goes by itself, or asks for an answer.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { refusalText } from "../entry/refusals.js";
import { happeningText } from "./happening_text.js";

/** @typedef {import("../../state/model.js").Happening} Happening */
/** @typedef {import("../../state/model.js").Meet} Meet */
/** @typedef {import("./desk.js").Desk} Desk */

/** Most cards at once: older ones make room. What asks for an answer always stays. */
const MOST_CARDS = 3;

/** Up to so many people, comings and goings are worth a card. Beyond, they would never stop. */
const SMALL_MEETING = 12;

/** @type {Record<Happening["kind"], import("../parts/icon.js").IconName>} */
const ICONS = {
  stopped: "microphoneOff",
  asked: "microphone",
  unmuted: "microphone",
  shown: "eye",
  record: "record",
  recorded: "record",
  recordFailed: "warning",
  streamed: "broadcast",
  streamFailed: "warning",
  streamTrouble: "warning",
  extended: "clock",
  ending: "clock",
  joined: "people",
  left: "people",
  hand: "hand",
  chat: "chat",
  waits: "door",
  role: "crown",
  shares: "screen",
  device: "settings",
  problem: "warning",
  refused: "warning",
  back: "check",
};

/** Of what is not about the microphone. */
const SIGNS = /** @type {const} */ ({
  asked: { camera: "camera", screen: "screen" },
  stopped: { camera: "cameraOff", screen: "screenOff" },
});

/** @param {{ meet: Meet, desk: Desk }} props */
function showHappenings({ meet, desk }) {
  const { room } = meet;
  const worth = room.happenings.value.filter((happening) => isWorthACard(happening, meet, desk));
  const answers = worth.filter((happening) => happening.kind === "asked");
  // Of several messages the newest is enough: all of them are in the panel.
  const newest = worth.findLast((happening) => happening.kind === "chat");
  const others = worth.filter((happening) => happening.kind !== "asked" && (happening.kind !== "chat" || happening === newest)).slice(-MOST_CARDS);
  return html`<section class="happenings" aria-label=${words().news}>
    <${RefusedSwitch} room=${room} desk=${desk} />
    ${[...answers, ...others].map((happening) => html`<${Card} key=${happening.id} happening=${happening} meet=${meet} desk=${desk} />`)}
  </section>`;
}

/** @param {Happening} happening @param {Meet} meet @param {Desk} desk */
function isWorthACard(happening, { room }, desk) {
  switch (happening.kind) {
    case "joined":
    case "left":
      return room.participants.value.length <= SMALL_MEETING;
    case "chat":
      return desk.panel.value !== "chat";
    case "waits":
      return desk.panel.value !== "people" && room.waiting.value.some((person) => person.id === happening.person.id);
    default:
      return true;
  }
}

/** @param {{ happening: Happening, meet: Meet, desk: Desk }} props */
function showCard({ happening, meet, desk }) {
  const { room } = meet;
  const { title, text } = happeningText(happening, room);
  const isUrgent = happening.kind === "asked" || happening.kind === "stopped" || happening.kind === "refused" || happening.kind === "problem";
  const sign = "source" in happening && happening.source !== "microphone" ? SIGNS[happening.kind][happening.source === "camera" ? "camera" : "screen"] : ICONS[happening.kind];
  return html`<div class="happening happening-${happening.kind}" role=${isUrgent ? "alert" : "group"} aria-label=${isUrgent ? undefined : title}>
    <span class="happening-sign">${icon(sign)}</span>
    <div class="happening-told">
      <p class="happening-title">${title}</p>
      ${text && html`<p class="happening-text">${text}</p>`}
      <${Answers} happening=${happening} meet=${meet} desk=${desk} />
    </div>
    ${happening.kind !== "asked" &&
    html`<button type="button" class="icon-button" aria-label=${words().close} title=${words().close} onClick=${() => room.dismiss(happening.id)}>${icon("close")}</button>`}
  </div>`;
}

/** Why a switch that one has pressed stays as it is. @param {{ room: import("../../state/model.js").Room, desk: Desk }} props */
function showRefusedSwitch({ room, desk }) {
  const refused = desk.refused.value;
  const text = words();
  if (!refused) return null;
  const isMuted = refused.source === "microphone" && refused.refusal.code === "not_allowed" && !room.may.value.unmute;
  return html`<div class="happening happening-refused" role="alert">
    <span class="happening-sign">${icon(isMuted ? "microphoneOff" : "warning")}</span>
    <div class="happening-told">
      <p class="happening-title">${isMuted ? text.microphoneBlocked : refusalText(refused.refusal).text}</p>
      ${isMuted && html`<p class="happening-text">${text.mutedAndMayNot}</p>`}
    </div>
    <button type="button" class="icon-button" aria-label=${text.close} title=${text.close} onClick=${() => desk.forgive()}>${icon("close")}</button>
  </div>`;
}

/** What one can do about it. @param {{ happening: Happening, meet: Meet, desk: Desk }} props */
function showAnswers({ happening, meet, desk }) {
  const { room } = meet;
  const text = words();
  switch (happening.kind) {
    case "asked":
      return html`<div class="happening-ends">
        <button type="button" class="button small quiet" onClick=${() => room.answer(happening.id, false)}>${text.notNow}</button>
        <button type="button" class="button small" onClick=${() => room.answer(happening.id, true)}>
          ${{ microphone: text.unmute, camera: text.startCamera, screen: text.share }[happening.source]}
        </button>
      </div>`;
    case "waits":
      return html`<div class="happening-ends">
        <button type="button" class="button small quiet" onClick=${() => (room.dismiss(happening.id), (desk.panel.value = "people"))}>${text.waitingTitle}</button>
        <button type="button" class="button small" onClick=${() => (room.dismiss(happening.id), void room.admit(happening.person.id))}>${text.admit}</button>
      </div>`;
    case "chat": {
      const { from, to } = happening.message;
      const open = () => {
        room.dismiss(happening.id);
        desk.panel.value = "chat";
        room.chat.show(to === null ? null : from);
      };
      return html`<div class="happening-ends"><button type="button" class="button small quiet" onClick=${open}>${text.chat}</button></div>`;
    }
    case "streamTrouble": {
      const look = () => (room.dismiss(happening.id), desk.ask({ name: "live" }));
      return html`<div class="happening-ends"><button type="button" class="button small quiet" onClick=${look}>${text.liveStream}</button></div>`;
    }
    default:
      return null;
  }
}

const Card = live(showCard);
const Answers = live(showAnswers);
const RefusedSwitch = live(showRefusedSwitch);
export const Happenings = live(showHappenings);
