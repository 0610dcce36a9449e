// A picture with a hole, and the piece that belongs there: drawn along below the picture, by pointer
// or by arrow keys.

import { html, useEffect, useRef, useState } from "../../../vendor/htm-preact.js";
import { useId } from "../../../meet/views/parts/names.js";
import { words } from "../../words.js";

/** Of the picture, in its pixels. */
const WIDTH = 280;
const HEIGHT = 150;
/** Edge of the piece. */
const PIECE = 48;

/**
 * @param {object} props
 * @param {import("../../state/model.js").Slider} props.slider
 * @param {() => void} props.onTouch it begins to move
 * @param {(left: number) => void} props.onMove to this many pixels from the left
 */
export function Slider({ slider, onTouch, onMove }) {
  const id = useId("slider");
  const [left, setLeft] = useState(0);
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const text = words();
  useEffect(() => {
    // The page's policy takes styles by script, and none in the markup.
    box.current?.style.setProperty("--left", `${(left / WIDTH) * 100}%`);
    box.current?.style.setProperty("--top", `${(slider.top / HEIGHT) * 100}%`);
  }, [left, slider]);
  const move = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const to = Number(currentTarget.value);
    onTouch();
    setLeft(to);
    onMove(to);
  };
  return html`<div class="slider">
    <div class="slider-picture" ref=${box} aria-hidden="true">
      <${Drawing} url=${slider.picture} width=${WIDTH} height=${HEIGHT} class="slider-whole" />
      <${Drawing} url=${slider.piece} width=${PIECE} height=${PIECE} class="slider-piece" />
    </div>
    <label for=${id}>${text.slideLabel}</label>
    <input id=${id} type="range" min="0" max=${WIDTH - PIECE} step="1" value=${left} data-first onInput=${move} />
    <p class="field-hint">${text.slideHint}</p>
  </div>`;
}

/**
 * A picture out of a data URL. The page's policy loads no such address, so its bytes are drawn.
 *
 * @param {{ url: string, width: number, height: number, class: string }} props
 */
function Drawing({ url, width, height, class: look }) {
  const canvas = useRef(/** @type {HTMLCanvasElement | null} */ (null));
  useEffect(() => {
    let isGone = false;
    void createImageBitmap(new Blob([bytesOf(url)], { type: "image/png" })).then((drawn) => {
      if (!isGone) canvas.current?.getContext("2d")?.drawImage(drawn, 0, 0, width, height);
    }, () => {});
    return () => void (isGone = true);
  }, [url]);
  return html`<canvas ref=${canvas} class=${look} width=${width} height=${height}></canvas>`;
}

/** @param {string} url */
function bytesOf(url) {
  return Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (one) => one.charCodeAt(0));
}
