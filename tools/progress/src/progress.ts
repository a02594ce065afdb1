const EVERY_MS = 250;
const WIDTH = 30;
const CLEAR = '\r\u001b[K';

export interface ProgressOptions {
  /** How much is done, from 0 to 1; without it only the seconds are shown. */
  done?: () => number;
  /** What is being done. */
  now?: () => string;
  /** Where to draw; standard error. */
  to?: Terminal;
}

/** What the bar needs of a stream. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** For what ends after so many seconds. */
export function bySeconds(seconds: number): () => number {
  const begun = performance.now();
  return () => (performance.now() - begun) / 1000 / seconds;
}

/** Draws a line while the work is under way, on a terminal only, and removes it at the end, also when the work fails. */
export async function withProgress<T>(
  what: string,
  { done, now, to = process.stderr }: ProgressOptions,
  work: () => Promise<T>,
): Promise<T> {
  if (!to.isTTY) return work();
  const begun = performance.now();
  const timer = setInterval(() => {
    const parts = [what, ...(done ? [barOf(done())] : []), `${Math.round((performance.now() - begun) / 1000)} s`, ...(now ? [now()] : [])];
    to.write(`${CLEAR}${cut(parts.join('  '), (to.columns || 80) - 1)}`);
  }, EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    to.write(CLEAR);
  }
}

function barOf(done: number): string {
  const part = Math.min(1, Math.max(0, Number.isFinite(done) ? done : 0));
  return `[${'#'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH)}] ${String(Math.floor(part * 100)).padStart(3)} %`;
}

/** A wrapped line would stay on the screen. Chinese characters take two columns. */
function cut(text: string, columns: number): string {
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1;
    if (width > columns) break;
    kept += character;
  }
  return kept;
}
