// A live stream as a page: what to wait for, the player, and the address for other players.

import { html, render } from "../vendor/htm-preact.js";
import { effect } from "../vendor/signals-core.js";
import { fill, language } from "../meet/words.js";
import { LanguageChoice } from "../meet/views/entry/shell.js";
import { CopyButton } from "../meet/views/parts/copy.js";
import { icon } from "../meet/views/parts/icon.js";
import { live } from "../meet/views/parts/live.js";
import { Seats } from "../meet/views/parts/seats.js";
import { PlayerView, text } from "./player_view.js";

/** @typedef {import("./state.js").Stream} Stream */
/** @typedef {() => import("./player.js").Player} CreatePlayer */

/** @param {{ stream: Stream, createPlayer: CreatePlayer }} props */
function showPage({ stream, createPlayer }) {
  return html`<div class="page">
    <header class="bar"><a class="brand" href="/"><img src="/assets/mark.svg" alt="" />Convoca</a><${LanguageChoice} /></header>
    <main class="page-main ${stream.state.value === "live" ? "is-wide" : ""}" tabindex="-1"><${Body} stream=${stream} createPlayer=${createPlayer} /></main>
  </div>`;
}

/** @param {{ stream: Stream, createPlayer: CreatePlayer }} props */
function showBody({ stream, createPlayer }) {
  const facts = stream.facts.value;
  switch (stream.state.value) {
    case "unknown":
      return html`<div class="card" role="alert"><h1>${text("unknownTitle")}</h1><p class="card-text">${text("unknownText")}</p></div>`;
    case "opening":
      return html`<div class="opening"><h1 class="unseen">${text("title")}</h1><${Seats} moving="turns" /><p role="status">${text(stream.isUnreachable.value ? "unreachable" : "opening")}</p></div>`;
    case "waiting":
      return html`<div class="card" role="status"><${Seats} moving="turns" /><p class="card-text">${facts?.subject}</p><h1>${text(stream.wasLive.value ? "pausedTitle" : "waitingTitle")}</h1>
        ${facts && facts.startMs > 0 && !stream.wasLive.value && html`<p class="card-text">${fill(text("planned"), { moment: moment(facts.startMs) })}</p>`}
        <p class="card-text">${text(stream.wasLive.value ? "pausedText" : "waitingText")}</p><${Unreachable} stream=${stream} /></div>`;
    case "over":
      return html`<div class="card" role="status"><p class="card-text">${facts?.subject}</p><h1>${text("overTitle")}</h1><p class="card-text">${text("overText")}</p></div>`;
    case "live":
      return html`<article class="live">
        <div class="live-head"><span class="live-sign">${icon("broadcast")}${text("live")}</span><h1>${facts?.subject}</h1></div>
        <${PlayerView} subject=${facts?.subject ?? ""} createPlayer=${createPlayer} />
        <${Unreachable} stream=${stream} />
        <section class="live-others" aria-labelledby="live-others">
          <h2 id="live-others">${text("others")}</h2><p>${text("othersText")}</p>
          <p class="live-address">${stream.address}</p>
          <${CopyButton} class="quiet small" text=${stream.address} label=${text("copy")} />
        </section>
      </article>`;
  }
}

/** @param {{ stream: Stream }} props */
function showUnreachable({ stream }) {
  if (!stream.isUnreachable.value) return null;
  return html`<p class="note note-warning" role="status">${icon("warning")}<span>${text("unreachable")}</span></p>`;
}

/** @param {number} ms */
function moment(ms) {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "full", timeStyle: "short" }).format(ms);
}

const Unreachable = live(showUnreachable);
const Body = live(showBody);
const Page = live(showPage);

/** @param {Element} element @param {Stream} stream @param {CreatePlayer} createPlayer */
export function mount(element, stream, createPlayer) {
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = `${stream.facts.value?.subject || text("title")} · Convoca`;
  });
  render(html`<${Page} stream=${stream} createPlayer=${createPlayer} />`, element);
}
