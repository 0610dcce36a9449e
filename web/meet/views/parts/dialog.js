// A dialog over everything else. The browser's own element keeps the focus inside and gives it back.

import { html, useEffect, useRef } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { icon } from "./icon.js";
import { useId } from "./names.js";

/**
 * @param {object} props
 * @param {string} props.title
 * @param {() => void} props.onClose by Escape, the cross, or a click beside it
 * @param {string} [props.class]
 * @param {import("../../../vendor/htm-preact.js").Child} props.children
 */
export function Dialog({ title, onClose, class: look = "", children }) {
  const id = useId("dialog");
  const element = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => {
    const shown = element.current;
    if (!shown) return;
    shown.showModal();
    const field = /** @type {HTMLElement | null} */ (shown.querySelector("[data-first]"));
    field?.focus();
    return () => shown.close();
  }, []);
  const beside = (/** @type {MouseEvent} */ event) => {
    if (event.target === element.current) onClose();
  };
  const cancel = (/** @type {Event} */ event) => {
    event.preventDefault();
    onClose();
  };
  return html`<dialog ref=${element} class="dialog ${look}" aria-labelledby=${id} onCancel=${cancel} onClick=${beside}>
    <div class="dialog-body">
      <header class="dialog-head">
        <h2 id=${id}>${title}</h2>
        <button type="button" class="icon-button" aria-label=${words().close} title=${words().close} onClick=${onClose}>${icon("close")}</button>
      </header>
      ${children}
    </div>
  </dialog>`;
}

/**
 * A question with its answers.
 *
 * @param {object} props
 * @param {string} props.title
 * @param {string} [props.text]
 * @param {string} props.yes
 * @param {boolean} [props.danger]
 * @param {() => void} props.onYes
 * @param {() => void} props.onClose
 * @param {import("../../../vendor/htm-preact.js").Child} [props.children]
 */
export function Question({ title, text, yes, danger, onYes, onClose, children }) {
  return html`<${Dialog} title=${title} onClose=${onClose}>
    ${text && html`<p class="dialog-text">${text}</p>`}
    ${children}
    <div class="dialog-ends">
      <button type="button" class="button quiet" onClick=${onClose}>${words().cancel}</button>
      <button type="button" class="button ${danger ? "danger" : ""}" data-first onClick=${() => (onClose(), onYes())}>${yes}</button>
    </div>
  </${Dialog}>`;
}
