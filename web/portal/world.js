// The browser as the portal's state sees it. The only file below the views that names its globals.

/** @returns {import("./state/world.js").PortalWorld} */
export function browserWorld() {
  return {
    clock: {
      now: () => Date.now(),
      setTimeout: (run, ms) => setTimeout(run, ms),
      clearTimeout: (handle) => clearTimeout(/** @type {number | undefined} */ (handle ?? undefined)),
    },
    // Looked up at each use, since looking already throws where none is allowed.
    kept: {
      getItem: (key) => localStorage.getItem(key),
      setItem: (key, value) => localStorage.setItem(key, value),
      removeItem: (key) => localStorage.removeItem(key),
    },
    onKeptChange: (run) => addEventListener("storage", run),
    leave: (path) => location.assign(path),
    fetch: (path, asked) => fetch(path, asked),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
  };
}
