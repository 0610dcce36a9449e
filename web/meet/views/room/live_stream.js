// The stream of the meeting, to its hosts: where it goes, how that is going, and where it can be watched.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { CopyButton } from "../parts/copy.js";
import { Dialog } from "../parts/dialog.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { streamTroubleText } from "./happening_text.js";

/** @typedef {import("../../state/model.js").StreamTarget} StreamTarget */

/** Whether a place is not reached, for a reason that a host should know. @param {StreamTarget} target */
export const isInTrouble = ({ state, why }) => state === "failed" || (state === "waiting" && why !== null);

/** @param {{ room: import("../../state/model.js").Room, onClose: () => void }} props */
function showLiveStream({ room, onClose }) {
  const text = words();
  const conference = room.conference.value;
  if (!conference || !room.may.value.control) return null;
  const { streaming, targets, liveLink } = conference;
  const turn = () => {
    void room.stream(!streaming);
    if (streaming) onClose();
  };
  return html`<${Dialog} title=${text.liveStream} onClose=${onClose}>
    ${!streaming && html`<p class="dialog-text">${text.liveNotYet}</p>`}
    ${targets.length > 0 && html`<ul class="targets" aria-label=${text.liveTargets}>
      ${targets.map((target, place) => html`<${Target} key=${place} target=${target} />`)}
    </ul>`}
    ${liveLink && html`<dl class="invite"><dt>${text.liveWatch}</dt><dd class="invite-link">${liveLink}</dd></dl>`}
    <div class="dialog-ends">
      ${(streaming || conference.streams) && html`<button type="button" class="button quiet" onClick=${turn}>${icon("broadcast")}${streaming ? text.endStream : text.streamLive}</button>`}
      ${liveLink && html`<${CopyButton} text=${liveLink} label=${text.copyLink} />`}
    </div>
  </${Dialog}>`;
}

/** @param {{ target: StreamTarget }} props */
function Target({ target }) {
  const text = words();
  const { of, state, why } = target;
  const how = { connecting: text.targetConnecting, live: text.targetLive, waiting: why === null ? text.targetIdle : text.targetWaiting, failed: text.targetFailed }[state];
  return html`<li class="target target-${isInTrouble(target) ? "trouble" : state}">
    ${icon(isInTrouble(target) ? "warning" : of === "screen" ? "screen" : "broadcast")}
    <div><p class="target-name">${of === "screen" ? text.targetScreen : text.targetComposed}</p>
      ${why !== null && state !== "live" && html`<p class="target-why">${streamTroubleText(why)}</p>`}</div>
    <span class="target-state">${how}</span>
  </li>`;
}

export const LiveStream = live(showLiveStream);
