// The zones that a meeting can be in. The server numbers them and knows their names.

import { computed, signal } from "../../vendor/signals-core.js";

/** @typedef {import("./model.js").Zone} Zone */
/** @typedef {ReturnType<typeof createZones>} Zones */

/**
 * @param {{ zones(): Promise<Zone[]> }} api
 * @param {string} own IANA name of the reader's zone
 */
export function createZones(api, own) {
  const list = signal(/** @type {readonly Zone[]} */ ([]));
  const byId = computed(() => new Map(list.value.map((zone) => [zone.id, zone])));
  /** @type {Promise<void> | null} */
  let loading = null;

  return {
    list,
    own,
    /** Asks for them, unless they are there. */
    load() {
      loading ??= api.zones().then(
        (zones) => void (list.value = zones),
        () => void (loading = null),
      );
      return loading;
    },
    /** @param {string} id @returns {Zone | undefined} */
    find: (id) => byId.value.get(id),
    /** IANA name; the reader's own for a zone that is not known. @param {string} id */
    nameOf: (id) => byId.value.get(id)?.name ?? own,
    /**
     * The zone that the reader is in: the one of that name, else one that is as far from UTC now.
     *
     * @param {number} offsetMin of the reader's zone now
     * @returns {Zone | undefined}
     */
    mine: (offsetMin) => list.value.find(({ name }) => name === own) ?? list.value.find((zone) => zone.offsetMin === offsetMin),
  };
}

/**
 * Zones whose name, places, or offset contain every word typed.
 *
 * @param {readonly Zone[]} zones
 * @param {string} typed
 * @param {(zone: Zone) => string} label
 */
export function findZones(zones, typed, label) {
  const wanted = fold(typed).split(/\s+/).filter((word) => word !== "");
  return zones.filter((zone) => {
    const text = fold(`${label(zone)} ${zone.name} ${zone.places}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** Without case and accents. @param {string} text */
function fold(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("_", " ").toLowerCase();
}
