// Somebody's picture, and choosing another one. Whatever is chosen is made a small square before it is
// sent: it is shown in lists, and no camera's file is worth its megabytes there.

import { html, useRef, useState } from "../../../vendor/htm-preact.js";
import { Avatar } from "../../../meet/views/parts/avatar.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { words } from "../../words.js";

/** Edge of what is sent, in pixels: four times what is shown. */
const EDGE = 384;
const QUALITY = 0.88;

/**
 * @param {object} props
 * @param {string} props.name
 * @param {string} props.id
 * @param {string} props.picture
 * @param {(file: Blob) => unknown} props.onPick
 */
export function PictureField({ name, id, picture, onPick }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [isWrong, setWrong] = useState(false);
  const text = words();
  const choose = async (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const [file] = currentTarget.files ?? [];
    // The same file may be chosen again.
    currentTarget.value = "";
    if (!file) return;
    const made = await squared(file).catch(() => null);
    setWrong(made === null);
    if (made) onPick(made);
  };
  return html`<div class="picture-field">
    <${Avatar} name=${name} id=${id} picture=${picture} />
    <input ref=${field} class="unseen" type="file" name="picture" accept="image/*" tabindex="-1" aria-label=${text.choosePicture} onChange=${choose} />
    <button type="button" class="picture-way" aria-label=${text.choosePicture} title=${text.choosePicture} onClick=${() => field.current?.click()}>${icon("edit")}</button>
    ${isWrong && html`<p class="field-error" role="alert">${text.noPicture}</p>`}
  </div>`;
}

/** The middle of a picture. @param {Blob} file @returns {Promise<Blob | null>} */
async function squared(file) {
  const whole = await createImageBitmap(file);
  const edge = Math.min(whole.width, whole.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = EDGE;
  canvas.getContext("2d")?.drawImage(whole, (whole.width - edge) / 2, (whole.height - edge) / 2, edge, edge, 0, 0, EDGE, EDGE);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}
