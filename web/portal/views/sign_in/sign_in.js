// Signing in.

import { html, useState } from "../../../vendor/htm-preact.js";
import { LanguageChoice } from "../../../meet/views/entry/shell.js";
import { useSecondsUntil } from "../../../meet/views/entry/countdown.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { counted, words } from "../../words.js";
import { ProblemNote } from "../parts/problem.js";

/** @param {{ portal: import("../../state/portal.js").Portal }} props */
function showSignIn({ portal: { session } }) {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const seconds = useSecondsUntil(session.retryAtMs.value);
  const text = words();
  const isBusy = session.isBusy.value;
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!isBusy && seconds === 0 && account.trim() !== "" && password !== "") void session.signIn(account, password);
  };
  const problem = session.problem.value;
  return html`<div class="page">
    <header class="bar">
      <a class="brand" href="/"><img src="/assets/mark.svg" alt="" />Convoca</a>
      <${LanguageChoice} />
    </header>
    <main class="page-main" tabindex="-1">
      <form class="card" onSubmit=${send} noValidate>
        <h1>${text.signInTitle}</h1>
        <p class="card-text">${session.hasExpired.value ? text.signInAgain : text.signInText}</p>
        <${TextField} label=${text.account} value=${account} autocomplete="username" first=${true} onInput=${setAccount} />
        <${TextField} label=${text.password} type="password" value=${password} autocomplete="current-password" onInput=${setPassword} />
        ${seconds > 0
          ? html`<p class="note note-warning" role="timer">${icon("clock")}<span>${counted("signInWait", seconds)}</span></p>`
          : html`<${ProblemNote} problem=${isBusy ? null : problem} />`}
        <button type="submit" class="button large" disabled=${seconds > 0} aria-busy=${isBusy ? "true" : "false"}>${isBusy ? text.signingIn : text.signIn}</button>
        <p class="card-foot"><a href="/">${text.joinWithId}</a></p>
      </form>
    </main>
  </div>`;
}

export const SignIn = live(showSignIn);
