// The page after the meeting: why it is over for oneself, and the way back where there is one.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { Shell } from "../entry/shell.js";
import { live } from "../parts/live.js";

/**
 * @param {object} props
 * @param {import("../../state/model.js").Meet} props.meet
 * @param {import("../../state/model.js").OutReason | "unreachable"} props.why
 * @param {boolean} props.mayReturn
 */
function showOut({ meet, why, mayReturn }) {
  const text = words();
  const title = {
    left: text.outLeft,
    ended: text.outEnded,
    time_over: text.outTimeOver,
    cancelled: text.outCancelled,
    removed: text.outRemoved,
    refused: text.outRefused,
    replaced: text.outReplaced,
    too_slow: text.outLost,
    restarting: text.outLost,
    unreachable: text.outLost,
  }[why];
  const told = { replaced: text.outReplacedText, left: text.outThanks, ended: text.outThanks, unreachable: text.outLostText, too_slow: text.outLostText, restarting: text.outLostText };
  return html`<${Shell} meet=${meet}>
    <section class="card out" aria-labelledby="out-title">
      <p class="out-subject">${meet.facts.value?.subject ?? ""}</p>
      <div role="status"><h1 id="out-title">${title}</h1></div>
      <p class="card-text">${told[/** @type {keyof typeof told} */ (why)] ?? ""}</p>
      <div class="card-ends">
        ${mayReturn && html`<button type="button" class="button" onClick=${() => meet.retry()}>${why === "replaced" ? text.rejoinHere : text.rejoin}</button>`}
        <a class="button quiet" href="#">${text.home}</a>
      </div>
    </section>
  </${Shell}>`;
}

export const Out = live(showOut);
