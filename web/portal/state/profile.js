// What is known of oneself, and changing it. A new address or number counts when its code has come.

import { signal } from "../../vendor/signals-core.js";
import { createActing } from "./acting.js";
import { createLoad } from "./load.js";

/** @typedef {ReturnType<typeof createProfile>} Profile */
/** @typedef {"email" | "phone"} ContactKind */

/** @param {import("./portal.js").Context} context */
export function createProfile({ api, session, tell }) {
  const acting = createActing(tell);
  const load = createLoad(/** @type {import("./model.js").OwnProfile | null} */ (null));
  /** An address or number that a code is on its way to. */
  const asked = signal(/** @type {string | null} */ (null));
  const again = () => load.run(() => api.ownProfile());
  again();

  return {
    ...acting,
    load,
    profile: load.value,
    asked,
    again,
    /** @param {import("./model.js").ProfileDraft} draft */
    async save(draft) {
      if ((await acting.act(() => api.changeOwnProfile(draft), "savedProfile")) === null) return;
      session.change({ name: draft.name.trim() });
      await again();
    },
    /** @param {Blob} file */
    async setPicture(file) {
      if ((await acting.act(() => api.setOwnPicture(file), "savedPicture")) === null) return;
      await again();
      session.change({ picture: load.value.value?.picture ?? "" });
    },
    /** @param {string} contact */
    async ask(contact) {
      if ((await acting.act(() => api.sendContactCode(contact.trim()))) !== null) asked.value = contact.trim();
    },
    /** @param {string} code @returns {Promise<boolean>} */
    async confirm(code) {
      const contact = asked.value ?? "";
      if ((await acting.act(() => api.setContact(contact, code), "savedContact")) === null) return false;
      asked.value = null;
      await again();
      return true;
    },
    forgetContact() {
      asked.value = null;
      acting.forget();
    },
    close: () => load.drop(),
  };
}
