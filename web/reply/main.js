// The page behind the link in an invitation: `/r/{token}`.

import { createInvitation, readAddress } from "./state.js";
import { mount } from "./views.js";

const invitation = createInvitation((path, asked) => fetch(path, asked), readAddress(location.pathname, location.search));
mount(/** @type {HTMLElement} */ (document.querySelector("#reply")), invitation);
