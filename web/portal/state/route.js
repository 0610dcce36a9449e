// Which page the address's fragment names. Pure.

/**
 * @typedef {{ name: "upcoming" } | { name: "calendar" } | { name: "past" } | { name: "recordings" } | { name: "profile" } | { name: "password" } | { name: "forgotten" }
 *   | { name: "book" } | { name: "edit", id: string } | { name: "meeting", id: string }
 *   | { name: "record", holding: string } | { name: "admin", part: AdminPart, where?: readonly string[] }} Route
 * @typedef {"people" | "departments" | "rooms" | "devices" | "limits" | "defaults" | "applications" | "webhook" | "outbox" | "quality" | "audit" | "corporations"} AdminPart
 */

/** What a corporation's administrators look after. @type {readonly AdminPart[]} */
export const ADMIN_PARTS = ["people", "departments", "rooms", "devices", "limits", "defaults", "applications", "webhook", "outbox", "quality", "audit"];
/** What a service provider's administrators look after. @type {readonly AdminPart[]} */
export const PROVIDER_PARTS = ["corporations"];
/** Parts that have pages within. @type {ReadonlySet<AdminPart>} */
const DEEP = new Set(/** @type {AdminPart[]} */ (["quality", "people", "corporations"]));

/** @param {string} fragment with its `#` @returns {Route} */
export function readRoute(fragment) {
  const [first = "", second, third, ...rest] = fragment.replace(/^#\/?/, "").split("/").map(decode);
  if (first === "calendar" || first === "past" || first === "recordings" || first === "book" || first === "profile" || first === "password" || first === "forgotten") return { name: first };
  if (first === "meeting" && second) return third === "edit" ? { name: "edit", id: second } : { name: "meeting", id: second };
  if (first === "record" && second) return { name: "record", holding: second };
  if (first === "admin") {
    const part = [...ADMIN_PARTS, ...PROVIDER_PARTS].find((one) => one === second) ?? "people";
    return DEEP.has(part) && third ? { name: "admin", part, where: [third, ...rest] } : { name: "admin", part };
  }
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
      return `#/${["admin", route.part, ...(route.where ?? [])].map(encodeURIComponent).join("/")}`;
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
