import { uploadCut } from '../domain/material.errors.js';

/** What a sender may let us wait for, at once or in all, beyond what its bytes have earned. */
const GRACE_MS = 30_000;
/** A slow mobile line brings more; whoever brings less keeps a place that others need. */
const SLOWEST_PER_MS = (64 * 1024) / 1000;

/**
 * Gives on what comes, as long as it comes. Each byte earns time, up to the grace there was at first; only waiting for the sender costs it,
 * never the time that whoever takes the bytes needs. @throws ACCEPTANCE.UPLOAD_CUT when the time is used up
 */
export async function* paced(source: AsyncIterable<Buffer>, graceMs = GRACE_MS, perMs = SLOWEST_PER_MS): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]();
  let left = graceMs;
  let waits = false;
  try {
    for (;;) {
      const asked = performance.now();
      waits = true;
      const { value, done } = await within(left, pieces.next());
      waits = false;
      if (done) return;
      left = Math.min(graceMs, left - (performance.now() - asked) + value.length / perMs);
      yield value;
    }
  } finally {
    const ended = pieces.return?.();
    // One that still waits for bytes ends after them, if ever.
    if (waits) void ended?.catch(() => undefined);
    else await ended;
  }
}

async function within<T>(ms: number, coming: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(uploadCut({ cause: 'the sender is too slow' })), Math.max(0, ms));
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
