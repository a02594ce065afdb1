import { isAppError, type AppError } from '@yiwang/kernel';

/**
 * What the work gives, or the expected error that it ends in: for what is asked before the unit of work of a keyed request, where an error
 * must wait until the key has been looked at, since a repetition hears the first answer.
 */
export async function attempt<T>(work: () => T | Promise<T>): Promise<T | AppError> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
}

/** The outcome of an attempt; its error is thrown now. */
export function outcomeOf<T>(attempted: T | AppError): T {
  if (isAppError(attempted)) throw attempted;
  return attempted;
}
