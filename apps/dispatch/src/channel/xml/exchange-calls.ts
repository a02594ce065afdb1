import { parseLocalTime } from '@yiwang/standards';
import { z } from 'zod';
import type { Form } from './wire/form-body.js';
import { fieldInvalid } from './xml.errors.js';

/** What the database can keep: no NUL, no half of a character. */
const storable = z.string().refine((value) => !value.includes('\0') && !/\p{Cs}/u.test(value), 'text that cannot be kept');
const text = (most: number) => storable.trim().min(1).max(most);
const spare = (most: number) => storable.trim().max(most).default('');
const time = z.string().transform((value, context): Date => {
  const parsed = parseLocalTime(value);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', params: { code: 'LOCAL_TIME' }, message: parsed.text.en });
  return z.NEVER;
});
const day = z.union([z.literal('').transform(() => undefined), time]).optional();
const version = z.union([z.literal('').transform(() => 1), z.coerce.number().int().min(1).max(1_000_000)]).default(1);

/** What every call of the interface carries. Names are the interface's, odd spellings included; what is not named here is let pass. */
const Common = z.object({
  PROJID: z.string().regex(/^[0-9A-Za-z]{21}$/),
  SERVICECODE: spare(50),
  BELONGSYSTEM: text(50),
  OutSystemID: text(60),
  DATAVERSION: version,
  CREATE_TIME: z.union([z.literal('').transform(() => undefined), time]).optional(),
  AREACODE: spare(20),
  SERVICE_DEPTID: spare(50),
  XK_LYDW: spare(200),
  XK_LYDWDM: spare(18),
});

/** 受理. */
export const AcceptCall = Common.extend({
  ACCEPT_MAN: text(60),
  AcceptTime: time,
  PROMISEVALUE: z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(0).max(3650)]).optional(),
  DOACTION: text(2),
  Hander_Deptid: spare(50),
  Hander_Deptname: spare(200),
  REMARK: spare(500),
});
export type AcceptCall = z.output<typeof AcceptCall>;

/** 环节. */
export const HandlerCall = Common.extend({
  DOUSERNAME: text(60),
  START_TIME: time,
  END_TIME: time,
  DOACTION: text(2),
  Hander_Deptid: spare(50),
  Hander_Deptname: spare(200),
  Node_Name: text(40),
  OPINION: spare(1000),
  REMARK: spare(500),
});
export type HandlerCall = z.output<typeof HandlerCall>;

/** 办结. */
export const OverCall = Common.extend({
  TRANSACT_USER: text(60),
  TRANSACT_TIME: time,
  TRANSACT_RESULT: text(20),
  TRANSACT_DESCRIBE: spare(500),
  RESULT_CODE: spare(64),
  DOACTION: text(2),
  Hander_Deptid: spare(50),
  Hander_Deptname: spare(200),
  REMARK: spare(500),
  XK_XKJGDM: spare(18),
  XK_XKWS: spare(200),
  XK_XKZS: spare(200),
  XK_YXQZ: day,
  XK_YXQZI: day,
  ResultLicenceName: spare(200),
});
export type OverCall = z.output<typeof OverCall>;

/** 附件. */
export const FileCall = Common.extend({
  BELONGTO: spare(50),
  TYPE: text(2),
  NAME: text(200),
  FILEPATH: text(1000),
  REMARK: spare(500),
});
export type FileCall = z.output<typeof FileCall>;

/** 收件 of a case that began at the department. */
export const ReceiveCall = z.object({
  PROJID: Common.shape.PROJID,
  baseInfoXml: z.string().min(1),
  attrXml: z.string().default(''),
  formXml: z.string().default(''),
  BELONGSYSTEM: text(50),
});
export type ReceiveCall = z.output<typeof ReceiveCall>;

/** 取号: the JSON text of `param`; what it says of the applicant is not looked at, since a number needs none of it. */
export const NumberParam = z.object({
  belongSystem: text(50),
  areaCode: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/),
  serviceCodeId: spare(50),
  outSystemId: text(60).optional(),
});
export type NumberParam = z.output<typeof NumberParam>;

/** @throws DISPATCH.EXCHANGE_FIELD that names the fields, and not what they said */
export function readCall<S extends z.ZodType>(schema: S, form: unknown): z.output<S> {
  const read = schema.safeParse(form);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))].filter((name) => name !== '').sort();
  const list = names.join('、');
  throw fieldInvalid({
    detail: { zh: `字段缺失或不符合要求：${list}`, en: `fields that are missing or not as documented: ${names.join(', ')}` },
    invalidParams: names.map((name) => ({ name, code: 'EXCHANGE_FIELD', reason: 'missing or not as documented' })),
  });
}

/** The JSON of `param`. @throws DISPATCH.EXCHANGE_FIELD */
export function readNumberParam(form: Form): NumberParam {
  let param: unknown;
  try {
    param = JSON.parse(form['param'] ?? '');
  } catch {
    throw fieldInvalid({ detail: { zh: '字段 param 不是 JSON', en: 'the field param is no JSON' } });
  }
  return readCall(NumberParam, param);
}
