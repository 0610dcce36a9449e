// A button with a menu. The menu is a popover of the browser, so it lies above everything, closes by
// itself on Escape or a click elsewhere, and gives the focus back; arrow keys move in it.

import { html, useLayoutEffect, useRef, useState } from "../../../vendor/htm-preact.js";
import { icon } from "./icon.js";
import { useId } from "./names.js";

/**
 * What can be picked, or with `heading` a title over those that follow.
 *
 * @typedef {object} Item
 * @property {string} label
 * @property {import("./icon.js").IconName} [icon]
 * @property {boolean} [checked] given: the item is one of several to choose from, and whether it is chosen
 * @property {boolean} [danger]
 * @property {boolean} [disabled]
 * @property {string} [hint] a keyboard shortcut, or another word in small
 * @property {string} [lang] language of the label, if it is another one than the page's
 * @property {() => void} [onPick] left out: a heading
 */

/** Least distance between a menu and the edge of the window, in CSS pixels. */
const EDGE = 8;

/**
 * @param {object} props
 * @param {string} props.label what the button does, for those who do not see its sign
 * @param {string} [props.title]
 * @param {string} [props.class]
 * @param {() => Item[]} props.items asked for when the menu opens, and while it is open
 * @param {import("../../../vendor/htm-preact.js").Child} props.children what is on the button
 */
export function Menu({ label, title, class: look = "", items, children }) {
  const id = useId("menu");
  const [isOpen, setOpen] = useState(false);
  const button = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (!isOpen || !button.current || !list.current) return;
    const fit = () => button.current && list.current && place(list.current, button.current.getBoundingClientRect());
    fit();
    const inside = choices(list.current);
    // A menu that begins with choices begins at the one that is chosen.
    const chosen = inside[0]?.role === "menuitemradio" ? inside.find((item) => item.ariaChecked === "true") : undefined;
    (chosen ?? inside[0])?.focus();
    // A phone that is turned moves the button, and may leave the menu outside the window.
    addEventListener("resize", fit);
    return () => removeEventListener("resize", fit);
  }, [isOpen]);
  const close = () => list.current?.hidePopover();
  return html`<button ref=${button} type="button" class=${look} aria-label=${label} title=${title ?? label}
      aria-haspopup="menu" aria-expanded=${isOpen ? "true" : "false"} popovertarget=${id}>${children}</button>
    <div ref=${list} id=${id} class="menu" popover="auto" role="menu" aria-label=${label}
      onToggle=${(/** @type {ToggleEvent} */ event) => setOpen(event.newState === "open")}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => move(event, close)}>
      ${isOpen && items().map((item) => Choice(item, close))}
    </div>`;
}

/** @param {Item} item @param {() => void} close */
function Choice(item, close) {
  const { label, onPick, checked } = item;
  if (!onPick) return html`<p key=${`# ${label}`} class="menu-heading" role="presentation">${label}</p>`;
  return html`<button key=${label} type="button" class="menu-item ${item.danger ? "is-danger" : ""}" tabindex="-1"
    lang=${item.lang} role=${checked === undefined ? "menuitem" : "menuitemradio"} aria-checked=${checked === undefined ? undefined : String(checked)}
    disabled=${item.disabled} onClick=${() => (close(), onPick())}>
    ${checked === undefined ? item.icon && icon(item.icon) : html`<span class="menu-mark">${checked && icon("check")}</span>`}
    <span class="menu-label">${label}</span>
    ${item.hint && html`<span class="menu-hint" aria-hidden="true">${item.hint}</span>`}
  </button>`;
}

/** @param {HTMLElement} list @returns {HTMLElement[]} */
function choices(list) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(".menu-item:not(:disabled)"))];
}

/** Above the button if there is room, else below; inside the window. @param {HTMLElement} list @param {DOMRect} at */
function place(list, at) {
  const { width, height } = list.getBoundingClientRect();
  const above = at.top - height - EDGE;
  const top = at.top > innerHeight / 2 && above >= EDGE ? above : at.bottom + EDGE;
  const middle = at.left + at.width / 2 - width / 2;
  list.style.left = `${Math.max(EDGE, Math.min(middle, innerWidth - width - EDGE))}px`;
  list.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))}px`;
}

/** @param {KeyboardEvent} event @param {() => void} close */
function move(event, close) {
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const inside = choices(list);
  const now = inside.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const step = { ArrowDown: now + 1, ArrowUp: now - 1 + inside.length, Home: 0, End: inside.length - 1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    inside[step % inside.length]?.focus();
  } else if (event.key === "Tab") {
    close();
  }
  // Keys in a menu are for the menu, not for the meeting's shortcuts.
  event.stopPropagation();
}
