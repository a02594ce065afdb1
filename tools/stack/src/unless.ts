import { ApiProblem } from '@yiwang/client';

/** The answer, or undefined for a refusal with this status. */
export async function unless<T>(status: number, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiProblem && error.status === status) return undefined;
    throw error;
  }
}
