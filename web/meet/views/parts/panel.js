// A panel beside the stage; on a narrow screen it lies over it.

import { html, useEffect, useRef } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { icon } from "./icon.js";
import { useId } from "./names.js";

/**
 * @param {object} props
 * @param {string} props.title
 * @param {number} [props.count]
 * @param {() => void} props.onClose
 * @param {import("../../../vendor/htm-preact.js").Child} props.children
 */
export function Panel({ title, count, onClose, children }) {
  const id = useId("panel");
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    /** @type {HTMLElement | null | undefined} */ (element.current?.querySelector("[data-first]"))?.focus();
    // The focus goes back to where it was, unless it has already been taken elsewhere.
    return () => {
      if (document.activeElement === document.body || document.activeElement === null) before?.focus();
    };
  }, []);
  return html`<aside ref=${element} class="panel" aria-labelledby=${id}>
    <header class="panel-head">
      <h2 id=${id}>${title}${count !== undefined && html` <span class="panel-count">${count}</span>`}</h2>
      <button type="button" class="icon-button" aria-label=${words().close} title=${words().close} onClick=${onClose}>${icon("close")}</button>
    </header>
    ${children}
  </aside>`;
}
