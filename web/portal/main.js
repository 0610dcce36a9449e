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
const show = () => portal.show(readRoute(location.hash));
addEventListener("hashchange", show);
show();
mount(/** @type {HTMLElement} */ (document.querySelector("#portal")), portal);
