import { formTooLarge } from '../domain/case.errors.js';

/** A form is answers to questions, not files: those are materials. */
const MOST_CHARACTERS = 128 * 1024;

/** The form as it is sealed. @throws ACCEPTANCE.FORM_TOO_LARGE */
export function formText(form: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(form);
  if (text.length > MOST_CHARACTERS) throw formTooLarge();
  return text;
}
