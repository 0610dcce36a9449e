// Why one cannot come in, in words: a title, what to do about it, and whether trying again helps.

import { words } from "../../words.js";

/** @typedef {import("../../state/model.js").Refusal} Refusal */

/** @param {Refusal} refusal @returns {{ title: string, text: string, again: "retry" | "reload" | "never" }} */
export function refusalText(refusal) {
  const text = words();
  switch (refusal.code) {
    case "unknown_meeting":
      return { title: text.unknownTitle, text: text.unknownText, again: "never" };
    case "over":
      return { title: text.overTitle, text: text.overText, again: "never" };
    case "not_yet":
      return { title: text.notYetTitle, text: text.notYetText, again: "retry" };
    case "not_invited":
      return { title: text.notInvitedTitle, text: text.notInvitedText, again: "never" };
    case "locked":
      return { title: text.lockedTitle, text: text.lockedText, again: "retry" };
    case "full":
      return { title: text.fullTitle, text: text.fullText, again: "retry" };
    case "too_fast":
      return { title: text.tooFastTitle, text: text.tooFastNow, again: "retry" };
    case "unsupported_version":
      return { title: text.versionTitle, text: text.versionText, again: "reload" };
    case "unreachable":
    case "timeout":
      return { title: text.unreachableTitle, text: text.unreachableText, again: "retry" };
    case "fault":
      return { title: text.faultTitle, text: text.faultText, again: "retry" };
    case "wrong_password":
      return { title: text.refusedTitle, text: text.passwordWrong, again: "retry" };
    case "wrong_account":
      return { title: text.refusedTitle, text: text.signInWrong, again: "retry" };
    case "sign_in_expired":
      return { title: text.signInTitle, text: text.signInExpired, again: "retry" };
    case "not_allowed":
      return { title: text.refusedTitle, text: text.notAllowed, again: "retry" };
    default:
      return { title: text.refusedTitle, text: text.actionFailed, again: "retry" };
  }
}
