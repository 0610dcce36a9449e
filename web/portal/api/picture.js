// Where somebody's picture is. Pure.

/** Where a picture is on this server, under whatever name it is open. @param {string | null | undefined} url */
export function pictureOf(url) {
  try {
    return url ? new URL(url).pathname : "";
  } catch {
    return "";
  }
}
