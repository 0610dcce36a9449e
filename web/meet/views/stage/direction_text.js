// What a host or a program has decided that one looks at, in words.

import { fill, words } from "../../words.js";

/**
 * @param {import("../../state/model.js").Direction} direction
 * @param {import("../../state/model.js").Room} room
 * @returns {string}
 */
export function directionText({ kind, participant, many }, room) {
  const text = words();
  const name = participant === null ? "" : room.nameOf(participant);
  switch (kind) {
    case "broadcast":
      return fill(text.shownToAllNamed, { name });
    case "roll_call":
      return fill(text.rollCallNamed, { name });
    case "voice":
      return many ? text.voiceManyShown : text.voiceOneShown;
    case "layout":
      return text.layoutShown;
    case "person":
      return fill(text.viewPerson, { name });
    case "poll":
      return text.viewPoll;
    case "grid":
      return text.viewGrid;
    case "free":
      return text.viewFree;
  }
}
