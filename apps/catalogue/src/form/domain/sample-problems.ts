import type { InvalidParam } from '@yiwang/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Schema } from './schema-walk.js';

const MOST = 20;

/** What acceptance would find wrong with a filled-in form: the same library with the same options. The form is a schema that compiles. */
export function sampleProblems(form: Schema, sample: unknown): InvalidParam[] {
  const validate = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, allErrors: true }).compile(form);
  if (validate(sample)) return [];
  return (validate.errors ?? []).slice(0, MOST).map(({ instancePath, keyword, message }) => ({
    name: `/sample${instancePath}`,
    code: keyword,
    reason: message ?? keyword,
  }));
}
