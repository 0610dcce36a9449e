// Meetings in a calendar: a month or a week, of what is booked and what was held.

import { computed, signal } from "../../vendor/signals-core.js";
import { entries, monthWeeks, weekDays } from "./agenda.js";
import { createLoad } from "./load.js";
import { single } from "./past.js";
import { addDays, addMonths, msAt, wallOf } from "./zone_time.js";

/** @typedef {import("./agenda.js").Entry} Entry */
/** @typedef {ReturnType<typeof createCalendar>} Calendar */

const KEPT = "convoca.portal.calendar";
/** Most meetings of one month that were held and are shown. */
const MOST = 500;

/** @param {import("./portal.js").Context} context */
export function createCalendar({ world, api, language }) {
  const nowMs = world.clock.now();
  const today = wallOf(world.zone, nowMs).date;
  const view = signal(/** @type {"month" | "week"} */ (recall() === "week" ? "week" : "month"));
  const date = signal(today);
  /** On a phone, where a day is a dot, the day whose meetings are listed. */
  const firstWeekday = firstWeekdayOf(language());
  const load = createLoad(/** @type {Entry[]} */ ([]));
  const weeks = computed(() => (view.value === "month" ? monthWeeks(date.value, firstWeekday) : [weekDays(date.value, firstWeekday)]));

  /** @returns {"month" | "week" | null} */
  function recall() {
    try {
      return /** @type {any} */ (world.kept.getItem(KEPT));
    } catch {
      return null;
    }
  }

  function ask() {
    const first = weeks.value[0]?.[0] ?? today;
    const last = weeks.value.at(-1)?.at(-1) ?? today;
    const fromMs = msAt(world.zone, first, "00:00") ?? 0;
    const toMs = msAt(world.zone, addDays(last, 1), "00:00") ?? 0;
    const isPast = fromMs < nowMs;
    load.run(async () => {
      const [booked, held] = await Promise.all([
        api.upcoming({}),
        isPast ? api.past({ fromMs, toMs: Math.min(toMs, nowMs), limit: MOST }) : { rows: [] },
      ]);
      const found = entries([...booked.rows, ...held.rows.map(single)], { zone: world.zone, nowMs });
      return found.filter(({ date: day }) => day >= first && day <= last);
    });
  }
  ask();

  /** @param {string} to */
  function show(to) {
    const before = weeks.value[0]?.[0];
    date.value = to;
    if (weeks.value[0]?.[0] !== before) ask();
  }

  return {
    view,
    date,
    today,
    weeks,
    load,
    /** @param {string} day @returns {Entry[]} */
    on: (day) => load.value.value.filter((entry) => entry.date === day),
    show,
    /** @param {1 | -1} direction */
    step: (direction) => show(view.value === "month" ? addMonths(`${date.value.slice(0, 8)}01`, direction) : addDays(date.value, 7 * direction)),
    toToday: () => show(today),
    again: ask,
    /** @param {"month" | "week"} chosen */
    setView(chosen) {
      view.value = chosen;
      try {
        world.kept.setItem(KEPT, chosen);
      } catch {
        // Then it is a month again next time.
      }
      ask();
    },
    close: () => load.drop(),
  };
}

/** Sunday where weeks begin on it. @param {string} language */
function firstWeekdayOf(language) {
  try {
    const locale = /** @type {any} */ (new Intl.Locale(language));
    const info = locale.getWeekInfo?.() ?? locale.weekInfo;
    return info ? info.firstDay % 7 : 1;
  } catch {
    return 1;
  }
}
