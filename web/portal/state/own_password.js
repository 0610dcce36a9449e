// Changing one's own password, because one wants to or has to.

import { signal } from "../../vendor/signals-core.js";
import { createActing } from "./acting.js";
import { LEAST } from "./password_rules.js";

/** @typedef {ReturnType<typeof createOwnPassword>} OwnPassword */

/** @param {import("./portal.js").Context} context */
export function createOwnPassword({ api, session, tell, go }) {
  const acting = createActing(tell);
  const rules = signal(LEAST);
  const account = session.user.value?.account ?? "";
  // Where they cannot be had, the server still knows them.
  void api.passwordRules().then((found) => void (rules.value = found), () => {});

  return {
    ...acting,
    rules,
    account,
    /** @param {string} old @param {string} password */
    async change(old, password) {
      const done = await acting.act(() => api.changePassword(account, old, password), "changedPassword");
      if (done === null) return;
      if (session.user.value?.mustChange) session.change({ mustChange: null });
      else go({ name: "profile" });
    },
    signOut: () => session.signOut(),
    close() {},
  };
}
