// The player of a live stream: the picture, what stands over it, and its controls.

import { html, useEffect, useMemo, useRef, useState } from "../vendor/htm-preact.js";
import { fill, language } from "../meet/words.js";
import { icon } from "../meet/views/parts/icon.js";
import { live } from "../meet/views/parts/live.js";
import { Seats } from "../meet/views/parts/seats.js";
import { say } from "./words.js";

/** @typedef {import("./player.js").Player} Player */

/** How far a key turns the volume, of 1. */
const STEP = 0.1;
/** After how long without a touch the controls leave a full screen, in milliseconds. */
const IDLE_MS = 3000;

/** @param {Parameters<typeof say>[0]} word */
export const text = (word) => say(word, language.value);

/** @param {{ subject: string, createPlayer: () => Player }} props */
function showPlayerView({ subject, createPlayer }) {
  const player = useMemo(createPlayer, []);
  const frame = useRef(/** @type {HTMLElement | null} */ (null));
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  const [isFull, setFull] = useState(false);
  const isIdle = useIdle(frame, isFull);
  useEffect(() => {
    if (video.current) player.attach(video.current);
    const changed = () => setFull(document.fullscreenElement === frame.current);
    const pressed = (/** @type {KeyboardEvent} */ event) => steer(event, player, () => fillScreen(frame.current, video.current));
    document.addEventListener("fullscreenchange", changed);
    document.addEventListener("keydown", pressed);
    return () => {
      player.detach();
      document.removeEventListener("fullscreenchange", changed);
      document.removeEventListener("keydown", pressed);
    };
  }, []);
  const isVoice = player.isVoice.value;
  return html`<div ref=${frame} class="live-player ${isIdle ? "is-idle" : ""}" role="group" aria-label=${text("player")}>
    <div class="live-screen ${isVoice ? "is-voice" : ""}">
      <video ref=${video} playsinline aria-label=${subject} onClick=${() => player.toggle()}></video>
      ${isVoice && html`<div class="live-voice"><${Seats} /><p>${text("voice")}</p></div>`}
      <${Cover} player=${player} />
    </div>
    <${Controls} player=${player} isFull=${isFull} onFull=${() => fillScreen(frame.current, video.current)} />
  </div>`;
}

/** What stands over the picture. @param {{ player: Player }} props */
function showCover({ player }) {
  const phase = player.phase.value;
  const told = phase === "loading" || phase === "stalled" || phase === "unsupported" ? text(phase) : "";
  return html`<div class="live-cover">
    <p class="live-told ${told === "" ? "is-empty" : ""}" role="status">${told}</p>
    ${phase === "paused" && html`<button type="button" class="live-play" aria-label=${text("play")} onClick=${() => player.toggle()}>${icon("play")}</button>`}
    ${player.isHeld.value && html`<button type="button" class="button live-hear" onClick=${() => player.mute(false)}>${icon("volumeOff")}${text("hear")}</button>`}
  </div>`;
}

/** @param {{ player: Player, isFull: boolean, onFull: () => void }} props */
function showControls({ player, isFull, onFull }) {
  const isPlaying = player.phase.value !== "paused";
  const isMuted = player.isMuted.value;
  const behind = player.behindS.value;
  const button = (/** @type {import("../meet/views/parts/icon.js").IconName} */ sign, /** @type {string} */ label, /** @type {string} */ key, /** @type {() => void} */ press) =>
    html`<button type="button" class="icon-button" aria-label=${label} title=${`${label} (${key})`} onClick=${() => press()}>${icon(sign)}</button>`;
  const turn = (/** @type {{ currentTarget: HTMLInputElement }} */ event) => player.setVolume(Number(event.currentTarget.value));
  return html`<div class="live-controls">
    ${isPlaying ? button("pause", text("pause"), "K", player.toggle) : button("play", text("play"), "K", player.toggle)}
    ${isMuted ? button("volumeOff", text("unmute"), "M", () => player.mute(false)) : button("volume", text("mute"), "M", () => player.mute(true))}
    <input class="live-volume" type="range" min="0" max="1" step="0.05" aria-label=${text("volume")} value=${isMuted ? 0 : player.volume.value} onInput=${turn} />
    <div class="live-edge">${behind > 0 && html`<span>${fill(text("behind"), { count: behind })}</span>
      <button type="button" class="button small quiet" title="L" onClick=${() => player.toEdge()}>${text("toEdge")}</button>`}</div>
    ${button(isFull ? "shrink" : "expand", text(isFull ? "leaveFullScreen" : "fullScreen"), "F", onFull)}
  </div>`;
}

/**
 * Keys that steer the player wherever the focus is, but for fields and for what a button does with them.
 *
 * @param {KeyboardEvent} event
 * @param {Player} player
 * @param {() => void} full
 */
function steer(event, player, full) {
  const on = /** @type {Element} */ (event.target);
  if (event.ctrlKey || event.altKey || event.metaKey || on.closest("input, select, textarea")) return;
  const key = event.key.toLowerCase();
  if (key === " " && on.closest("button, a")) return;
  if (key === " " || key === "k") player.toggle();
  else if (key === "m") player.mute(!player.isMuted.value);
  else if (key === "f") full();
  else if (key === "l") player.toEdge();
  else if (key === "arrowup") player.setVolume(player.volume.value + STEP);
  else if (key === "arrowdown") player.setVolume(player.volume.value - STEP);
  else return;
  event.preventDefault();
}

/**
 * Fills the screen with the player, or gives it back. A phone that fills it with nothing but a picture is
 * given that; one that refuses leaves things as they are.
 *
 * @param {HTMLElement | null} frame
 * @param {HTMLVideoElement | null} video
 */
function fillScreen(frame, video) {
  if (document.fullscreenElement) return void document.exitFullscreen().catch(() => {});
  if (frame && document.fullscreenEnabled) return void frame.requestFullscreen().catch(() => {});
  /** @type {any} */ (video)?.webkitEnterFullscreen?.();
}

/** Whether nobody has touched anything for a while. @param {{ current: HTMLElement | null }} frame @param {boolean} isFull */
function useIdle(frame, isFull) {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!isFull || !element) return;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const touched = () => {
      clearTimeout(timer);
      setIdle(false);
      timer = setTimeout(() => setIdle(true), IDLE_MS);
    };
    touched();
    for (const name of ["pointermove", "pointerdown", "keydown"]) element.addEventListener(name, touched);
    return () => {
      clearTimeout(timer);
      setIdle(false);
      for (const name of ["pointermove", "pointerdown", "keydown"]) element.removeEventListener(name, touched);
    };
  }, [isFull]);
  return isIdle;
}

const Cover = live(showCover);
const Controls = live(showControls);
export const PlayerView = live(showPlayerView);
