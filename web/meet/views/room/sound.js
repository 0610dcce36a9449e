// Everybody's voice. A browser may hold sound back until something was pressed; then a button asks
// for that, and pressing anything else does as well.

import { signal } from "../../../vendor/signals-core.js";
import { html, useEffect, useMemo, useRef } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live, useFollow } from "../parts/live.js";

/** @typedef {import("../../../vendor/signals-core.js").Signal<boolean>} Blocked */

/** @param {{ meet: import("../../state/model.js").Meet }} props */
function showSound({ meet }) {
  const blocked = useMemo(() => signal(false), []);
  const tracks = meet.room.audio.value;
  const hear = () => {
    blocked.value = false;
    for (const element of /** @type {NodeListOf<HTMLAudioElement>} */ (document.querySelectorAll("audio.voice"))) play(element, blocked);
  };
  useFollow(() => {
    if (!blocked.value) return;
    addEventListener("pointerup", hear);
    addEventListener("keyup", hear);
    return () => {
      removeEventListener("pointerup", hear);
      removeEventListener("keyup", hear);
    };
  });
  return html`<div class="sound">
    ${tracks.map((track) => html`<${Voice} key=${track.id} track=${track} own=${meet.own} blocked=${blocked} />`)}
    ${blocked.value &&
    html`<div class="sound-blocked" role="alert"><p>${words().hearTitle}</p>
      <button type="button" class="button" onClick=${hear}>${icon("volume")}${words().hear}</button></div>`}
  </div>`;
}

/** @param {{ track: MediaStreamTrack, own: import("../../state/model.js").OwnMedia, blocked: Blocked }} props */
function showVoice({ track, own, blocked }) {
  const element = useRef(/** @type {HTMLAudioElement | null} */ (null));
  const speaker = own.chosen.value.speaker;
  useEffect(() => {
    const audio = element.current;
    if (!audio) return;
    audio.srcObject = new MediaStream([track]);
    play(audio, blocked);
    return () => {
      audio.srcObject = null;
    };
  }, [track]);
  useEffect(() => {
    // A loudspeaker that is gone falls back to the system's, which is what plays by then.
    if (own.can.speaker) element.current?.setSinkId(speaker ?? "").catch(() => {});
  }, [speaker]);
  return html`<audio ref=${element} class="voice" autoplay></audio>`;
}

/** @param {HTMLAudioElement} audio @param {Blocked} blocked */
function play(audio, blocked) {
  audio.play().catch((/** @type {unknown} */ error) => {
    if (error instanceof DOMException && error.name === "NotAllowedError") blocked.value = true;
  });
}

const Voice = live(showVoice);
export const Sound = live(showSound);
