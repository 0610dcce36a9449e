// Which page the address's fragment names. Pure.

/**
 * @typedef {{ name: "upcoming" } | { name: "calendar" } | { name: "past" }
 *   | { name: "book" } | { name: "edit", id: string } | { name: "meeting", id: string }
 *   | { name: "record", holding: string } | { name: "admin", part: AdminPart }} Route
 * @typedef {"defaults" | "applications" | "webhook" | "outbox"} AdminPart
 */

/** @type {readonly AdminPart[]} */
export const ADMIN_PARTS = ["defaults", "applications", "webhook", "outbox"];

/** @param {string} fragment with its `#` @returns {Route} */
export function readRoute(fragment) {
  const [first = "", second, third] = fragment.replace(/^#\/?/, "").split("/").map(decode);
  if (first === "calendar" || first === "past" || first === "book") return { name: first };
  if (first === "meeting" && second) return third === "edit" ? { name: "edit", id: second } : { name: "meeting", id: second };
  if (first === "record" && second) return { name: "record", holding: second };
  if (first === "admin") return { name: "admin", part: ADMIN_PARTS.find((part) => part === second) ?? "defaults" };
  return { name: "upcoming" };
}

/** @param {Route} route @returns {string} */
export function fragmentOf(route) {
  switch (route.name) {
    case "upcoming":
      return "#/";
    case "edit":
      return `#/meeting/${encodeURIComponent(route.id)}/edit`;
    case "meeting":
      return `#/meeting/${encodeURIComponent(route.id)}`;
    case "record":
      return `#/record/${encodeURIComponent(route.holding)}`;
    case "admin":
      return `#/admin/${route.part}`;
    default:
      return `#/${route.name}`;
  }
}

/** @param {string} part */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
