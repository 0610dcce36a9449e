// A button that copies a text and says that it has.

import { html, useEffect, useState } from "../../../vendor/htm-preact.js";
import { copyText } from "../../../sample.js";
import { words } from "../../words.js";
import { icon } from "./icon.js";
import { live } from "./live.js";

/** How long the button says that it has copied. */
const COPIED_MS = 1800;

/** @param {{ text: string, label: string, class?: string }} props */
function showCopyButton({ text, label, class: look = "" }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => setCopied(await copyText(text));
  return html`<button type="button" class="button ${look}" onClick=${copy}>${icon(isCopied ? "check" : "copy")}<span role="status">${isCopied ? words().copied : label}</span></button>`;
}

export const CopyButton = live(showCopyButton);
