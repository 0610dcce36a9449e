// What erasing a person took away, and what had to stay and why.

import { html } from "../../../../vendor/htm-preact.js";
import { Dialog } from "../../../../meet/views/parts/dialog.js";
import { live } from "../../../../meet/views/parts/live.js";
import { words } from "../../../words.js";

/** @param {{ model: import("../../../state/admin/member_page.js").MemberPage }} props */
function showErasure({ model }) {
  const report = model.erased.value;
  if (report === null) return null;
  const text = words();
  /** A server that knows more than this page is quoted. @param {string} word @param {string} quoted */
  const say = (word, quoted) => (word in text ? text[/** @type {import("../../../words.js").Word} */ (word)] : quoted);
  return html`<${Dialog} title=${text.erasedTitle} class="wide" onClose=${model.leave}>
    <h3>${text.erasedGone}</h3>
    <table class="table"><tbody>${report.gone.map((one) => html`<tr key=${one.code}><th scope="row">${say(`gone_${one.code}`, one.what)}</th><td class="is-number">${one.count}</td></tr>`)}</tbody></table>
    <h3>${text.erasedKept}</h3>
    ${report.kept.length === 0 ? html`<p class="quiet-text">${text.erasedNothingKept}</p>` : html`<table class="table"><tbody>${report.kept.map((one) => html`<tr key=${one.code}><th scope="row">${say(`kept_${one.code}`, one.what)}<small>${say(`why_${one.code}`, one.why)}</small></th><td class="is-number">${one.count}</td></tr>`)}</tbody></table>`}
    <div class="dialog-ends"><button type="button" class="button" data-first onClick=${model.leave}>${text.done}</button></div>
  </${Dialog}>`;
}

export const Erasure = live(showErasure);
