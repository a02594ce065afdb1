import { AppError } from '@yiwang/kernel';
import type { ErrorText } from '@yiwang/kernel';

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

/**
 * Why a value does not follow its standard. `code` is stable (`STANDARDS.CITIZEN_ID_CHECK_CHAR`), `reason` is the Chinese sentence for
 * the person at the counter, `text` holds it in both languages. None of them repeats the value: it may be an identity number.
 */
export interface Failure {
  readonly ok: false;
  readonly code: `STANDARDS.${string}`;
  readonly reason: string;
  readonly text: ErrorText;
}

/** The one result style of this library: `parseX` gives a Checked, `isX` a boolean, and `orThrow(parseX(…))` throws. */
export type Checked<T> = Success<T> | Failure;

export const ok = <T>(value: T): Success<T> => ({ ok: true, value });

export const fail = (code: string, zh: string, en: string): Failure => ({
  ok: false,
  code: `STANDARDS.${code}`,
  reason: zh,
  text: { zh, en },
});

/** The value, or an AppError of kind `invalid` that carries the failure's code and texts. */
export function orThrow<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  throw new AppError('invalid', checked.code, checked.text);
}
