// Reads out what happens: a live region that gets one sentence after the other. What asks for an
// answer has a card of its own that is read out at once.

import { html, useRef, useState } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { live, useFollow } from "../parts/live.js";
import { happeningText } from "./happening_text.js";
import { SIGNS, reactionName } from "./reaction_menu.js";

/** Sentences that stay in the region; a screen reader reads only what is new. */
const KEPT = 6;

/** Kinds whose card is read out by itself. */
const READ_BY_CARD = ["asked", "stopped", "refused", "problem"];

/** @param {{ room: import("../../state/model.js").Room }} props */
function showAnnouncer({ room }) {
  const [said, setSaid] = useState(/** @type {{ id: string, text: string }[]} */ ([]));
  const last = useRef({ happening: -1, reaction: -1 });
  const say = (/** @type {{ id: string, text: string }[]} */ news) => news.length > 0 && setSaid((before) => [...before, ...news].slice(-KEPT));
  useFollow(() => {
    const fresh = room.happenings.value.filter((happening) => happening.id > last.current.happening);
    if (fresh.length === 0) return;
    last.current.happening = Math.max(...fresh.map((happening) => happening.id));
    const told = fresh.filter((happening) => !READ_BY_CARD.includes(happening.kind));
    say(told.map((happening) => {
      const { title, text } = happeningText(happening, room);
      return { id: `h${happening.id}`, text: text ? `${title}: ${text}` : title };
    }));
  });
  useFollow(() => {
    const fresh = room.reactions.value.filter((reaction) => reaction.id > last.current.reaction);
    if (fresh.length === 0) return;
    last.current.reaction = Math.max(...fresh.map((reaction) => reaction.id));
    say(fresh.filter(({ reaction }) => reaction in SIGNS).map((shown) => ({
      id: `r${shown.id}`,
      text: fill(words().wrote, { name: room.nameOf(shown.participant), text: reactionName(shown.reaction) }),
    })));
  });
  return html`<div class="unseen" role="log" aria-live="polite" aria-relevant="additions">
    ${said.map(({ id, text }) => html`<p key=${id}>${text}</p>`)}
  </div>`;
}

export const Announcer = live(showAnnouncer);
