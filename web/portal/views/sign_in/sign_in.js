// Signing in: with an account on this server, or at the company's own provider.

import { html, useState } from "../../../vendor/htm-preact.js";
import { LanguageChoice } from "../../../meet/views/entry/shell.js";
import { useSecondsUntil } from "../../../meet/views/entry/countdown.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { counted, words } from "../../words.js";
import { Company } from "./company.js";
import { ProblemNote } from "../parts/problem.js";

/** What goes wrong on the way over the company. */
const COMPANY = new Set(["206010022", "206010023", "206010030"]);

/** @param {{ portal: import("../../state/portal.js").Portal }} props */
function showSignIn({ portal: { session } }) {
  const [account, setAccount] = useState("");
  const [password, setPassword] = useState("");
  const [isCompany, setCompany] = useState(COMPANY.has(session.problem.value?.code ?? ""));
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
      ${isCompany ? html`<${Company} session=${session} onBack=${() => setCompany(false)} />` : html`<form class="card" onSubmit=${send} noValidate>
        <h1>${text.signInTitle}</h1>
        <p class="card-text">${session.hasExpired.value ? text.signInAgain : text.signInText}</p>
        <${TextField} label=${text.account} value=${account} autocomplete="username" first=${true} onInput=${setAccount} />
        <${TextField} label=${text.password} type="password" value=${password} autocomplete="current-password" onInput=${setPassword} />
        ${seconds > 0
          ? html`<p class="note note-warning" role="timer">${icon("clock")}<span>${counted("signInWait", seconds)}</span></p>`
          : html`<${ProblemNote} problem=${isBusy ? null : problem} />`}
        <button type="submit" class="button large" disabled=${seconds > 0} aria-busy=${isBusy ? "true" : "false"}>${isBusy ? text.signingIn : text.signIn}</button>
        <p class="card-foot"><button type="button" class="link-button" onClick=${() => setCompany(true)}>${text.signInCompany}</button></p>
        <p class="card-foot"><a href="/">${text.joinWithId}</a></p>
      </form>`}
    </main>
  </div>`;
}

export const SignIn = live(showSignIn);
