// What is known of a meeting before one is in it: topic, who booked it, when, its number.

import { html } from "../../../vendor/htm-preact.js";
import { grouped } from "../../../start/link.js";
import { fill, words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { clock, day } from "../parts/time.js";

/** @param {{ meet: import("../../state/model.js").Meet }} props */
function showFacts({ meet }) {
  const facts = meet.facts.value;
  if (!facts) return null;
  const text = words();
  const span = fill(text.until, { from: clock(facts.startMs), to: clock(facts.endMs) });
  const { logo, cover } = facts.webinar ?? {};
  return html`<div class="facts">
    ${cover && html`<img class="webinar-cover" src=${cover} alt="" onError=${hide} />`}
    ${logo && html`<img class="webinar-logo" src=${logo} alt="" onError=${hide} />`}
    ${facts.running && html`<p class="chip chip-running"><span class="lamp"></span>${text.runningNow}</p>`}
    <h1>${facts.subject}</h1>
    <ul>
      <li>${icon("clock")}<span>${day(facts.startMs, Date.now())}, ${span}</span></li>
      ${facts.scheduler && html`<li>${icon("people")}<span>${fill(text.bookedBy, { name: facts.scheduler })}</span></li>`}
      <li>${icon("info")}<span>${text.meetingId} <span class="number">${grouped(facts.number).join(" ")}</span></span></li>
    </ul>
    ${facts.webinar?.introduction && html`<p class="introduction">${facts.webinar.introduction}</p>`}
  </div>`;
}

/** A picture that is no longer there leaves no broken sign. @param {Event} event */
function hide(event) {
  /** @type {HTMLElement} */ (event.currentTarget).hidden = true;
}

export const Facts = live(showFacts);
