// A new password with the rules for it, each ticked off as it is kept.

import { html } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { LONGEST, rulesFor } from "../../state/password_rules.js";
import { words } from "../../words.js";

/**
 * @param {object} props
 * @param {string} props.value
 * @param {(value: string) => void} props.onInput
 * @param {string} props.account
 * @param {import("../../state/model.js").PasswordRules} props.rules
 * @param {boolean} [props.first] takes the focus
 */
export function NewPassword({ value, onInput, account, rules, first }) {
  const text = words();
  return html`<div class="new-password">
    <${TextField} label=${text.newPassword} type="password" value=${value} autocomplete="new-password" maxlength=${LONGEST} first=${first} onInput=${onInput} />
    <ul class="rules" aria-label=${text.passwordRules}>${rulesFor(value, account, rules).map(
      ({ word, count, isKept }) => html`<li key=${word} class=${isKept ? "is-kept" : ""}>${icon(isKept ? "check" : "more")}<span>${fill(text[word], { count })}</span><span class="unseen"> ${isKept ? text.ruleKept : text.ruleOpen}</span></li>`,
    )}</ul>
    <p class="field-hint">${text.rulePast}</p>
  </div>`;
}
