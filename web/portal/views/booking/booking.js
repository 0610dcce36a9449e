// The form that books or changes a meeting: what and when at the left, what comes of it at the right.

import { html, useRef } from "../../../vendor/htm-preact.js";
import { icon } from "../../../meet/views/parts/icon.js";
import { live } from "../../../meet/views/parts/live.js";
import { fragmentOf } from "../../state/route.js";
import { words } from "../../words.js";
import { Loading, ProblemNote } from "../parts/problem.js";
import { MoreSettings } from "./more.js";
import { People } from "./people.js";
import { Repeat } from "./repeat.js";
import { Summary } from "./summary.js";
import { Webinar } from "./webinar.js";
import { What } from "./what.js";

/** @typedef {import("../../state/booking.js").Booking} Booking */

/** Where the caret goes when a field is wrong. @type {Partial<Record<import("../../state/draft.js").FieldName, string>>} */
const FIELD = { interval: "interval", remind: "remind" };

/** @param {{ portal: import("../../state/portal.js").Portal, model: Booking }} props */
function showBooking({ portal, model }) {
  const text = words();
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const isReady = model.draft.value !== null;
  const isSaving = model.isSaving.value;
  const save = async () => {
    const wrong = await model.save();
    if (wrong === null) return;
    const field = /** @type {HTMLElement | null} */ (form.current?.querySelector(`[name="${FIELD[wrong] ?? wrong}"]`) ?? null);
    field?.closest("details")?.setAttribute("open", "");
    field?.focus();
  };
  const send = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    void save();
  };
  const back = model.id === null ? fragmentOf({ name: "upcoming" }) : fragmentOf({ name: "meeting", id: model.id });
  return html`<section class="sheet is-wide">
    <header class="sheet-head">
      <a class="back" href=${back}>${icon("left")}${model.id === null ? text.meetings : text.meeting}</a>
      <h1 tabindex="-1">${model.id === null ? text.bookTitle : text.editTitle}</h1>
    </header>
    <${ProblemNote} problem=${model.before.problem.value} />
    ${!isReady && !model.before.problem.value && html`<${Loading} />`}
    ${isReady && html`<form ref=${form} class="booking" onSubmit=${send} noValidate>
      <div class="booking-fields">
        <${What} model=${model} zones=${portal.zones} />
        <${Webinar} model=${model} />
        ${!model.draft.value?.webinar && html`<${Repeat} model=${model} />`}
        <${People} model=${model} />
        <${MoreSettings} model=${model} corporation=${portal.corporation} />
      </div>
      <aside class="booking-side" aria-label=${text.summary}>
        <${Summary} model=${model} zones=${portal.zones} corporation=${portal.corporation} />
        <div class="booking-ends">
          <${ProblemNote} problem=${model.refused.value} />
          <button type="submit" class="button large" aria-busy=${isSaving ? "true" : "false"}>${isSaving ? text.saving : model.id === null ? text.book : text.save}</button>
          <a class="button quiet" href=${back}>${text.cancel}</a>
        </div>
      </aside>
    </form>`}
  </section>`;
}

export const BookingPage = live(showBooking);
