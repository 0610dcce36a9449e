// A plot of what was measured over time, drawn as SVG. What it shows stands beneath it in words.

import { html } from "../../../vendor/htm-preact.js";
import { fill } from "../../../meet/words.js";
import { plot } from "../../state/plot.js";
import { counted, words } from "../../words.js";
import { clock, locale } from "../parts/when.js";

/** @typedef {import("../../state/model.js").Series} Series */

/** In units of the drawing, which is as wide as there is room. */
const SIZE = { width: 600, height: 140 };
/** Room for the dots at the edges. */
const EDGE = 6;

/** @type {Record<Series["name"], string>} */
const UNITS = { loss: "%", latency: "ms", jitter: "ms", bitrate: "kbit/s", frames: "/s", cpu: "%" };

/** @param {{ series: Series, zone: string }} props */
export function PlotCard({ series, zone }) {
  const text = words();
  const drawn = plot(series.lines, SIZE);
  const title = text[`series_${series.name}`];
  const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });
  const said = (/** @type {number} */ value) => `${number.format(value)} ${UNITS[series.name]}`;
  const box = `${-EDGE} ${-EDGE} ${SIZE.width + 2 * EDGE} ${SIZE.height + 2 * EDGE}`;
  return html`<section class="panel-card plot">
    <h3>${title} <span class="quiet-text">${UNITS[series.name]}</span></h3>
    ${drawn === null ? html`<p class="quiet-text">${text.nothingMeasured}</p>` : html`
      <div class="plot-frame">
        <div class="plot-marks" aria-hidden="true">${[...drawn.marks].reverse().map(({ value }) => html`<span key=${value}>${number.format(value)}</span>`)}</div>
        <svg class="plot-picture" viewBox=${box} preserveAspectRatio="none" aria-hidden="true">
          ${drawn.marks.map(({ value, y }) => html`<path key=${value} class="plot-grid" d=${`M0 ${y}H${SIZE.width}`} />`)}
          ${drawn.lines.map(({ way, thresholdY }) => thresholdY !== null && html`<path key=${`${way} bad from`} class="plot-threshold" d=${`M0 ${thresholdY}H${SIZE.width}`} />`)}
          ${drawn.lines.map(({ way, path }) => html`<path key=${way} class="plot-line is-${way}" d=${path} />`)}
          ${drawn.lines.map(({ way, bad }) => bad.length > 0 && html`<path key=${`${way} bad`} class="plot-bad" d=${bad.map(({ x, y }) => `M${x} ${y}h0`).join("")} />`)}
        </svg>
        <p class="plot-times"><span>${clock(drawn.fromMs, zone)}</span><span>${clock(drawn.toMs, zone)}</span></p>
      </div>
      <ul class="plot-words">${drawn.lines.map(({ way, last, most, threshold, bad }) => html`<li key=${way}><span class="plot-key is-${way}" aria-hidden="true"></span><span>${fill(text.lastAndMost, { way: text[`way_${way}`], last: said(last), most: said(most) })}${threshold !== null && `; ${fill(text.badFrom, { value: said(threshold) })}`}${bad.length > 0 && html`; <b class="plot-alarm">${counted("badTimes", bad.length)}</b>`}</span></li>`)}</ul>`}
  </section>`;
}
