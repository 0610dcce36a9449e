// What is open on one's own screen: a panel, a dialog. Nobody else knows of it, so it is no part of
// the meeting's state.

import { signal } from "../../../vendor/signals-core.js";

/** @typedef {"people" | "chat"} Panel */

/**
 * @typedef {{ name: "leave" } | { name: "end" } | { name: "invite" } | { name: "shortcuts" } | { name: "host" }
 *   | { name: "devices" } | { name: "claim" } | { name: "muteAll" }
 *   | { name: "rename" | "remove" | "handOver", participant: string }} OpenDialog
 */

/** A desk for one stay in a meeting. */
export function createDesk() {
  const panel = signal(/** @type {Panel | null} */ (null));
  const dialog = signal(/** @type {OpenDialog | null} */ (null));
  return {
    panel,
    dialog,
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
