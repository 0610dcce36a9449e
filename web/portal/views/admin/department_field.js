// Choosing a department by a part of its name.

import { html, useState } from "../../../vendor/htm-preact.js";
import { live } from "../../../meet/views/parts/live.js";
import { ROOT } from "../../api/people.js";
import { Combo } from "../parts/combo.js";

/**
 * @param {object} props
 * @param {string} props.label
 * @param {string} props.path of the one that is chosen, as it is read
 * @param {import("../../state/admin/finder.js").Finder<import("../../state/directory.js").Department>} props.finder
 * @param {(one: import("../../state/directory.js").Department) => void} props.onPick
 * @param {string} [props.hint]
 * @param {boolean} [props.hidesLabel]
 * @param {string} [props.all] what the root is called where it stands for all
 * @param {string} [props.without] code of one that is not suggested
 */
function showDepartmentField({ label, path, finder, onPick, hint, hidesLabel, all, without }) {
  /** What is being typed; null while the chosen one stands there. */
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const found = finder.found.value.filter(({ code }) => code !== without);
  const pick = (/** @type {string} */ key) => {
    const one = found.find(({ code }) => code === key);
    setTyped(null);
    if (one) onPick(one);
  };
  return html`<${Combo} hidesLabel=${hidesLabel} label=${label} name="department" value=${typed ?? path} hint=${hint} takesFirst=${typed !== null && typed !== ""}
    options=${found.map((one) => ({ key: one.code, label: all && one.code === ROOT ? all : one.name, detail: one.path === one.name ? undefined : one.path }))}
    onInput=${(/** @type {string} */ text) => (setTyped(text), finder.type(text))} onOpen=${() => void finder.look("")} onLeave=${() => setTyped(null)} onPick=${pick} />`;
}

export const DepartmentField = live(showDepartmentField);
