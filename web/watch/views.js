// A recording as a page: a player, the parts that it has, and who spoke when.

import { html, render, useEffect, useRef, useState } from "../vendor/htm-preact.js";
import { effect } from "../vendor/signals-core.js";
import { fill, language } from "../meet/words.js";
import { LanguageChoice } from "../meet/views/entry/shell.js";
import { icon } from "../meet/views/parts/icon.js";
import { live } from "../meet/views/parts/live.js";
import { Seats } from "../meet/views/parts/seats.js";
import { say } from "./words.js";

/** @typedef {import("./state.js").Recording} Recording */
/** @typedef {{ at: number, name: string }} Chapter */

/** @param {Parameters<typeof say>[0]} word */
const text = (word) => say(word, language.value);

/** @param {{ recording: Recording }} props */
function showPage({ recording }) {
  return html`<div class="page">
    <header class="bar"><a class="brand" href="/"><img src="/assets/mark.svg" alt="" />Convoca</a><${LanguageChoice} /></header>
    <main class="page-main is-wide" tabindex="-1"><${Body} recording=${recording} /></main>
  </div>`;
}

/** @param {{ recording: Recording }} props */
function showBody({ recording }) {
  const facts = recording.facts.value;
  const problem = recording.problem.value;
  if (problem === "unreachable") {
    return html`<div class="card"><h1>${text("title")}</h1><p class="note note-error" role="alert">${icon("warning")}<span>${text("unreachable")} <button type="button" class="link-button" onClick=${recording.load}>${text("again")}</button></span></p></div>`;
  }
  if (problem !== null) {
    return html`<div class="card" role="alert"><h1>${text(`${problem}Title`)}</h1><p class="card-text">${text(`${problem}Text`)}</p>
      ${problem === "signIn" && html`<a class="button" href="/portal" target="_blank" rel="opener">${text("signIn")}</a>`}</div>`;
  }
  if (facts === null) return html`<div class="opening"><${Seats} moving="turns" /><p role="status">${text("loading")}</p></div>`;
  return html`<article class="recording">
    <div class="recording-head"><h1>${facts.subject}</h1><p>${moment(facts.beganMs)} · ${fill(text("by"), { name: facts.scheduler })}</p></div>
    <${Kinds} recording=${recording} />
    <${Player} recording=${recording} />
  </article>`;
}

/** Which picture, where there are several. @param {{ recording: Recording }} props */
function showKinds({ recording }) {
  const kinds = recording.kinds.value;
  if (kinds.length < 2) return null;
  return html`<div class="recording-kinds" role="group" aria-label=${text("kinds")}>
    ${kinds.map((kind) => html`<button type="button" key=${kind} class="button quiet small" aria-pressed=${kind === recording.kind.value ? "true" : "false"} onClick=${() => recording.choose(kind)}>${text(kind)}</button>`)}
  </div>`;
}

/** @param {{ recording: Recording }} props */
function showPlayer({ recording }) {
  const file = recording.current.value;
  const player = useRef(/** @type {HTMLMediaElement | null} */ (null));
  const [chapters, setChapters] = useState(/** @type {Chapter[]} */ ([]));
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    setChapters([]);
    setBroken(false);
  }, [file?.url]);
  if (file === null) return null;
  const seek = (/** @type {number} */ at) => {
    if (!player.current) return;
    player.current.currentTime = at;
    void player.current.play().catch(() => {});
  };
  const read = (/** @type {{ currentTarget: HTMLTrackElement }} */ event) => setChapters(chaptersOf(event.currentTarget.track));
  const inside = file.chapters !== null && html`<track key=${file.chapters} kind="chapters" src=${file.chapters} default ref=${show} onLoad=${read} />`;
  const how = { key: file.url, ref: player, src: file.url, controls: true, preload: "metadata", onEnded: () => recording.ended(), onError: () => setBroken(true) };
  return html`<div class="recording-player">
    <div class="recording-screen">
      ${file.kind === "AUDIO"
        ? html`<audio ...${how} aria-label=${text("AUDIO")}>${inside}</audio>`
        : html`<video ...${how} playsinline aria-label=${text(file.kind)}>${inside}</video>`}
      ${isBroken && html`<p class="note note-error" role="alert">${icon("warning")}<span>${text("broken")}</span></p>`}
    </div>
    <div class="recording-lists">
      <${Parts} recording=${recording} />
      ${chapters.length > 0 && html`<section aria-label=${text("chapters")}><h2>${text("chapters")}</h2><ol class="recording-list">
        ${chapters.map(({ at, name }) => html`<li key=${`${at} ${name}`}><button type="button" onClick=${() => seek(at)}><span>${name}</span><time>${length(at * 1000)}</time></button></li>`)}
      </ol></section>`}
    </div>
  </div>`;
}

/** @param {{ recording: Recording }} props */
function showParts({ recording }) {
  const list = recording.list.value;
  if (list.length < 2) return null;
  return html`<section aria-label=${text("parts")}><h2>${text("parts")}</h2><ol class="recording-list">
    ${list.map((file, index) => html`<li key=${file.url}><button type="button" aria-current=${index === recording.index.value ? "true" : undefined} onClick=${() => recording.play(index)}>
      <span>${fill(text("part"), { count: index + 1 })}<small>${clock(file.beginMs)}</small></span><time>${length(file.durationMs)}</time></button></li>`)}
  </ol></section>`;
}

/** A track of chapters is only read by a browser while it is shown. @param {HTMLTrackElement | null} element */
function show(element) {
  if (element) element.track.mode = "hidden";
}

/** @param {TextTrack} track @returns {Chapter[]} */
function chaptersOf(track) {
  return [...(track.cues ?? [])].map((cue) => ({ at: cue.startTime, name: /** @type {VTTCue} */ (cue).text }));
}

/** @param {number} ms */
function moment(ms) {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "full", timeStyle: "short" }).format(ms);
}

/** @param {number} ms */
function clock(ms) {
  return new Intl.DateTimeFormat(language.value, { timeStyle: "short" }).format(ms);
}

/** Hours, minutes and seconds. @param {number} ms */
function length(ms) {
  const seconds = Math.floor(ms / 1000);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const Kinds = live(showKinds);
const Parts = live(showParts);
const Player = live(showPlayer);
const Body = live(showBody);
const Page = live(showPage);

/** @param {Element} element @param {Recording} recording */
export function mount(element, recording) {
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = `${recording.facts.value?.subject ?? text("title")} · Convoca`;
  });
  render(html`<${Page} recording=${recording} />`, element);
}
