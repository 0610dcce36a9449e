// Reading a table from a file for spreadsheets (RFC 4180), as much as a preview needs. Pure. What is
// taken of it is the server's to say.

/**
 * @param {string} text
 * @param {number} [most] rows
 * @returns {{ rows: string[][], count: number }} `count`: of all rows that hold anything
 */
export function readCsv(text, most = Infinity) {
  /** @type {string[][]} */
  const rows = [];
  let count = 0;
  /** @type {string[]} */
  let row = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one.trim() !== "")) {
      count += 1;
      if (rows.length < most) rows.push(row);
    }
    row = [];
  };
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  for (let at = 0; at < body.length; at += 1) {
    const character = body[at];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (body[at + 1] === '"') (cell += '"'), (at += 1);
      else isQuoted = false;
    } else if (character === '"' && cell === "") isQuoted = true;
    else if (character === ",") endCell();
    else if (character === "\n") endRow();
    else if (character !== "\r" || body[at + 1] !== "\n") cell += character;
  }
  if (cell !== "" || row.length > 0) endRow();
  return { rows, count };
}
