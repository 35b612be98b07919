// A table as a file for spreadsheets. Pure.

const FORMULA = /^[=+\-@\t\r]/;

/** One cell. A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
export function csvCell(value) {
  if (typeof value === "number") return String(value);
  const text = String(value ?? "").replace(/\r\n?/g, "\n");
  const safe = FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV (RFC 4180), with the mark that makes spreadsheets read UTF-8. */
export function csvOf(rows) {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}
