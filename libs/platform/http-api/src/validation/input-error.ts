import { AppError, type InvalidParam } from '@yiwang/kernel';
import { z } from 'zod';
import type { Language } from '../problem/language.js';
import { unstorableText } from './storable-text.js';

type Issue = z.core.$ZodIssue;
const MOST = 20;

const locales: Record<Language, z.core.$ZodErrorMap> = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Where the value came from: decides how a wrong field is named. */
export interface InputSource {
  type: 'body' | 'query' | 'param' | 'custom';
  /** The single field or parameter that the decorator takes, if it names one. */
  name?: string | undefined;
}

function nameOf(source: InputSource, path: readonly PropertyKey[]): string {
  if (source.type === 'body') return pointer(source.name === undefined ? path : [source.name, ...path]);
  const parts = source.name === undefined ? path : [source.name, ...path];
  return parts.map(String).join('.') || source.type;
}

function codeOf(issue: Issue, missing: boolean): string {
  const own = 'params' in issue ? (issue.params as { code?: unknown } | undefined)?.code : undefined;
  if (typeof own === 'string') return own;
  return missing ? 'required' : issue.code;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const part of path) at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined;
  return at;
}

function toParams(issues: readonly Issue[], value: unknown, source: InputSource): InvalidParam[] {
  const params = issues.flatMap((issue): InvalidParam[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ name: nameOf(source, [...issue.path, key]), code: issue.code, reason: issue.message }));
    const missing = issue.code === 'invalid_type' && valueAt(value, issue.path) === undefined;
    return [{ name: nameOf(source, issue.path), code: codeOf(issue, missing), reason: issue.message }];
  });
  return params.slice(0, MOST);
}

/** HTTP.INVALID: which fields are wrong and why, in both languages. Values are never repeated. */
export class InputError extends AppError {
  private readonly byLanguage: Record<Language, InvalidParam[]>;

  constructor(byLanguage: Record<Language, InvalidParam[]>) {
    const text = {
      zh: '请求内容不符合要求，请按 invalidParams 逐项改正',
      en: 'the request does not meet the rules; see invalidParams',
    };
    super('invalid', 'HTTP.INVALID', text, { invalidParams: byLanguage.zh });
    this.byLanguage = byLanguage;
  }

  invalidParamsIn(language: Language): InvalidParam[] {
    return this.byLanguage[language];
  }
}

/** Parses again, once a language: only a failure pays for that. */
export async function inputError(schema: z.ZodType, value: unknown, source: InputSource): Promise<InputError> {
  const inLanguage = async (language: Language): Promise<InvalidParam[]> => {
    const result = await schema.safeParseAsync(value, { error: locales[language] });
    return result.success ? [] : toParams(result.error.issues, value, source);
  };
  return new InputError({ zh: await inLanguage('zh'), en: await inLanguage('en') });
}

/** HTTP.INVALID for a text with a NUL or half of a surrogate pair. */
export function unstorableInput(source: InputSource, path: readonly PropertyKey[]): InputError {
  const param = (reason: string): InvalidParam[] => [{ name: nameOf(source, path), code: 'unstorable_text', reason }];
  return new InputError({
    zh: param('含有不能存储的字符，或层次过深'),
    en: param('holds a NUL or half of a surrogate pair, or is nested too deeply'),
  });
}

/** Parses input that comes another way than through a handler's parameters. @throws InputError */
export async function parseInput<S extends z.ZodType>(
  schema: S,
  value: unknown,
  source: InputSource = { type: 'body' },
): Promise<z.output<S>> {
  const result = await schema.safeParseAsync(value);
  if (result.success) {
    const unstorable = unstorableText(result.data);
    if (unstorable) throw unstorableInput(source, unstorable);
    return result.data;
  }
  throw await inputError(schema, value, source);
}
