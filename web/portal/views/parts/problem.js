// What went wrong, where it went wrong.

import { html } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { textOf } from "../../state/problems.js";
import { words } from "../../words.js";

/** @typedef {import("../../api/problem.js").Problem} ProblemNoun */

/** @param {ProblemNoun} problem */
export function problemText(problem) {
  const { word, detail } = textOf(problem);
  return detail ? `${words()[word]} ${detail}` : words()[word];
}

/**
 * @param {object} props
 * @param {ProblemNoun | null} props.problem
 * @param {() => void} [props.onAgain]
 */
export function ProblemNote({ problem, onAgain }) {
  if (problem === null) return null;
  return html`<p class="note note-error" role="alert">${icon("warning")}<span>${problemText(problem)}
    ${onAgain && html` <button type="button" class="link-button" onClick=${onAgain}>${words().tryAgain}</button>`}</span></p>`;
}

/** A page that is on its way. */
export function Loading() {
  return html`<p class="loading" role="status"><span class="loading-dots" aria-hidden="true"><span></span><span></span><span></span></span><span class="unseen">${words().loading}</span></p>`;
}

/**
 * Nothing to show, and what to do about it.
 *
 * @param {{ sign: import("../../../meet/views/parts/icon.js").IconName, title: string, text?: string, children?: import("../../../vendor/htm-preact.js").Child }} props
 */
export function Empty({ sign, title, text, children }) {
  return html`<div class="empty"><span class="empty-sign">${icon(sign)}</span><p class="empty-title">${title}</p>${text && html`<p class="empty-text">${text}</p>`}${children}</div>`;
}
