// The mark as a ring of seats: what is shown while one waits. The saffron seat is the one kept for you.

import { html } from "../../../vendor/htm-preact.js";

const SEATS = 11;

/** @param {{ moving?: "waits" | "turns" }} props */
export function Seats({ moving = "waits" }) {
  const seats = Array.from({ length: SEATS }, (_, index) => {
    const angle = (index * 2 * Math.PI) / SEATS - 0.14;
    const [x, y] = [50 + 40 * Math.cos(angle), 50 + 40 * Math.sin(angle)];
    const turn = `rotate(${(angle * 180) / Math.PI} ${x} ${y})`;
    return html`<rect key=${index} class="seat seat-${index}" x=${x - 3.4} y=${y - 7} width="6.8" height="14" rx="3.4" transform=${turn} />`;
  });
  return html`<svg class="seats seats-${moving}" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
    <circle class="seats-table" cx="50" cy="50" r="29" />
    ${seats}
  </svg>`;
}
