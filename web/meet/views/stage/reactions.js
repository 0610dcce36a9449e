// Reactions of people who have no tile on this page: they rise at the edge of the stage with a name.

import { html } from "../../../vendor/htm-preact.js";
import { live } from "../parts/live.js";
import { SIGNS } from "../room/reaction_menu.js";

/** Most that rise at once. */
const MOST = 8;

/** @param {{ room: import("../../state/model.js").Room, shown: string }} props `shown`: who has a tile, by ID with spaces between */
function showReactions({ room, shown }) {
  const visible = new Set(shown.split(" "));
  const rising = room.reactions.value.filter(({ participant }) => !visible.has(participant)).slice(-MOST);
  return html`<div class="reactions" aria-hidden="true">
    ${rising.map(({ id, participant, reaction }) => html`<p key=${id} class="rising rising-${id % 4}"><span>${SIGNS[reaction]}</span>${room.nameOf(participant)}</p>`)}
  </div>`;
}

export const Reactions = live(showReactions);
