// What the view-models need of the world outside. `browserWorld` in `web/meet/world.js` is the
// browser's; tests bring their own.

import type { Keeper, SignalWorld } from "../protocol/world.js";
import type { MediaWorld } from "../media/world.js";

export interface World extends SignalWorld, MediaWorld {
  /** What the browser keeps for the next meeting: name, devices, layout. */
  kept: Keeper;
  /** Signs in at the REST API of this server. */
  fetch(
    path: string,
    init: { method: string; headers: Record<string, string>; body: string },
  ): Promise<{
    ok: boolean;
    status: number;
    headers: { get(name: string): string | null };
    json(): Promise<any>;
  }>;
}
