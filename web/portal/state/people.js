// People who are invited to a meeting, as they are typed or chosen. Pure.

/** @typedef {import("./model.js").Person} Person */

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
const NUMBER = /^\+?[\d\s()-]{3,32}$/;

/**
 * Who is meant by a line such as `ines@roofers.example`, `Ines <ines@roofers.example>` or
 * `+44 20 7946 0958`, several with commas or semicolons between them.
 *
 * @param {string} typed
 * @returns {{ people: Omit<Person, "key">[], rest: string }} `rest`: what is nobody
 */
export function readPeople(typed) {
  const people = [];
  const rest = [];
  for (const part of typed.split(/[,;\n]+/).map((one) => one.trim()).filter((one) => one !== "")) {
    const named = /^(.*?)\s*<([^<>]+)>$/.exec(part);
    const reach = (named?.[2] ?? part).trim();
    const name = (named?.[1] ?? "").replace(/^"|"$/g, "").trim();
    const nobody = { name, email: "", sms: "", phone: "", userId: "", account: "", isHost: false, isRung: false };
    if (ADDRESS.test(reach)) people.push({ ...nobody, name: name || reach, email: reach });
    else if (NUMBER.test(reach)) people.push({ ...nobody, name: name || reach, sms: reach.replace(/[\s()-]/g, "") });
    else rest.push(part);
  }
  return { people, rest: rest.join(", ") };
}

/** Whether both are one person. @param {Omit<Person, "key">} a @param {Omit<Person, "key">} b */
function isSame(a, b) {
  if (a.userId !== "" && a.userId === b.userId) return true;
  if (a.email !== "" && a.email.toLowerCase() === b.email.toLowerCase()) return true;
  return a.email === "" && b.email === "" && a.sms !== "" && a.sms === b.sms;
}

/**
 * @param {readonly Person[]} list
 * @param {readonly Omit<Person, "key">[]} more whoever is there already is left out
 * @returns {Person[]}
 */
export function withPeople(list, more) {
  const next = [...list];
  for (const one of more) {
    if (next.some((known) => isSame(known, one))) continue;
    const used = new Set(next.map(({ key }) => key));
    let number = next.length;
    while (used.has(`p${number}`)) number += 1;
    next.push({ ...one, key: `p${number}` });
  }
  return next;
}
