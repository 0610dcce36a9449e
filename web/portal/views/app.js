// The portal in its element: signing in, or the frame with the page that the address names.

import { html, render, useEffect, useRef } from "../../vendor/htm-preact.js";
import { effect } from "../../vendor/signals-core.js";
import { language } from "../../meet/words.js";
import { live } from "../../meet/views/parts/live.js";
import { words } from "../words.js";
import { AdminPage } from "./admin/admin.js";
import { BookingPage } from "./booking/booking.js";
import { CalendarPage } from "./calendar/calendar.js";
import { Ringing } from "./calls/ringing.js";
import { MeetingPage } from "./meeting/meeting.js";
import { PasswordPage } from "./own/password.js";
import { ProfilePage } from "./own/profile.js";
import { PastPage } from "./meetings/past.js";
import { UpcomingPage } from "./meetings/upcoming.js";
import { RecordPage } from "./record/record.js";
import { RecordingsPage } from "./recordings/recordings.js";
import { Frame } from "./shell.js";
import { SignIn } from "./sign_in/sign_in.js";

/** @typedef {import("../state/portal.js").Portal} Portal */

const PAGES = {
  upcoming: UpcomingPage, calendar: CalendarPage, past: PastPage, recordings: RecordingsPage, book: BookingPage,
  edit: BookingPage, meeting: MeetingPage, record: RecordPage, admin: AdminPage,
  profile: ProfilePage, password: PasswordPage,
};

/** @param {{ portal: Portal }} props */
function showPortal({ portal }) {
  if (portal.session.user.value === null || portal.forced.value) return html`<${SignIn} key="sign-in" portal=${portal} />`;
  return html`<${Frame} key="frame" portal=${portal}><${Page} portal=${portal} /></${Frame}><${Ringing} calls=${portal.calls} />`;
}

/** @param {{ portal: Portal }} props */
function showPage({ portal }) {
  const page = portal.page.value;
  const before = useRef(page);
  useEffect(() => {
    // The first page is where the reader is anyway; each further one begins at its heading.
    if (before.current === page) return;
    before.current = page;
    scrollTo(0, 0);
    /** @type {HTMLElement | null} */ (document.querySelector("main h1"))?.focus();
  }, [page]);
  if (page === null) return null;
  return html`<${PAGES[page.name]} key=${page.name} portal=${portal} model=${page.model} />`;
}

const Page = live(showPage);
const App = live(showPortal);

/**
 * Shows the portal inside an element.
 *
 * @param {Element} element
 * @param {Portal} portal
 * @returns {() => void} takes it away again
 */
export function mount(element, portal) {
  const stop = effect(() => {
    document.documentElement.lang = language.value;
    const text = words();
    const titles = {
      upcoming: text.meetings, calendar: text.calendar, past: text.past, recordings: text.recordings, book: text.bookTitle, edit: text.editTitle,
      meeting: text.meeting, record: text.record, admin: text.administration, profile: text.myData, password: text.changePassword,
      forgotten: text.changePassword,
    };
    const title = portal.forced.value ? text.forcedTitle : portal.forgotten.value ? text.forgottenTitle : portal.session.user.value === null ? text.signInTitle : titles[portal.route.value.name];
    document.title = portal.calls.ringing.value ? `${text.ringTitle} · Convoca` : `${title} · Convoca`;
  });
  render(html`<${App} portal=${portal} />`, element);
  return () => {
    stop();
    render(null, element);
  };
}
