// The invitation as a page: what it is about, when, and three answers.

import { html, render } from "../vendor/htm-preact.js";
import { effect } from "../vendor/signals-core.js";
import { startLanguage } from "../i18n.js";
import { fill, language } from "../meet/words.js";
import { LanguageChoice } from "../meet/views/entry/shell.js";
import { icon } from "../meet/views/parts/icon.js";
import { live } from "../meet/views/parts/live.js";
import { Seats } from "../meet/views/parts/seats.js";
import { say } from "./words.js";

/** @typedef {import("./state.js").Invitation} Invitation */
/** @typedef {import("./state.js").Answer} Answer */

/** Meetings of a series that are listed; the others are counted. */
const LISTED = 4;
/** @type {[Answer, import("../meet/views/parts/icon.js").IconName][]} */
const ANSWERS = [["accepted", "check"], ["tentative", "clock"], ["declined", "close"]];

/** @param {Parameters<typeof say>[0]} word */
const text = (word) => say(word, language.value);

/** @param {{ invitation: Invitation }} props */
function showPage({ invitation }) {
  return html`<div class="page">
    <header class="bar"><a class="brand" href="/"><img src="/assets/mark.svg" alt="" />Convoca</a><${LanguageChoice} /></header>
    <main class="page-main" tabindex="-1"><${Body} invitation=${invitation} /></main>
  </div>`;
}

/** @param {{ invitation: Invitation }} props */
function showBody({ invitation }) {
  const facts = invitation.facts.value;
  const problem = invitation.problem.value;
  if (problem === "gone") return html`<div class="card" role="alert"><h1>${text("goneTitle")}</h1><p class="card-text">${text("goneText")}</p></div>`;
  if (facts === null && problem !== null) return html`<div class="card"><h1>${text("title")}</h1><${Unreachable} onAgain=${invitation.load} /></div>`;
  if (facts === null) return html`<div class="opening"><${Seats} moving="turns" /><p role="status">${text("loading")}</p></div>`;
  return html`<div class="card invitation">
    <div><p class="invitation-from">${fill(text("invites"), { name: facts.scheduler })}</p><h1>${facts.subject}</h1></div>
    <${When} facts=${facts} />
    <${AnswerForm} invitation=${invitation} facts=${facts} />
  </div>`;
}

/** @param {{ onAgain: () => void }} props */
function Unreachable({ onAgain }) {
  return html`<p class="note note-error" role="alert">${icon("warning")}<span>${text("unreachable")} <button type="button" class="link-button" onClick=${onAgain}>${text("again")}</button></span></p>`;
}

/** @param {{ facts: import("./state.js").Facts }} props */
function showWhen({ facts }) {
  const listed = facts.when.slice(0, LISTED);
  const rest = facts.when.length - listed.length;
  const form = new Intl.PluralRules(language.value).select(rest) === "one" ? "moreOne" : "moreOther";
  return html`<ul class="invitation-when">
    ${listed.map(({ startMs, endMs }) => {
      const there = moment(startMs, endMs, facts.zone);
      const here = moment(startMs, endMs, undefined);
      const isElsewhere = there !== null && moment(startMs, endMs, facts.zone, false) !== moment(startMs, endMs, undefined, false);
      return html`<li key=${startMs}>${icon("calendar")}<span>${there ?? here}${isElsewhere && html`<small>${text("yourTime")}: ${here}</small>`}</span></li>`;
    })}
    ${rest > 0 && html`<li>${icon("repeat")}<span>${fill(text(form), { count: rest })}</span></li>`}
  </ul>`;
}

/** In words; null in a zone that is not known. @param {number} startMs @param {number} endMs @param {string | undefined} zone @param {boolean} [isNamed] */
function moment(startMs, endMs, zone, isNamed = true) {
  const name = isNamed ? /** @type {const} */ ({ timeZoneName: "short" }) : {};
  if (zone === "") return null;
  try {
    return new Intl.DateTimeFormat(language.value, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit", timeZone: zone, ...name }).formatRange(startMs, endMs);
  } catch {
    return null;
  }
}

/** @param {{ invitation: Invitation, facts: import("./state.js").Facts }} props */
function showAnswer({ invitation, facts }) {
  const { chosen, said, isBusy, problem } = invitation;
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    void invitation.send();
  };
  const isSaid = said.value !== null && said.value === chosen.value;
  return html`<form class="answer-form" onSubmit=${send}>
    <fieldset class="answers"><legend>${text("question")}</legend>
      ${ANSWERS.map(([answer, sign]) => html`<label key=${answer} class="answer-choice is-${answer}"><input type="radio" name="answer" value=${answer} checked=${chosen.value === answer}
        onChange=${() => invitation.choose(answer)} /><span>${icon(sign)}${text(answer)}</span></label>`)}
    </fieldset>
    <p class="card-text">${fill(text("forWhom"), { name: facts.name })}</p>
    ${problem.value && html`<${Unreachable} onAgain=${() => void invitation.send()} />`}
    <div role="status">${isSaid && said.value && html`<p class="said">${icon("check")}<span><b>${text(`said_${said.value}`)}</b> ${text("saidText")}</span></p>`}</div>
    <button type="submit" class="button large" disabled=${chosen.value === null || isSaid} aria-busy=${isBusy.value ? "true" : "false"}>${isBusy.value ? text("sending") : said.value === null ? text("send") : text("change")}</button>
  </form>`;
}

const When = live(showWhen);
const AnswerForm = live(showAnswer);
const Body = live(showBody);
const Page = live(showPage);

/** @param {Element} element @param {Invitation} invitation */
export function mount(element, invitation) {
  let isFirst = true;
  effect(() => {
    const facts = invitation.facts.value;
    // The mail's own language, unless one has chosen another one here before.
    if (facts && isFirst) language.value = startLanguage([facts.language, ...navigator.languages]);
    if (facts) isFirst = false;
  });
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = `${invitation.facts.value?.subject ?? text("title")} · Convoca`;
  });
  render(html`<${Page} invitation=${invitation} />`, element);
}
