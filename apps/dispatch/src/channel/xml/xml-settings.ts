import { ItemCode } from '@yiwang/event-core';
import { z } from 'zod';
import { CHARSETS } from './wire/charset.js';

const Path = z
  .string()
  .regex(/^[\w./-]{1,200}$/)
  .refine((path) => !path.split('/').includes('..'));
const Words = z.array(z.string().trim().min(1).max(50)).min(1).max(20);
const Code = z.string().min(1).max(20);

/** 接口设置 of a system that speaks XML, as its row keeps them. What the public interface documents leave open is a setting. */
export const XmlSettings = z.strictObject({
  baseUrl: z.url({ protocol: /^https?$/ }).describe('where its calls begin, without the paths'),
  paths: z
    .strictObject({
      register: Path.default('UnifiedAcceptOutSystemReceive.aspx'),
      accept: Path.default('UnifiedAcceptOutSystemAccept.aspx'),
      over: Path.default('UnifiedAcceptOutSystemOver.aspx'),
      notice: Path.optional().describe('for notices that the documented calls do not know, as JSON; not told where there is none'),
    })
    .prefault({}),
  charset: z.enum(CHARSETS).default('gb18030').describe('of what is sent to it'),
  answers: z
    .strictObject({
      charset: z.enum(CHARSETS).default('gb18030').describe('of its answers, where their Content-Type names none'),
      success: Code.default('0').describe('`result` of an answer that takes the call'),
      retry: z.array(Code).max(20).default([]).describe('`result` of answers after which the call is worth repeating'),
    })
    .prefault({}),
  incoming: z
    .strictObject({
      charset: z.enum(CHARSETS).default('utf-8').describe('of its calls, where their Content-Type names none'),
      form: z.enum(['json', 'xml']).default('json').describe('how our answers are written'),
      answerCharset: z.enum(CHARSETS).default('gb18030'),
      success: Code.default('0'),
      failure: Code.default('1'),
    })
    .prefault({}),
  timeoutMs: z.int().min(500).max(30_000).default(15_000),
  acceptMan: z.string().trim().min(1).max(50).default('一网平台').describe('ACCEPT_MAN of what the platform accepts'),
  serviceCodes: z.record(z.string().max(50), ItemCode).default({}).describe('its SERVICECODE to our item code, where they differ'),
  numbers: z.array(z.string().startsWith('/').max(100)).max(100).default([]).describe('JSON pointers of form fields that are numbers'),
  describes: z
    .strictObject({
      approved: Words.default(['准予', '同意', '予以', '核准', '通过']),
      rejected: Words.default(['不予', '不准', '不同意', '不通过', '驳回']),
    })
    .prefault({})
    .describe('with what TRANSACT_DESCRIBE begins'),
});
export type XmlSettings = z.output<typeof XmlSettings>;

/** 密钥 of such a system, sealed in its row. */
export const XmlSecrets = z.strictObject({
  apiKey: z.string().min(8).max(200).optional().describe('form field ApiKey of what is sent to it'),
});
export type XmlSecrets = z.output<typeof XmlSecrets>;
