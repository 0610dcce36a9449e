// What proves that one may come: the meeting's password, or an account on this server.

import { html, useEffect, useRef, useState } from "../../../vendor/htm-preact.js";
import { counted, words } from "../../words.js";
import { TextField } from "../parts/field.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { useSecondsUntil } from "./countdown.js";
import { refusalText } from "./refusals.js";

/** @typedef {import("../../state/model.js").Meet} Meet */
/** @typedef {import("../../state/model.js").Refusal} Refusal */

/** Refusals that only say that proof is needed: the form says so itself. */
const ASKS = ["password_required", "sign_in_required"];

/** @param {{ meet: Meet, refusal: Refusal, busy: boolean }} props */
function showPasswordForm({ meet, refusal, busy }) {
  const [password, setPassword] = useState("");
  const text = words();
  return html`<${ProofForm} title=${text.passwordTitle} text=${text.passwordText} refusal=${refusal} busy=${busy} action=${text.enter}
    ready=${password !== ""} onSend=${() => meet.usePassword(password)}>
    <${TextField} label=${text.password} type="password" value=${password} first=${true} onInput=${setPassword}
      error=${!busy && refusal.code === "wrong_password" ? text.passwordWrong : undefined} />
  </${ProofForm}>`;
}

/** @param {{ meet: Meet, refusal: Refusal, busy: boolean }} props */
function showSignInForm({ meet, refusal, busy }) {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const text = words();
  return html`<${ProofForm} title=${text.signInTitle} text=${text.signInText} refusal=${refusal} busy=${busy} action=${text.signIn}
    ready=${account !== "" && password !== ""} onSend=${() => meet.signIn(account, password)}>
    <${TextField} label=${text.account} value=${account} autocomplete="username" first=${true} onInput=${setAccount} />
    <${TextField} label=${text.accountPassword} type="password" value=${password} autocomplete="current-password" onInput=${setPassword}
      error=${!busy && refusal.code === "wrong_account" ? text.signInWrong : undefined} />
  </${ProofForm}>`;
}

/**
 * @param {object} props
 * @param {string} props.title
 * @param {string} props.text
 * @param {string} props.action
 * @param {Refusal} props.refusal
 * @param {boolean} props.busy
 * @param {boolean} props.ready
 * @param {() => void} props.onSend
 * @param {import("../../../vendor/htm-preact.js").Child} props.children
 */
function ProofForm({ title, text, action, refusal, busy, ready, onSend, children }) {
  const seconds = useSecondsUntil(refusal.retryAtMs);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  useEffect(() => /** @type {HTMLElement | null} */ (form.current?.querySelector("[data-first]") ?? null)?.focus(), []);
  const isShownAtField = refusal.code === "wrong_password" || refusal.code === "wrong_account";
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (ready && !busy && seconds === 0) onSend();
  };
  const slow = seconds > 0 ? counted("tooFast", seconds) : refusal.code === "too_fast" ? words().tooFastNow : null;
  return html`<form ref=${form} class="card" onSubmit=${send} noValidate>
    <h1>${title}</h1>
    <p class="card-text">${text}</p>
    ${children}
    ${slow && html`<p class="note note-warning" role="timer">${icon("clock")}<span>${slow}</span></p>`}
    ${!slow && !busy && !isShownAtField && !ASKS.includes(refusal.code) &&
    html`<p class="note note-error" role="alert">${icon("warning")}<span>${refusalText(refusal).text}</span></p>`}
    <button type="submit" class="button large" disabled=${seconds > 0} aria-busy=${busy ? "true" : "false"}>${busy ? words().checking : action}</button>
  </form>`;
}

export const PasswordForm = live(showPasswordForm);
export const SignInForm = live(showSignInForm);
