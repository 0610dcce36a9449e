// One person's camera or screen: the picture or the avatar, the name, and the signs of what he does.

import { computed } from "../../../vendor/signals-core.js";
import { html, useMemo } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { Avatar, tintOf } from "../parts/avatar.js";
import { icon } from "../parts/icon.js";
import { live } from "../parts/live.js";
import { Menu } from "../parts/menu.js";
import { Video } from "../parts/video.js";
import { personItems } from "../people/actions.js";
import { SIGNS } from "../room/reaction_menu.js";
import { Quality } from "./quality.js";

/** @typedef {import("../../state/model.js").Meet} Meet */
/** @typedef {import("../../state/model.js").Tile} TileModel */

/**
 * @param {object} props
 * @param {TileModel} props.tile
 * @param {import("../../layouts/rect.js").Rect} props.at
 * @param {boolean} props.isMain
 * @param {Meet} props.meet
 * @param {import("../room/desk.js").Desk} props.desk
 * @param {import("./picture_shape.js").Shapes} props.shapes
 */
function showTile({ tile, at, isMain, meet, desk, shapes }) {
  const { room, own } = meet;
  const { participant: id, source, mine } = tile;
  const person = useMemo(() => computed(() => room.participants.value.find((one) => one.id === id)), [id]).value;
  const isSpeaking = useMemo(() => computed(() => room.speaking.value.has(id)), [id]).value;
  const text = words();
  const name = room.nameOf(id);
  const isScreen = source === "screen";
  // One's own screen in a pane would show itself in itself without end.
  const track = !mine ? room.trackFor(id, source).value : isScreen ? null : own.cameraTrack.value;
  const isPinned = room.stage.pinned.value?.participant === id && room.stage.pinned.value.source === source;
  const isOn = isScreen || (person?.camera ?? false) || mine;
  const { kind, participant: directed, fixed } = room.stage.direction.value;
  const mark = directed === id && !isScreen ? { broadcast: text.shownToAll, roll_call: text.rollCallSign }[/** @type {string} */ (kind)] : undefined;
  const place = { transform: `translate(${at.x}px, ${at.y}px)`, width: `${at.width}px`, height: `${at.height}px` };
  const size = at.width < 170 || at.height < 100 ? "is-small" : at.height > 300 && at.width > 300 ? "is-large" : "";
  const look = [size, isMain && "is-main", isScreen && "is-screen", isSpeaking && !isScreen && "is-speaking", mark && "is-marked", person && !person.connected && "is-lost"];
  const pin = () => room.stage.pin(isPinned ? null : { participant: id, source });
  return html`<article class="tile tint-${tintOf(id)} ${look.filter(Boolean).join(" ")}" style=${place}
    aria-label=${tileLabel({ name, mine, isScreen, isSpeaking, person, mark })} data-participant=${id} data-source=${source} onDblClick=${pin}>
    <div class="tile-empty">
      ${isScreen ? icon("screen") : html`<${Avatar} name=${name} id=${id} />`}
      ${isScreen && html`<p>${mine ? text.sharing : text.loadingPicture}</p>`}
    </div>
    ${track && isOn &&
    html`<${Video} key="picture" track=${track} mirrored=${mine && !isScreen}
      onShape=${(/** @type {number} */ width, /** @type {number} */ height) => shapes.tell(tile.key, width, height)} />`}
    ${mark && html`<p class="tile-mark" aria-hidden="true">${icon(kind === "broadcast" ? "eye" : "microphone")}<span>${mark}</span></p>`}
    ${!isScreen && person?.handAtMs != null && html`<${Hand} room=${room} id=${id} />`}
    ${!isScreen && html`<${TileReaction} room=${room} id=${id} />`}
    <p class="tile-name" aria-hidden="true">
      ${!isScreen && person && person.microphone !== "on" && html`<span class="tile-muted">${icon("microphoneOff")}</span>`}
      ${isScreen && icon("screen")}
      ${isPinned && icon("pin")}
      <span class="tile-words">${isScreen ? fill(text.screenOf, { name }) : mine ? fill(text.youNamed, { name }) : name}</span>
      ${!isScreen && html`<${Quality} room=${room} id=${id} />`}
    </p>
    ${person && !person.connected && html`<p class="tile-lost">${text.reconnectingPerson}</p>`}
    <div class="tile-tools">
      ${!fixed && html`<button type="button" class="tile-tool" aria-pressed=${isPinned ? "true" : "false"} aria-label=${`${isPinned ? text.unpin : text.pin}: ${name}`}
        title=${isPinned ? text.unpin : text.pin} onClick=${pin}>${icon(isPinned ? "unpin" : "pin")}</button>`}
      ${person && !isScreen && html`<${Menu} class="tile-tool" label=${fill(text.tileMenu, { name })} items=${() => personItems(meet, desk, id)}>${icon("more")}</${Menu}>`}
    </div>
  </article>`;
}

/**
 * @param {object} of
 * @param {string} of.name
 * @param {boolean} of.mine
 * @param {boolean} of.isScreen
 * @param {boolean} of.isSpeaking
 * @param {import("../../state/model.js").Participant | undefined} of.person
 * @param {string} [of.mark]
 */
function tileLabel({ name, mine, isScreen, isSpeaking, person, mark }) {
  const text = words();
  if (isScreen) return fill(text.screenOf, { name });
  const parts = [mine ? fill(text.youNamed, { name }) : name];
  if (person && person.microphone !== "on") parts.push(text.microphoneOff);
  if (person && !person.camera) parts.push(text.cameraOff);
  if (mark) parts.push(mark);
  if (isSpeaking) parts.push(text.speaking);
  if (person?.handAtMs != null) parts.push(text.handUp);
  return parts.join(", ");
}

/** @param {{ room: import("../../state/model.js").Room, id: string }} props */
function showHand({ room, id }) {
  const number = room.hands.value.indexOf(id) + 1;
  return html`<p class="tile-hand" title=${fill(words().handOrder, { number })} aria-hidden="true">${icon("hand")}${number > 0 && room.hands.value.length > 1 && number}</p>`;
}

/** @param {{ room: import("../../state/model.js").Room, id: string }} props */
function showTileReaction({ room, id }) {
  const latest = room.reactions.value.filter((shown) => shown.participant === id).at(-1);
  return latest ? html`<p key=${latest.id} class="tile-reaction" aria-hidden="true">${SIGNS[latest.reaction]}</p>` : null;
}

const Hand = live(showHand);
const TileReaction = live(showTileReaction);
export const Tile = live(showTile);
