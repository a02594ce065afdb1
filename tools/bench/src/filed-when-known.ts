import { ApiProblem } from '@yiwang/client';

/** Files as soon as the item's version has reached acceptance, which it does by an event. */
export async function filedWhenKnown<T>(file: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + 10_000; ;) {
    try {
      return await file();
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 404) || Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
