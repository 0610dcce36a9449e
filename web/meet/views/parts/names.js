// IDs for elements that point to each other, one set for each component that is on the page.

import { useState } from "../../../vendor/htm-preact.js";

let made = 0;

/** An ID that nothing else on the page has, the same for as long as the component lives. @param {string} stem */
export function useId(stem) {
  const [id] = useState(() => `${stem}-${(made += 1)}`);
  return id;
}
