// The page at `/portal`: one's meetings, booking them, and what administrators look after.

import { createPortal } from "./state/portal.js";
import { readRoute } from "./state/route.js";
import { mount } from "./views/app.js";
import { locale } from "./views/parts/when.js";
import { browserWorld } from "./world.js";

const portal = createPortal(browserWorld(), {
  language: locale,
  onGo: (fragment) => void (location.hash = fragment),
});
// What a link brought along counts once, and stays in no history.
const brought = new URLSearchParams(location.search);
if (brought.has("nonce") || brought.has("problem")) history.replaceState(null, "", `${location.pathname}#/`);
void portal.session.arrive({ nonce: brought.get("nonce"), problem: brought.get("problem") });
const show = () => portal.show(readRoute(location.hash));
addEventListener("hashchange", show);
show();
mount(/** @type {HTMLElement} */ (document.querySelector("#portal")), portal);
