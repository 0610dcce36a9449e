// Reactions: six signs that everybody sees for a moment.

import { html, useLayoutEffect, useRef, useState } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { useId } from "../parts/names.js";

/** @typedef {import("../../state/model.js").Reaction} Reaction */

/** @type {Record<Reaction, string>} */
export const SIGNS = { thumbs_up: "👍", applause: "👏", heart: "❤️", laugh: "😂", surprise: "😮", celebrate: "🎉" };

/** How a reaction is read out. @param {Reaction} reaction */
export function reactionName(reaction) {
  const text = words();
  return {
    thumbs_up: text.reactionThumbsUp,
    applause: text.reactionApplause,
    heart: text.reactionHeart,
    laugh: text.reactionLaugh,
    surprise: text.reactionSurprise,
    celebrate: text.reactionCelebrate,
  }[reaction];
}

/** @param {{ room: import("../../state/model.js").Room }} props */
function showReactionMenu({ room }) {
  const id = useId("reactions");
  const [isOpen, setOpen] = useState(false);
  const button = useRef(/** @type {HTMLElement | null} */ (null));
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (!isOpen || !button.current || !list.current) return;
    const at = button.current.getBoundingClientRect();
    const { width, height } = list.current.getBoundingClientRect();
    list.current.style.left = `${Math.max(8, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - 8))}px`;
    list.current.style.top = `${at.top - height - 10}px`;
    list.current.querySelector("button")?.focus();
  }, [isOpen]);
  const pick = (/** @type {Reaction} */ reaction) => {
    list.current?.hidePopover();
    room.react(reaction);
  };
  return html`<button ref=${button} type="button" class="control control-react" aria-label=${words().react} title=${words().react}
      aria-expanded=${isOpen ? "true" : "false"} popovertarget=${id}>
      <span class="control-sign">${icon("smile")}</span><span class="control-word" aria-hidden="true">${words().react}</span>
    </button>
    <div ref=${list} id=${id} class="reaction-menu" popover="auto" role="group" aria-label=${words().react}
      onToggle=${(/** @type {ToggleEvent} */ event) => setOpen(event.newState === "open")}>
      ${isOpen &&
      /** @type {Reaction[]} */ (Object.keys(SIGNS)).map(
        (reaction) => html`<button key=${reaction} type="button" aria-label=${reactionName(reaction)} title=${reactionName(reaction)}
          onClick=${() => pick(reaction)}>${SIGNS[reaction]}</button>`,
      )}
    </div>`;
}

export const ReactionMenu = live(showReactionMenu);
