// The page of somebody who cannot come in now: why, and what helps.

import { html, useEffect } from "../../../vendor/htm-preact.js";
import { counted, words } from "../../words.js";
import { live } from "../parts/live.js";
import { Facts } from "../lobby/facts.js";
import { useSecondsUntil } from "./countdown.js";
import { refusalText } from "./refusals.js";

/** Refusals that pass by themselves, so that the page tries again without being asked. */
const PASSING = ["not_yet", "unreachable", "timeout"];

/** How long until it does, in milliseconds. */
const AGAIN_MS = 20_000;

/**
 * @param {object} props
 * @param {import("../../state/model.js").Meet} props.meet
 * @param {import("../../state/model.js").Refusal} props.refusal
 * @param {boolean} props.busy
 */
function showRefused({ meet, refusal, busy }) {
  const seconds = useSecondsUntil(refusal.retryAtMs);
  useEffect(() => {
    if (!PASSING.includes(refusal.code)) return;
    const timer = setTimeout(() => meet.retry(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [refusal]);
  const { title, text, again } = refusalText(refusal);
  const isSlow = refusal.code === "too_fast" && seconds > 0;
  return html`<section class="card" aria-labelledby="refused-title">
    <h1 id="refused-title">${title}</h1>
    <p class="card-text" role=${isSlow ? "timer" : undefined}>${isSlow ? counted("tooFast", seconds) : text}</p>
    ${refusal.code === "not_yet" && html`<div class="card-facts"><${Facts} meet=${meet} /></div>`}
    <div class="card-ends">
      ${again === "retry" &&
      html`<button type="button" class="button" disabled=${isSlow} aria-busy=${busy ? "true" : "false"} onClick=${() => meet.retry()}>
        ${busy ? words().checking : words().tryAgain}
      </button>`}
      ${again === "reload" && html`<button type="button" class="button" onClick=${() => location.reload()}>${words().reload}</button>`}
      <a class="button quiet" href="#">${words().home}</a>
    </div>
  </section>`;
}

export const Refused = live(showRefused);
