// What is filled in about somebody, and what is wrong with it. Pure; the server has the last word.

import { ROOT } from "../../api/people.js";

/** @typedef {import("../directory.js").MemberDraft} MemberDraft */
/** @typedef {import("../../words.js").Word} Word */

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
const PHONE = /^\+?\d{3,32}$/;
const ACCOUNT = /^[A-Za-z0-9_.@-]+$/;

/** @param {import("../directory.js").Member} [member] @returns {MemberDraft} */
export function draftOf(member) {
  return {
    account: member?.account ?? "",
    password: "",
    name: member?.name ?? "",
    englishName: member?.englishName ?? "",
    email: member?.email ?? "",
    phone: member?.phone ?? "",
    departmentCode: member?.department.code ?? ROOT,
    title: member?.title ?? "",
    note: member?.note ?? "",
    thirdAccount: member?.thirdAccount ?? "",
    isPhoneHidden: member?.isPhoneHidden ?? false,
    sortLevel: member ? String(member.sortLevel) : "",
  };
}

/**
 * @param {MemberDraft} draft
 * @param {boolean} isNew whether an account may be chosen
 * @returns {Partial<Record<keyof MemberDraft, Word>>} what is wrong, by field
 */
export function faults(draft, isNew) {
  /** @type {Partial<Record<keyof MemberDraft, Word>>} */
  const found = {};
  if (draft.name.trim() === "") found.name = "problemMissing";
  if (draft.email.trim() !== "" && !ADDRESS.test(draft.email.trim())) found.email = "problemAddress";
  if (draft.phone.trim() !== "" && !PHONE.test(draft.phone.trim())) found.phone = "problemNumber";
  if (isNew && draft.account.trim() !== "" && !ACCOUNT.test(draft.account.trim())) found.account = "problemAccountLetters";
  if (draft.sortLevel.trim() !== "" && !/^\d{1,5}$/.test(draft.sortLevel.trim())) found.sortLevel = "problemCapacity";
  return found;
}
