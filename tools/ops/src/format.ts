/** Text from elsewhere may hold what would move the cursor or colour the screen; here it is only text. */
export const printable = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Columns that a text takes on a screen; a Chinese character takes two. */
export const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

function shortened(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let short = '';
  for (const character of text) {
    if (widthOf(short + character) > width - 1) break;
    short += character;
  }
  return `${short}…`;
}

const LEAST_LAST_COLUMN = 20;

/** Lines of a table: numbers to the right, the last column cut so that a line fits the screen. */
export function tableOf(headings: readonly string[], rows: readonly (readonly (string | number)[])[], screen = 160): string[] {
  const cells = [headings.map((heading) => heading.toUpperCase()), ...rows.map((row) => row.map((cell) => printable(String(cell))))];
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))));
  const last = headings.length - 1;
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + 2, 0);
  widths[last] = Math.min(widths[last] ?? 0, Math.max(LEAST_LAST_COLUMN, screen - before));
  const isNumeric = headings.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  return cells.map((row) =>
    row
      .map((cell, column) => {
        const text = shortened(cell, widths[column] ?? 0);
        const blank = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)));
        return isNumeric[column] ? blank + text : text + blank;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** `45 s`, `12 min`, `3 h`, `5 d`: what an operator wants to know of an age. */
export function durationOf(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} d`;
}

export const ageOf = (instant: string, now: number): string => durationOf((now - new Date(instant).getTime()) / 1000);

/** A payload as a person reads it, or as it is when it is no JSON. */
export function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return printable(payload);
  }
}
