// What is open on one's own screen: a panel, a dialog, the answer to what one has just pressed. Nobody
// else knows of it, so it is no part of the meeting's state.

import { signal } from "../../../vendor/signals-core.js";

/** @typedef {"people" | "chat"} Panel */

/**
 * @typedef {{ name: "leave" } | { name: "end" } | { name: "invite" } | { name: "shortcuts" } | { name: "host" } | { name: "live" }
 *   | { name: "devices" } | { name: "claim" } | { name: "muteAll" }
 *   | { name: "rename" | "remove" | "handOver", participant: string }} OpenDialog
 */

/** A switch that was refused, and why. @typedef {{ source: "microphone" | "camera" | "screen", refusal: import("../../state/model.js").Refusal }} Refused */

/** How long a refusal stays, in milliseconds. */
const TOLD_MS = 6000;

/** A desk for one stay in a meeting. */
export function createDesk() {
  const panel = signal(/** @type {Panel | null} */ (null));
  const dialog = signal(/** @type {OpenDialog | null} */ (null));
  const refused = signal(/** @type {Refused | null} */ (null));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    panel,
    dialog,
    refused,
    /**
     * Waits for what comes of pressing a switch, and keeps a refusal for a while.
     *
     * @param {Refused["source"]} source
     * @param {import("../../state/model.js").Outcome} outcome
     */
    async watch(source, outcome) {
      const refusal = await outcome;
      clearTimeout(timer);
      refused.value = refusal && { source, refusal };
      if (refusal) timer = setTimeout(() => (refused.value = null), TOLD_MS);
    },
    forgive() {
      refused.value = null;
    },
    /** Opens a panel, or closes it if it is open. @param {Panel} which */
    toggle(which) {
      panel.value = panel.value === which ? null : which;
    },
    closePanel() {
      panel.value = null;
    },
    /** @param {OpenDialog} which */
    ask(which) {
      dialog.value = which;
    },
    closeDialog() {
      dialog.value = null;
    },
  };
}

/** @typedef {ReturnType<typeof createDesk>} Desk */
