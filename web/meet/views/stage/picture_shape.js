// The shape of a shared screen, learned from its picture.

import { signal } from "../../../vendor/signals-core.js";

/** Shape of a screen whose picture has not come yet. */
export const USUAL_SHAPE = 16 / 9;

/** Shapes by the tile's key: width by height. */
export function createShapes() {
  const shapes = signal(/** @type {ReadonlyMap<string, number>} */ (new Map()));
  return {
    /** @param {string} key */
    of: (key) => shapes.value.get(key) ?? USUAL_SHAPE,
    /** @param {string} key @param {number} width @param {number} height */
    tell(key, width, height) {
      if (!(width > 0 && height > 0)) return;
      const shape = width / height;
      if (shapes.peek().get(key) === shape) return;
      shapes.value = new Map(shapes.peek()).set(key, shape);
    },
  };
}

/** @typedef {ReturnType<typeof createShapes>} Shapes */
