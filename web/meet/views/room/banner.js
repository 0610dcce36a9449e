// What concerns the whole meeting for as long as it lasts: a lost connection, a weak network, a
// microphone that is off while one speaks.

import { html } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { Seats } from "../parts/seats.js";

/** From this quality on, of 5, one's own network is called weak. */
const WEAK = 1;

/** @param {{ meet: import("../../state/model.js").Meet, reconnecting: boolean }} props */
function showBanner({ meet, reconnecting }) {
  const { room } = meet;
  const text = words();
  const me = room.me.value;
  const rules = room.conference.value;
  const isAudience = me?.role === "audience";
  const isLost = reconnecting || room.media.value === "failed";
  const isWeak = !isLost && me !== null && (room.quality.value.get(me.id) ?? 5) <= WEAK;
  return html`<div class="banners" role="status">
    ${isLost && html`<p class="banner banner-lost"><${Seats} moving="turns" />${text.reconnecting}</p>`}
    ${meet.own.speakingWhileMuted.value && html`<p class="banner">${icon("microphoneOff")}${fill(text.mutedWhileTalking, { key: "M" })}</p>`}
    ${rules?.paused && html`<p class="banner banner-paused">${icon("info")}${isAudience ? text.pausedForYou : text.pausedForAudience}</p>`}
    ${rules?.webinar && !rules.audienceAdmitted && html`<p class="banner banner-rehearsal">${icon("info")}${text.rehearsal}</p>`}
    ${isWeak && html`<p class="banner">${icon("warning")}${text.weakNetwork}</p>`}
  </div>`;
}

export const Banner = live(showBanner);
