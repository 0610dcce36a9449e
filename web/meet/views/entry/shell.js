// What stands round every page before and after the meeting: the mark, the language, and the page.

import { html } from "../../../vendor/htm-preact.js";
import { LANGUAGES } from "../../../i18n.js";
import { choose, language, words } from "../../words.js";
import { live } from "../parts/live.js";

/**
 * @param {object} props
 * @param {import("../../state/model.js").Meet} props.meet
 * @param {boolean} [props.wide]
 * @param {import("../../../vendor/htm-preact.js").Child} props.children
 */
function showShell({ wide = false, children }) {
  return html`<div class="page">
    <header class="bar">
      <a class="brand" href="#"><img src="/assets/mark.svg" alt="" />Convoca</a>
      <${LanguageChoice} />
    </header>
    <main class="page-main ${wide ? "is-wide" : ""}" tabindex="-1">${children}</main>
  </div>`;
}

/** The language, to be chosen by hand. */
function showLanguageChoice() {
  const pick = (/** @type {{ currentTarget: HTMLSelectElement }} */ event) =>
    choose(/** @type {import("../../words.js").Language} */ (event.currentTarget.value));
  return html`<label class="language"><span class="unseen">${words().language}</span>
    <select value=${language.value} onChange=${pick}>
      ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option key=${tag} value=${tag} lang=${tag} selected=${tag === language.value}>${name}</option>`)}
    </select>
  </label>`;
}

export const LanguageChoice = live(showLanguageChoice);
export const Shell = live(showShell);
