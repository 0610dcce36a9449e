// The page of a meeting: which of its views is shown follows from where on the way one is.

import { html, render, useEffect } from "../../vendor/htm-preact.js";
import { effect } from "../../vendor/signals-core.js";
import { language, words } from "../words.js";
import { PasswordForm, SignInForm } from "./entry/proof.js";
import { Refused } from "./entry/refused.js";
import { Shell } from "./entry/shell.js";
import { Lobby } from "./lobby/lobby.js";
import { Out } from "./out/out.js";
import { live } from "./parts/live.js";
import { Seats } from "./parts/seats.js";
import { Room } from "./room/room.js";
import { Waiting } from "./waiting/waiting.js";

/** @typedef {import("../state/model.js").Meet} Meet */

/** @param {{ meet: Meet }} props */
function showMeeting({ meet }) {
  const phase = meet.phase.value;
  switch (phase.name) {
    case "idle":
      return null;
    case "entering":
      return html`<${Shell} key="entering" meet=${meet}><div class="opening"><${Seats} moving="turns" /><p role="status">${words().opening}</p></div></${Shell}>`;
    case "needs":
      return html`<${Shell} key="needs" meet=${meet}><${Needs} key=${phase.what} meet=${meet} phase=${phase} /></${Shell}>`;
    case "lobby":
      return html`<${Lobby} key="lobby" meet=${meet} joining=${phase.joining} refusal=${phase.refusal} />`;
    case "waiting":
      return html`<${Waiting} key="waiting" meet=${meet} why=${phase.why} sentBack=${phase.sentBack} reconnecting=${phase.reconnecting} />`;
    case "in":
      return html`<${Room} key="room" meet=${meet} reconnecting=${phase.reconnecting} />`;
    case "out":
      return html`<${Out} key="out" meet=${meet} why=${phase.why} mayReturn=${phase.mayReturn} />`;
  }
}

/** @param {{ meet: Meet, phase: Extract<import("../state/model.js").Phase, { name: "needs" }> }} props */
function showNeeds({ meet, phase: { what, refusal, busy } }) {
  const form = { password: PasswordForm, sign_in: SignInForm, retry: Refused }[what];
  return html`<${form} meet=${meet} refusal=${refusal} busy=${busy} />`;
}

const Needs = live(showNeeds);
const Meeting = live(showMeeting);

/** Moves the reading position to the top of each new page. @param {{ meet: Meet }} props */
function showPage({ meet }) {
  const { name } = meet.phase.value;
  useEffect(() => scrollTo(0, 0), [name]);
  return html`<${Meeting} meet=${meet} />`;
}

const Page = live(showPage);

/**
 * Shows a meeting inside an element.
 *
 * @param {Element} element
 * @param {Meet} meet
 * @returns {() => void} takes it away again
 */
export function mount(element, meet) {
  const stop = effect(() => {
    document.documentElement.lang = language.value;
    const subject = meet.facts.value?.subject;
    document.title = subject ? `${subject} · Convoca` : "Convoca";
  });
  render(html`<${Page} meet=${meet} />`, element);
  return () => {
    stop();
    render(null, element);
  };
}
