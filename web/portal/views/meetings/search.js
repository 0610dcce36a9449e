// The line above a list: what to look for, and whose.

import { html } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { useId } from "../../../meet/views/parts/names.js";
import { words } from "../../words.js";
import { Segments } from "../parts/entry_field.js";

/**
 * @param {object} props
 * @param {string} props.value
 * @param {(typed: string) => void} props.onInput
 * @param {boolean} props.mayAll
 * @param {boolean} props.isAll
 * @param {(on: boolean) => void} props.onAll
 * @param {import("../../../vendor/htm-preact.js").Child} [props.children]
 */
export function SearchLine({ value, onInput, mayAll, isAll, onAll, children }) {
  const id = useId("search");
  const text = words();
  return html`<div class="search-line">
    <div class="search-field"><label class="unseen" for=${id}>${text.search}</label>${icon("search")}
      <input id=${id} type="search" value=${value} maxlength="128" placeholder=${text.searchHint} autocomplete="off"
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => onInput(event.currentTarget.value)} /></div>
    ${children}
    ${mayAll && html`<${Segments} class="is-small" label=${text.whose} hidesLabel=${true} value=${isAll ? "all" : "own"}
      options=${[{ value: "own", label: text.whoseOwn }, { value: "all", label: text.whoseAll }]} onPick=${(/** @type {string} */ one) => onAll(one === "all")} />`}
  </div>`;
}
