// Reads a calendar on standard input and says on standard output when its events take place, expanded
// by ical.js: a list of [start, end] in UTC.

import ICAL from "ical.js";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const calendar = new ICAL.Component(ICAL.parse(Buffer.concat(chunks).toString("utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
const masters = events.filter((event) => !event.isRecurrenceException());
const spans = [];

/** @param {ICAL.Component} component @param {ICAL.Time} start @param {ICAL.Time} end */
function add(component, start, end) {
  if (component.getFirstPropertyValue("status") === "CANCELLED") return;
  const text = (/** @type {ICAL.Time} */ time) => time.toJSDate().toISOString().slice(0, 16).replace("T", " ");
  spans.push([text(start), text(end)]);
}

for (const event of events.filter((event) => event.isRecurrenceException())) {
  const master = masters.find((master) => master.uid === event.uid);
  if (master) master.relateException(event);
  else add(event.component, event.startDate, event.endDate);
}
for (const master of masters) {
  if (!master.isRecurring()) {
    add(master.component, master.startDate, master.endDate);
    continue;
  }
  const times = master.iterator();
  for (let time = times.next(), count = 0; time && count < 1000; time = times.next(), count += 1) {
    const { item, startDate, endDate } = master.getOccurrenceDetails(time);
    add(item.component, startDate, endDate);
  }
}
process.stdout.write(JSON.stringify(spans));
