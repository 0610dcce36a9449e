// Pages of a grid that does not fit on one.

import { html } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";

/** @param {{ stage: import("../../state/model.js").StageModel }} props */
function showPager({ stage }) {
  const { page, pages } = stage.shown.value;
  const text = words();
  if (pages < 2) return null;
  return html`<nav class="pager" aria-label=${fill(text.pageOf, { page: page + 1, pages })}>
    <button type="button" class="icon-button" disabled=${page === 0} aria-label=${text.previousPage} title=${text.previousPage}
      onClick=${() => stage.setPage(page - 1)}>${icon("left")}</button>
    <span aria-hidden="true">${page + 1} / ${pages}</span>
    <button type="button" class="icon-button" disabled=${page >= pages - 1} aria-label=${text.nextPage} title=${text.nextPage}
      onClick=${() => stage.setPage(page + 1)}>${icon("right")}</button>
  </nav>`;
}

export const Pager = live(showPager);
