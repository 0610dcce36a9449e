// Before the portal: signing in, with an account on this server or at the company's own provider; a
// forgotten password; one that has to be changed.

import { html, useState } from "../../../vendor/htm-preact.js";
import { LanguageChoice } from "../../../meet/views/entry/shell.js";
import { useSecondsUntil } from "../../../meet/views/entry/countdown.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { fragmentOf } from "../../state/route.js";
import { counted, words } from "../../words.js";
import { ForcedCard } from "../own/password.js";
import { ProblemNote } from "../parts/problem.js";
import { Company } from "./company.js";
import { ForgottenCard } from "./forgotten.js";

/** What goes wrong on the way over the company. */
const COMPANY = new Set(["206010022", "206010023", "206010030"]);

/** @typedef {import("../../state/portal.js").Portal} Portal */

/** @param {{ portal: Portal }} props */
function showFrame({ portal }) {
  const [forced, forgotten] = [portal.forced.value, portal.forgotten.value];
  const why = portal.session.user.value?.mustChange;
  return html`<div class="page">
    <header class="bar">
      <a class="brand" href="/"><img src="/assets/mark.svg" alt="" />Convoca</a>
      <${LanguageChoice} />
    </header>
    <main class="page-main" tabindex="-1">
      ${forced && why ? html`<${ForcedCard} model=${forced} why=${why} />` : forgotten ? html`<${ForgottenCard} model=${forgotten} />` : html`<${Ways} session=${portal.session} />`}
    </main>
  </div>`;
}

/** @param {{ session: import("../../state/session.js").Session }} props */
function showWays({ session }) {
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
  if (isCompany) return html`<${Company} session=${session} onBack=${() => setCompany(false)} />`;
  return html`<form class="card" onSubmit=${send} noValidate>
    <h1>${text.signInTitle}</h1>
    <p class="card-text">${session.hasExpired.value ? text.signInAgain : text.signInText}</p>
    <${TextField} label=${text.account} value=${account} autocomplete="username" first=${true} onInput=${setAccount} />
    <${TextField} label=${text.password} type="password" value=${password} autocomplete="current-password" onInput=${setPassword} />
    ${seconds > 0
      ? html`<p class="note note-warning" role="timer">${icon("clock")}<span>${counted("signInWait", seconds)}</span></p>`
      : html`<${ProblemNote} problem=${isBusy ? null : problem} />`}
    <button type="submit" class="button large" disabled=${seconds > 0} aria-busy=${isBusy ? "true" : "false"}>${isBusy ? text.signingIn : text.signIn}</button>
    <p class="card-foot"><a href=${fragmentOf({ name: "forgotten" })}>${text.forgot}</a></p>
    <p class="card-foot"><button type="button" class="link-button" onClick=${() => setCompany(true)}>${text.signInCompany}</button></p>
    <p class="card-foot"><a href="/">${text.joinWithId}</a></p>
  </form>`;
}

const Ways = live(showWays);
export const SignIn = live(showFrame);
