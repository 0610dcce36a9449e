// A list as a table, which on a phone is a list of cards: choosing rows, sorting by a column's head,
// and the pages below it.

import { html } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { Choice } from "../../../meet/views/parts/field.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { useId } from "../../../meet/views/parts/names.js";
import { counted, words } from "../../words.js";
import { Empty, Loading, ProblemNote } from "./problem.js";

/** @typedef {import("../../../vendor/htm-preact.js").Child} Child */
/** @typedef {import("../../../meet/views/parts/icon.js").IconName} IconName */

/**
 * @template T
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: T) => Child} show
 * @property {string} [sort] the field that the list can be sorted by
 * @property {boolean} [isName] what a row is called by
 * @property {boolean} [isNumber]
 */

/**
 * What shows a list: its rows, or that there are none, or what went wrong.
 *
 * @template T
 * @param {object} props
 * @param {import("../../state/paged.js").Paged<T, any>} props.list
 * @param {string} props.label
 * @param {readonly Column<T>[]} props.columns
 * @param {(row: T) => string} props.nameOf for those who hear the row's buttons
 * @param {(row: T) => Child} [props.ways] what can be done with a row
 * @param {boolean} [props.chooses] rows can be chosen
 * @param {(row: T) => boolean} [props.isFaded]
 * @param {{ sign: IconName, title: string, text?: string, more?: Child }} props.none
 */
function showTable({ list, label, columns, nameOf, ways, chooses = false, isFaded, none }) {
  const text = words();
  const { value, problem, isLoading } = list.load;
  const rows = /** @type {T[] | null} */ (value.value?.rows ?? null);
  if (rows === null) return html`<${ProblemNote} problem=${problem.value} onAgain=${list.again} />${!problem.value && html`<${Loading} />`}`;
  if (rows.length === 0 && !problem.value) {
    return list.isSearching.value ? html`<${Empty} sign="search" title=${text.nothingFound} text=${text.nothingFoundText} />` : html`<${Empty} sign=${none.sign} title=${none.title} text=${none.text}>${none.more}</${Empty}>`;
  }
  const chosen = list.chosen.value;
  const isAll = rows.length > 0 && rows.every((/** @type {T} */ row) => chosen.has(list.keyOf(row)));
  return html`<${ProblemNote} problem=${problem.value} onAgain=${list.again} />
    ${columns.some(({ sort }) => sort) && html`<${SortChoice} list=${list} columns=${columns} />`}
    <table class="listing ${chooses ? "has-choice" : ""}" role="table" aria-label=${label} aria-busy=${isLoading.value ? "true" : "false"}>
      <thead role="rowgroup"><tr role="row">
        ${chooses && html`<th role="columnheader" scope="col" class="listing-choice"><label class="tick"><input type="checkbox" checked=${isAll} onChange=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => list.chooseAll(event.currentTarget.checked)} /><span class="unseen">${text.chooseAll}</span></label></th>`}
        ${columns.map((column) => html`<${Head} key=${column.title} column=${column} list=${list} />`)}
        ${ways && html`<th role="columnheader" scope="col"><span class="unseen">${text.actions}</span></th>`}
      </tr></thead>
      <tbody role="rowgroup">${rows.map((/** @type {T} */ row) => {
        const key = list.keyOf(row);
        return html`<tr role="row" key=${key} class="${chosen.has(key) ? "is-chosen" : ""} ${isFaded?.(row) ? "is-faded" : ""}">
          ${chooses && html`<td role="cell" class="listing-choice"><label class="tick"><input type="checkbox" checked=${chosen.has(key)} onChange=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => list.choose(key, event.currentTarget.checked)} /><span class="unseen">${fill(text.chooseRow, { name: nameOf(row) })}</span></label></td>`}
          ${columns.map((column) => (column.isName
            ? html`<th role="rowheader" scope="row" key=${column.title}>${column.show(row)}</th>`
            : html`<td role="cell" key=${column.title} class=${column.isNumber ? "is-number" : ""} data-label=${column.title}>${column.show(row)}</td>`))}
          ${ways && html`<td role="cell" class="listing-ways">${ways(row)}</td>`}
        </tr>`;
      })}</tbody>
    </table>
    <${Pager} list=${list} label=${label} />`;
}

/** @param {{ column: Column<any>, list: import("../../state/paged.js").Paged<any, any> }} props */
function showHead({ column, list }) {
  const { title, sort, isNumber } = column;
  const now = list.sort.value;
  const isHere = sort !== undefined && now?.field === sort;
  return html`<th role="columnheader" scope="col" class=${isNumber ? "is-number" : ""} aria-sort=${isHere ? (now?.isAscending ? "ascending" : "descending") : undefined}>
    ${sort === undefined ? title : html`<button type="button" class="sort ${isHere ? "is-here" : ""}" onClick=${() => void list.setSort(sort)}>${title}${icon(isHere && now?.isAscending ? "up" : "down")}</button>`}
  </th>`;
}

/** Where cards have no heads to press. @param {{ list: import("../../state/paged.js").Paged<any, any>, columns: readonly Column<any>[] }} props */
function showSortChoice({ list, columns }) {
  const text = words();
  const now = list.sort.value;
  const ways = columns.flatMap(({ sort, title }) => (sort === undefined ? [] : [{ value: `${sort} up`, label: `${title} ↑` }, { value: `${sort} down`, label: `${title} ↓` }]));
  const pick = (/** @type {string} */ value) => {
    const [field = "", way] = value.split(" ");
    if (field !== "") void list.setSort(field, way === "up");
  };
  return html`<div class="listing-sort"><${Choice} label=${text.sortBy} value=${now ? `${now.field} ${now.isAscending ? "up" : "down"}` : ""} options=${[...(now ? [] : [{ value: "", label: text.unsorted }]), ...ways]} onPick=${pick} /></div>`;
}

/** @param {{ list: import("../../state/paged.js").Paged<any, any>, label: string }} props */
function showPager({ list, label }) {
  const text = words();
  const count = list.load.value.value?.count ?? 0;
  const [page, pages] = [list.page.value, list.pages.value];
  return html`<nav class="pager" aria-label=${fill(text.pagesOf, { name: label })}>
    <p class="quiet-text" role="status">${counted("rowCount", count)}${pages > 1 ? ` · ${fill(text.pageOf, { page: page + 1, pages })}` : ""}</p>
    ${pages > 1 && html`<span class="pager-ways">
      <button type="button" class="button quiet small" disabled=${page === 0} onClick=${() => void list.setPage(page - 1)}>${icon("left")}${text.pageBefore}</button>
      <button type="button" class="button quiet small" disabled=${page >= pages - 1} onClick=${() => void list.setPage(page + 1)}>${text.pageAfter}${icon("right")}</button>
    </span>`}
  </nav>`;
}

/**
 * The line above a list: what to look for, and what narrows it.
 *
 * @param {object} props
 * @param {import("../../state/paged.js").Paged<any, any>} props.list
 * @param {string} props.label what is looked for
 * @param {Child} [props.children]
 */
function showSearch({ list, label, children }) {
  const id = useId("search");
  return html`<div class="search-line">
    <div class="search-field"><label class="unseen" for=${id}>${label}</label>${icon("search")}
      <input id=${id} type="search" value=${list.search.value} maxlength="128" placeholder=${label} autocomplete="off"
        onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => list.setSearch(event.currentTarget.value)} /></div>
    ${children}
  </div>`;
}

const Head = live(showHead);
const SortChoice = live(showSortChoice);
const Pager = live(showPager);
export const Table = live(showTable);
export const ListSearch = live(showSearch);
