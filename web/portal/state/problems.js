// What an error code of the API means to somebody who looks at the portal: which field it is about,
// and what to say. Pure.

import { FAULT, UNREACHABLE } from "../api/problem.js";

/** @typedef {import("../words.js").Word} Word */
/** @typedef {import("./draft.js").FieldName} FieldName */

/** @type {Record<string, FieldName>} */
const FIELDS = {
  "111071013": "date",
  "111071014": "date",
  "111071015": "length",
  "111071021": "length",
  "111071022": "subject",
  "111071005": "room",
  "111071063": "room",
  "111071064": "room",
  "111070006": "room",
  "111071017": "people",
  "111071024": "people",
  "111071025": "people",
  "111071066": "people",
  "111072031": "people",
  "111072032": "people",
  "111072033": "people",
  "111072034": "people",
  "111072036": "people",
  "111072037": "people",
  "111071036": "prolong",
  "111071041": "date",
  "111071042": "until",
  "111071043": "repeats",
  "111071044": "interval",
  "111071045": "points",
  "111071046": "points",
  "111071080": "guestPassword",
  "111071081": "guestPassword",
  "111071105": "guestPassword",
  "111071107": "audiencePassword",
  "111071108": "audiencePassword",
  "111071109": "audiencePassword",
  "111071111": "audiencePassword",
};

/** @type {Record<string, Word>} */
const TEXTS = {
  [UNREACHABLE]: "problemUnreachable",
  [FAULT]: "problemFault",
  "111070002": "problemNotAllowed",
  "206010036": "problemNotAllowed",
  "111070005": "problemGone",
  "111070010": "problemNotAllowed",
  "111071005": "problemRoomBusy",
  "111071064": "problemRoomBusy",
  "111071063": "problemRoomNotYours",
  "111070006": "problemRoomNotYours",
  "111071013": "problemPast",
  "111071014": "problemTooFar",
  "111071015": "problemLength",
  "111071021": "problemLength",
  "111071022": "problemSubject",
  "111071017": "problemTooMany",
  "111071066": "problemTooMany",
  "111071024": "problemAddress",
  "111072036": "problemAddress",
  "111071025": "problemNumber",
  "111072031": "problemReach",
  "111072032": "problemNumber",
  "111072033": "problemNumber",
  "111072037": "problemNumber",
  "111071036": "problemProlong",
  "111071041": "problemDate",
  "111071042": "problemUntil",
  "111071044": "problemInterval",
  "111071045": "problemPoints",
  "111071046": "problemPoints",
  "111071065": "problemStarted",
  "111071067": "problemStarted",
  "111071080": "problemPassword",
  "111071081": "problemPasswordTaken",
  "111071105": "problemPasswordTaken",
  "111071107": "problemPassword",
  "111071108": "problemAudiencePassword",
  "111071109": "problemAudiencePassword",
  "111071111": "problemAudiencePassword",
  "111071119": "problemOccurrenceTime",
  "201040000": "problemGone",
  "201040001": "problemAccountTaken",
  "201040005": "problemNoMoreUsers",
  "201040016": "problemWeakPassword",
  "206010012": "problemSlider",
  "206030001": "problemCode",
  "206030002": "problemCode",
  "206030003": "problemCodeNotSent",
  "206030004": "problemCodeSoon",
  "206030005": "problemPasswordFixed",
  "206030006": "problemOldPassword",
  "206030007": "problemPasswordLength",
  "206030008": "problemWeakPassword",
  "206030009": "problemPasswordUsed",
  "206030010": "problemPasswordRepeats",
  "206030011": "problemPasswordSoon",
  "206030012": "problemPasswordAccount",
  "206030013": "problemPasswordAlike",
  "206030016": "problemResetLate",
  "206030019": "problemCodeOften",
  "206060012": "problemNoSms",
  "206010065": "problemPhoneTaken",
  "206010066": "problemEmailTaken",
  "206010000": "problemAccount",
  "206030000": "problemAccount",
  "206010022": "problemSignOn",
  "206010023": "problemNoSignOn",
  "206010030": "problemNotAdded",
  "206010007": "problemInactive",
  "206030015": "problemLocked",
  "206020000": "problemSignedOut",
  "206020002": "problemSignedOut",
  "100000429": "problemTooFast",
};

/** @param {import("../api/problem.js").Problem} problem @returns {FieldName | null} null: it is about no field */
export function fieldOf(problem) {
  return FIELDS[problem.code] ?? null;
}

/**
 * @param {import("../api/problem.js").Problem} problem
 * @returns {{ word: Word, detail: string | null }} `detail`: what the server said, where we have no words
 */
export function textOf(problem) {
  const word = TEXTS[problem.code];
  if (word !== undefined) return { word, detail: null };
  if (problem.status === 429) return { word: "problemTooFast", detail: null };
  if (problem.status === 404) return { word: "problemGone", detail: null };
  if (problem.status >= 500) return { word: "problemFault", detail: null };
  return { word: "problemOther", detail: problem.message };
}
