import type { InvalidParam } from '@yiwang/kernel';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

/** What is wrong with a form, each field by its JSON pointer in the request; empty when it fits. Values are never repeated. */
export type FormValidator = (form: unknown) => InvalidParam[];

const MOST = 20;

/** Compiles a JSON Schema 2020-12. One compiler for each form: forms may share an `$id`. @throws Error when it is no schema */
export function compileForm(schema: unknown): FormValidator {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, allErrors: true });
  const validate = ajv.compile(schema as object);
  return (form) => (validate(form) ? [] : (validate.errors ?? []).slice(0, MOST).map(toParam));
}

function toParam({ instancePath, keyword, message, params }: ErrorObject): InvalidParam {
  const missing: unknown = (params as Record<string, unknown>)['missingProperty'];
  const own = typeof missing === 'string' ? `/${missing.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
  return { name: `/form${instancePath}${own}`, code: keyword, reason: message ?? keyword };
}
