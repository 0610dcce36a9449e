// Signing in at the provider of one's own company.

import { html, useState } from "../../../vendor/htm-preact.js";
import { TextField } from "../../../meet/views/parts/field.js";
import { live } from "../../../meet/views/parts/live.js";
import { words } from "../../words.js";
import { ProblemNote } from "../parts/problem.js";

/** @param {{ session: import("../../state/session.js").Session, onBack: () => void }} props */
function showCompany({ session, onBack }) {
  const [domain, setDomain] = useState(session.company());
  const text = words();
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    session.goToCompany(domain);
  };
  return html`<form class="card" onSubmit=${send} noValidate>
    <h1>${text.signInCompany}</h1>
    <p class="card-text">${text.signInCompanyText}</p>
    <${TextField} label=${text.companyDomain} value=${domain} placeholder="example.com" maxlength=${253} first=${true} onInput=${setDomain} />
    <${ProblemNote} problem=${session.problem.value} />
    <button type="submit" class="button large" disabled=${domain.trim() === ""}>${text.goOn}</button>
    <p class="card-foot"><button type="button" class="link-button" onClick=${onBack}>${text.signInAccount}</button></p>
  </form>`;
}

export const Company = live(showCompany);
