// Which rules a new password keeps, as it is typed. Pure; the server has the last word, and knows the
// old passwords.

/** @typedef {import("../words.js").Word} Word */
/** @typedef {import("./model.js").PasswordRules} PasswordRules */
/** @typedef {{ word: Word, count: number, isKept: boolean }} Rule */

/** What holds where nothing else is known. @type {PasswordRules} */
export const LEAST = { shortest: 8, kinds: 2 };
/** Most characters. */
export const LONGEST = 32;
/** How often a character may follow itself. */
const REPEATS = 3;

/**
 * @param {string} password
 * @param {string} account an account, or whatever its owner typed in its place
 * @param {PasswordRules} rules
 * @returns {Rule[]}
 */
export function rulesFor(password, account, { shortest, kinds }) {
  const letters = [...password];
  const [lower, name] = [password.toLowerCase(), account.trim().toLowerCase()];
  const found = [/\p{Lowercase}/u, /\p{Uppercase}/u, /\p{N}/u, /[^\p{Lowercase}\p{Uppercase}\p{N}]/u].filter((kind) => kind.test(password)).length;
  const repeats = letters.some((_, at) => at >= REPEATS && letters.slice(at - REPEATS, at).every((one) => one === letters[at]));
  const holdsAccount = name !== "" && (lower.includes(name) || lower.includes([...name].reverse().join("")));
  const typed = password !== "";
  return [
    { word: "ruleLength", count: shortest, isKept: letters.length >= shortest && letters.length <= LONGEST },
    { word: "ruleKinds", count: kinds, isKept: found >= kinds },
    { word: "ruleRepeats", count: REPEATS, isKept: typed && !repeats },
    { word: "ruleAccount", count: 0, isKept: typed && !holdsAccount },
  ];
}

/** @param {string} password @param {string} account @param {PasswordRules} rules */
export function isGood(password, account, rules) {
  return rulesFor(password, account, rules).every((rule) => rule.isKept);
}
