// Whether and how a meeting comes again.

import { html } from "../../../vendor/htm-preact.js";
import { Choice } from "../../../meet/views/parts/field.js";
import { live } from "../../../meet/views/parts/live.js";
import { MOST_INTERVAL, mostRemindDays } from "../../state/draft.js";
import { addMonths } from "../../state/zone_time.js";
import { counted, words } from "../../words.js";
import { Line, Toggles } from "../parts/entry_field.js";
import { weekdayName } from "../parts/when.js";

const MONTH_DAYS = Array.from({ length: 31 }, (_, index) => index + 1);
/** From Monday, as most of the world writes a week. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];

/** @param {{ model: import("../../state/booking.js").Booking }} props */
function showRepeat({ model }) {
  const draft = model.draft.value;
  if (draft === null) return null;
  const text = words();
  const wrong = model.wrong.value;
  const { repeats } = draft;
  /** @type {{ value: import("../../state/draft.js").Repeats, label: string }[]} */
  const kinds = [
    { value: "no", label: text.repeatsNo }, { value: "day", label: text.repeatsDay },
    { value: "week", label: text.repeatsWeek }, { value: "month", label: text.repeatsMonth },
  ];
  // A single meeting stays one, and a series a series.
  const options = model.id === null ? kinds : kinds.filter(({ value }) => (value === "no") === (repeats === "no"));
  if (model.id !== null && repeats === "no") return null;
  return html`<fieldset class="part">
    <legend class="part-title">${text.repeats}</legend>
    <div class="fields-line">
      <${Choice} label=${text.repeatsHow} value=${repeats} options=${options} onPick=${(/** @type {any} */ one) => model.change({ repeats: one })} />
      ${repeats !== "no" && html`<${Choice} label=${text.interval} value=${String(draft.interval)} onPick=${(/** @type {string} */ one) => model.change({ interval: Number(one) })}
        options=${Array.from({ length: MOST_INTERVAL[repeats] }, (_, index) => ({ value: String(index + 1), label: everyText(repeats, index + 1) }))} />
      <${Line} type="date" name="until" label=${text.until} value=${draft.until} min=${draft.date} max=${/^\d{4}-\d{2}-\d{2}$/.test(draft.date) ? addMonths(draft.date, 12) : undefined}
        error=${wrong.until && text[wrong.until]} onInput=${(/** @type {string} */ until) => model.change({ until })} />`}
    </div>
    ${repeats === "week" && html`<${Toggles} name="points" label=${text.onWeekdays} chosen=${draft.points.week} error=${wrong.points && text[wrong.points]}
      options=${WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day), long: weekdayName(day, "long") }))}
      onPick=${(/** @type {number[]} */ week) => model.change({ points: { ...draft.points, week } })} />`}
    ${repeats === "month" && html`<${Toggles} name="points" class="is-month" label=${text.onDays} chosen=${draft.points.month} error=${wrong.points && text[wrong.points]}
      options=${MONTH_DAYS.map((day) => ({ value: day, label: String(day) }))}
      onPick=${(/** @type {number[]} */ month) => model.change({ points: { ...draft.points, month } })} />`}
    ${repeats !== "no" && html`<${Choice} label=${text.remindDays} value=${String(draft.remindDays)} onPick=${(/** @type {string} */ one) => model.change({ remindDays: Number(one) })}
      options=${Array.from({ length: mostRemindDays(draft) + 1 }, (_, days) => ({ value: String(days), label: days === 0 ? text.remindSameDay : counted("remindAhead", days) }))} />`}
  </fieldset>`;
}

/** @param {import("../../state/model.js").Period} period @param {number} count */
function everyText(period, count) {
  const stems = /** @type {const} */ ({ day: "everyDay", week: "everyWeek", month: "everyMonth" });
  return counted(stems[period], count);
}

export const Repeat = live(showRepeat);
