// Who is signed in. Tokens are kept in the browser, for every tab, so that one stays signed in; they
// are replaced when they have expired, by one tab for all.

import { batch, signal } from "../../vendor/signals-core.js";
import { Problem, asProblem } from "../api/problem.js";
import { refresh, signIn, signInByNonce, signOut } from "../api/sign_in.js";

/** @typedef {import("./model.js").SignedIn} SignedIn */
/** @typedef {ReturnType<typeof createSession>} Session */

const KEPT = "convoca.portal";
/** The company whose people sign in with this browser. */
const COMPANY = "convoca.company";

/** @param {import("./world.js").PortalWorld} world */
export function createSession(world) {
  const user = signal(recall(world));
  const problem = signal(/** @type {Problem | null} */ (null));
  const isBusy = signal(false);
  /** Until when signing in is refused because it was tried too often. */
  const retryAtMs = signal(/** @type {number | null} */ (null));
  /** One had been signed in, and is no longer, without having asked for it. */
  const hasExpired = signal(false);
  /** @type {Promise<string | null> | null} */
  let renewing = null;

  /** @param {SignedIn | null} who */
  function keep(who) {
    user.value = who;
    try {
      if (who) world.kept.setItem(KEPT, JSON.stringify(who));
      else world.kept.removeItem(KEPT);
    } catch {
      // A browser that keeps nothing asks again after a reload.
    }
  }

  world.onKeptChange(() => {
    const kept = recall(world);
    if (kept?.token !== user.value?.token) user.value = kept;
  });

  /** @param {string} used @returns {Promise<string | null>} */
  async function replaced(used) {
    const kept = recall(world) ?? user.value;
    if (kept === null) return null;
    if (kept.token !== used) {
      user.value = kept;
      return kept.token;
    }
    try {
      const renewed = await refresh(world, kept);
      keep(renewed);
      return renewed.token;
    } catch (error) {
      const found = asProblem(error);
      if (found.status !== 401) throw found;
      batch(() => (keep(null), (hasExpired.value = true)));
      return null;
    }
  }

  /** @param {() => Promise<SignedIn>} how */
  async function enter(how) {
    if (isBusy.value) return;
    batch(() => ((isBusy.value = true), (problem.value = null)));
    try {
      const who = await how();
      batch(() => (keep(who), (hasExpired.value = false), (retryAtMs.value = null)));
    } catch (error) {
      const found = asProblem(error);
      const waits = found.retryAfterS === null ? null : world.clock.now() + found.retryAfterS * 1000;
      batch(() => ((problem.value = found), (retryAtMs.value = waits)));
    } finally {
      isBusy.value = false;
    }
  }

  return {
    user,
    problem,
    isBusy,
    retryAtMs,
    hasExpired,
    token: () => user.value?.token ?? null,
    /** Another token in place of one that did not work; null when one has to sign in. @param {string} used */
    renew(used) {
      renewing ??= replaced(used).finally(() => (renewing = null));
      return renewing;
    },
    /** @param {string} account @param {string} password */
    signIn: (account, password) => enter(() => signIn(world, account.trim(), password)),
    /**
     * Somebody comes by a link: with a nonce that signs him in, or with the code of what went wrong.
     *
     * @param {{ nonce: string | null, problem: string | null }} brought
     */
    async arrive({ nonce, problem: code }) {
      if (nonce) await enter(() => signInByNonce(world, nonce));
      else if (code) problem.value = new Problem(code, "");
    },
    /** The domain that was typed last. */
    company() {
      try {
        return world.kept.getItem(COMPANY) ?? "";
      } catch {
        return "";
      }
    },
    /** Leaves for a company's own sign-in page. @param {string} domain */
    goToCompany(domain) {
      const wanted = domain.trim().toLowerCase();
      if (wanted === "") return;
      try {
        world.kept.setItem(COMPANY, wanted);
      } catch {
        // It is typed again next time.
      }
      world.leave(`/sso/${encodeURIComponent(wanted)}`);
    },
    /** What is known of who is signed in is another now. @param {Partial<Pick<SignedIn, "name" | "picture" | "mustChange">>} changed */
    change(changed) {
      if (user.value) keep({ ...user.value, ...changed });
    },
    async signOut() {
      const who = user.value;
      keep(null);
      // The tokens are forgotten here in any case; that the server forgets them too is better, not needed.
      if (who) await signOut(world, who).catch(() => {});
    },
  };
}

/** Only what has the right shape is taken. @param {import("./world.js").PortalWorld} world @returns {SignedIn | null} */
function recall(world) {
  try {
    const kept = JSON.parse(world.kept.getItem(KEPT) ?? "null");
    const texts = ["token", "refreshToken", "userId", "account", "name"];
    const isWhole = kept !== null && texts.every((name) => typeof kept[name] === "string") && typeof kept.isAdministrator === "boolean";
    const mustChange = kept?.mustChange === "first" || kept?.mustChange === "expired" ? kept.mustChange : null;
    return isWhole ? { ...kept, isProvider: kept.isProvider === true, mustChange, picture: typeof kept.picture === "string" ? kept.picture : "" } : null;
  } catch {
    return null;
  }
}
