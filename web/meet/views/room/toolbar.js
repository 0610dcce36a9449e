// The controls below the stage: what one sends, what one says without words, what one looks at, and
// the way out.

import { html } from "../../../vendor/htm-preact.js";
import { counted, words } from "../../words.js";
import { deviceItems } from "../parts/devices.js";
import { onlyListens } from "../../state/people.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { Menu } from "../parts/menu.js";
import { Control } from "./control.js";
import { moreItems } from "./more.js";
import { ReactionMenu } from "./reaction_menu.js";

/** @typedef {import("../../state/model.js").Meet} Meet */
/** @typedef {import("./desk.js").Desk} Desk */

/** Unread lines are counted up to here. */
const MOST_COUNTED = 99;

/** @param {{ meet: Meet, desk: Desk }} props */
function showToolbar({ meet, desk }) {
  const text = words();
  const me = meet.room.me.value;
  const listens = me !== null && onlyListens(me);
  return html`<footer><div class=${listens ? "toolbar is-listening" : "toolbar"} role="group" aria-label=${text.toolbar}>
    ${!listens && html`<div class="toolbar-group">
      <${Microphone} meet=${meet} desk=${desk} />
      <${Camera} meet=${meet} desk=${desk} />
      ${me?.role !== "audience" && html`<${Screen} meet=${meet} desk=${desk} />`}
    </div>`}
    <div class="toolbar-group">
      <${ReactionMenu} room=${meet.room} />
      <${Hand} room=${meet.room} />
    </div>
    <div class="toolbar-group">
      <${ChatControl} meet=${meet} desk=${desk} />
      <${PeopleControl} meet=${meet} desk=${desk} />
      <${Menu} class="control control-more" label=${text.more} items=${() => moreItems(meet, desk)}>
        <span class="control-sign">${icon("more")}</span><span class="control-word" aria-hidden="true">${text.more}</span>
      </${Menu}>
    </div>
    <${Control} sign="leave" word=${text.leave} label=${text.leave} look="danger" name="leave" onPress=${() => desk.ask({ name: "leave" })} />
  </div></footer>`;
}

/** @param {{ meet: Meet, desk: Desk }} props */
function showMicrophone({ meet, desk }) {
  const { own, room } = meet;
  const text = words();
  const on = own.microphone.value;
  const isBlocked = !on && own.cannot.value.microphone === "rule";
  // A microphone that a host has muted says so before it is tried.
  const isMutedByHost = !on && room.me.value?.microphone === "muted_by_host";
  return html`<div class="split">
    <${Control} sign=${on ? "microphone" : "microphoneOff"} label=${on ? text.mute : text.unmute} note=${isBlocked ? text.microphoneBlocked : undefined} word=${on ? text.mute : text.unmute} keyName="M"
      look=${on ? "" : "off"} busy=${own.busy.value.microphone} onPress=${() => desk.watch("microphone", own.setMicrophone(!on))}
      badge=${isBlocked || isMutedByHost ? html`<span class="badge badge-sign">${icon("lock")}</span>` : on && html`<${Loudness} own=${own} />`} />
    <${Menu} class="split-more" label=${text.microphoneChoice}
      items=${() => [...deviceItems(own, "microphone"), ...(own.can.speaker ? deviceItems(own, "speaker") : [])]}>${icon("up")}</${Menu}>
  </div>`;
}

/** A bar beside the microphone that follows the voice. @param {{ own: import("../../state/model.js").OwnMedia }} props */
function showLoudness({ own }) {
  const level = Math.sqrt(Math.min(1, own.level.value));
  return html`<span class="loudness" aria-hidden="true"><span style=${{ transform: `scaleY(${level.toFixed(2)})` }}></span></span>`;
}

/** @param {{ meet: Meet, desk: Desk }} props */
function showCamera({ meet, desk }) {
  const { own } = meet;
  const text = words();
  const on = own.camera.value;
  if (own.cannot.value.camera === "voice_only") return null;
  const isBlocked = !on && own.cannot.value.camera === "rule";
  const word = on ? text.stopCamera : text.startCamera;
  return html`<div class="split">
    <${Control} sign=${on ? "camera" : "cameraOff"} label=${word} note=${isBlocked ? text.cameraBlocked : undefined} word=${text.camera} keyName="V" look=${on ? "" : "off"} disabled=${isBlocked} badge=${isBlocked && html`<span class="badge badge-sign">${icon("lock")}</span>`}
      busy=${own.busy.value.camera} onPress=${() => desk.watch("camera", own.setCamera(!on))} />
    <${Menu} class="split-more" label=${text.cameraChoice} items=${() => deviceItems(own, "camera")}>${icon("up")}</${Menu}>
  </div>`;
}

/** @param {{ meet: Meet, desk: Desk }} props */
function showScreen({ meet, desk }) {
  const { own, room } = meet;
  const text = words();
  const on = own.screen.value;
  if (!own.can.screen || own.cannot.value.screen === "voice_only") return null;
  return html`<${Control} sign=${on ? "screenOff" : "screen"} label=${on ? text.stopShare : text.share} word=${on ? text.stopShareShort : text.shareShort}
    keyName="S" name="share" look=${on ? "active" : ""} disabled=${!on && !room.may.value.share} busy=${own.busy.value.screen}
    onPress=${() => desk.watch("screen", own.setScreen(!on))} />`;
}

/** @param {{ room: import("../../state/model.js").Room }} props */
function showHand({ room }) {
  const text = words();
  const isUp = room.me.value?.handAtMs != null;
  return html`<${Control} sign="hand" label=${isUp ? text.lowerHand : text.raiseHand} word=${text.hand} keyName="H" name="hand"
    look=${isUp ? "active" : ""} pressed=${isUp} onPress=${() => room.setHand(!isUp)} />`;
}

/** @param {{ meet: Meet, desk: Desk }} props */
function showChatControl({ meet, desk }) {
  const text = words();
  const unread = meet.room.chat.unread.value;
  const isOpen = desk.panel.value === "chat";
  return html`<${Control} sign="chat" label=${text.chat} note=${unread > 0 ? counted("unread", unread) : undefined} word=${text.chat} keyName="C" name="chat" look=${isOpen ? "open" : ""} expanded=${isOpen}
    badge=${unread > 0 && html`<span class="badge" data-count=${unread > MOST_COUNTED ? `${MOST_COUNTED}+` : unread}></span>`}
    onPress=${() => desk.toggle("chat")} />`;
}

/** @param {{ meet: Meet, desk: Desk }} props */
function showPeopleControl({ meet, desk }) {
  const text = words();
  const waiting = meet.room.waiting.value.length;
  const isOpen = desk.panel.value === "people";
  const count = meet.room.participants.value.length;
  return html`<${Control} sign="people" label=${text.people} note=${waiting > 0 ? counted("waiting", waiting) : String(count)} word=${text.people} keyName="P" name="people" look=${isOpen ? "open" : ""} expanded=${isOpen}
    badge=${html`<span class="badge ${waiting > 0 ? "" : "badge-quiet"}" data-count=${waiting > 0 ? waiting : count}></span>`}
    onPress=${() => desk.toggle("people")} />`;
}

const Microphone = live(showMicrophone);
const Loudness = live(showLoudness);
const Camera = live(showCamera);
const Screen = live(showScreen);
const Hand = live(showHand);
const ChatControl = live(showChatControl);
const PeopleControl = live(showPeopleControl);
export const Toolbar = live(showToolbar);
