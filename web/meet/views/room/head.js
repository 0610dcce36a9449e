// Above the stage: which meeting this is, for how long, and how it is looked at.

import { html, useEffect, useReducer } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { directionText } from "../stage/direction_text.js";
import { Pager } from "../stage/pager.js";
import { stopwatch } from "../parts/time.js";
import { isInTrouble } from "./live_stream.js";

/** @param {{ meet: import("../../state/model.js").Meet, desk: import("./desk.js").Desk }} props */
function showHead({ meet, desk }) {
  const text = words();
  const conference = meet.room.conference.value;
  const { stage } = meet.room;
  const layout = stage.layout.value;
  const choice = (/** @type {"grid" | "speaker"} */ which, /** @type {string} */ label) =>
    html`<button type="button" aria-pressed=${layout === which ? "true" : "false"} title=${`${label} (L)`}
      onClick=${() => stage.setLayout(which)}>${icon(which)}<span>${label}</span></button>`;
  return html`<header class="room-head">
    <img class="room-mark" src="/assets/mark.svg" alt="" />
    <h1 class="room-subject" title=${conference?.subject}>${conference?.subject ?? ""}</h1>
    ${conference?.locked && html`<span class="chip">${icon("lock")}${text.lockedChip}</span>`}
    ${meet.room.recording.value && html`<span class="chip chip-recording">${icon("record")}<span>${text.recordingChip}</span></span>`}
    ${conference && conference.recording !== "off" && html`<span class="chip chip-recording">${icon("record")}<span>${conference.recording === "on" ? text.recordedChip : text.recordedPausedChip}</span></span>`}
    ${conference?.streaming && html`<${OnAir} room=${meet.room} desk=${desk} />`}
    <${Directed} room=${meet.room} />
    ${conference && html`<${Elapsed} sinceMs=${conference.startedAtMs} />`}
    <div class="room-head-ends">
      <${Pager} stage=${stage} />
      ${!stage.direction.value.fixed && html`<div class="layout-choice" role="group" aria-label=${text.layout}>
        ${choice("grid", text.layoutGrid)}${choice("speaker", text.layoutSpeaker)}
      </div>`}
      <button type="button" class="head-button" aria-label=${text.invite} title=${`${text.invite} (I)`} onClick=${() => desk.ask({ name: "invite" })}>${icon("invite")}<span>${text.invite}</span></button>
    </div>
  </header>`;
}

/**
 * That the meeting is streamed. To hosts it opens what they can see and do about that.
 *
 * @param {{ room: import("../../state/model.js").Room, desk: import("./desk.js").Desk }} props
 */
function showOnAir({ room, desk }) {
  const text = words();
  if (!room.may.value.control) return html`<span class="chip chip-live">${icon("broadcast")}<span>${text.liveChip}</span></span>`;
  const isWrong = room.conference.value?.targets.some(isInTrouble) ?? false;
  const label = isWrong ? text.liveChipTrouble : text.liveChip;
  return html`<button type="button" class="chip chip-live ${isWrong ? "is-wrong" : ""}" aria-label=${label} title=${label} onClick=${() => desk.ask({ name: "live" })}>
    ${icon(isWrong ? "warning" : "broadcast")}<span>${label}</span></button>`;
}

/** What somebody else has decided that one looks at. @param {{ room: import("../../state/model.js").Room }} props */
function showDirected({ room }) {
  const direction = room.stage.direction.value;
  if (direction.kind === "free") return null;
  const told = directionText(direction, room);
  return html`<span class="chip chip-directed" title=${told}>${icon(direction.fixed && !direction.forAll ? "lock" : "eye")}<span>${told}</span></span>`;
}

/** @param {{ sinceMs: number }} props */
function showElapsed({ sinceMs }) {
  const [, tick] = useReducer((/** @type {number} */ count) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), 1000);
    return () => clearInterval(timer);
  }, []);
  const time = stopwatch(Date.now() - sinceMs);
  return html`<span class="elapsed" role="timer" aria-label=${fill(words().elapsed, { time })}>${time}</span>`;
}

const OnAir = live(showOnAir);
const Directed = live(showDirected);
const Elapsed = live(showElapsed);
export const Head = live(showHead);
