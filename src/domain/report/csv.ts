import Papa from 'papaparse';

/** A table as it stands on the screen, and in a file. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | number;

/**
 * A table as CSV after RFC 4180: UTF-8 to be, comma, every cell in quotes, CRLF. Texts that a spreadsheet would take for a formula
 * are guarded; numbers are written as they are.
 * @param mark whether it begins with a byte order mark, without which Excel misreads letters beyond ASCII
 */
export function writeCsv({ columns, rows }: Table, { mark = true } = {}): string {
  const lines = [columns, ...rows].map((line) => line.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell)));
  return `${mark ? '\uFEFF' : ''}${Papa.unparse(lines as unknown[][], { quotes: true, newline: '\r\n' })}\r\n`;
}

/**
 * A text that no spreadsheet runs: an apostrophe before `= + - @` (their full-width forms too) and before tab, CR and LF, where
 * they stand first, or first on a later line of the cell, blanks and invisible signs not counted. NUL and lone surrogates, which no
 * CSV can carry, become U+FFFD.
 */
export function guarded(text: string): string {
  const plain = text.toWellFormed().replaceAll('\0', '\uFFFD');
  return plain.replace(/^(?=[\r\n])|(?<=^|[\r\n])(?=\t|(?:[^\S\r\n]|\p{Cf})*[=+\-@＝＋－＠])/gu, "'");
}
