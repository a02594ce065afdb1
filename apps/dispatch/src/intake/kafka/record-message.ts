import { CaseNo, Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { clipped } from '../../text/clipped.js';
import { recordKeyWrong, recordUnreadable, recordWithoutKey } from '../intake.errors.js';
import type { InboundRecord } from '../persistence/intake-rejects.js';
import { MESSAGE_TYPES, SystemMessage } from '../system-message.js';

const PREFIX = 'cn.yiwang.department.';
const SUFFIX = '.v1';
const MOST_OF_NAME = 60;

/** The message as a CloudEvent (structured mode): its id is the system's number, its subject the case. */
const InboundEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  type: z.enum(MESSAGE_TYPES.map((type) => `${PREFIX}${type}${SUFFIX}` as const)),
  subject: z.string().optional(),
  time: Instant,
  data: z.object({ version: z.int().optional(), taskId: z.string().optional(), body: z.unknown().optional() }),
});

/**
 * 入站记录 — a CloudEvent, or a message as the REST call takes it. Keyed by its case, which holds the order of its messages.
 * @throws DISPATCH.RECORD_UNREADABLE, DISPATCH.RECORD_WITHOUT_KEY, DISPATCH.RECORD_KEY_WRONG
 */
export function messageOf({ key, value }: Pick<InboundRecord, 'key' | 'value'>): SystemMessage {
  const message = SystemMessage.safeParse(plain(parsed(value)));
  if (!message.success) throw recordUnreadable({ detail: wrong(message.error) });
  if (key === null || key === '') throw recordWithoutKey();
  const { caseNo = key } = message.data;
  if (caseNo !== key || !CaseNo.safeParse(key).success) throw recordKeyWrong();
  return { ...message.data, caseNo };
}

function parsed(value: string | null): unknown {
  if (value === null || value === '') throw recordUnreadable();
  try {
    return JSON.parse(value) as unknown;
  } catch (cause) {
    throw recordUnreadable({ cause });
  }
}

function plain(said: unknown): unknown {
  if (typeof said !== 'object' || said === null || !('specversion' in said)) return said;
  const event = InboundEvent.safeParse(said);
  if (!event.success) throw recordUnreadable({ detail: wrong(event.error) });
  const { id, type, subject, time, data } = event.data;
  return {
    externalId: id,
    type: type.slice(PREFIX.length, -SUFFIX.length),
    ...(data.version === undefined ? {} : { version: data.version }),
    ...(data.taskId === undefined ? {} : { taskId: data.taskId }),
    ...(subject === undefined ? {} : { caseNo: subject }),
    at: time,
    body: data.body,
  };
}

/** Names the wrong members, never what stood in them. */
function wrong(error: z.ZodError): { zh: string; en: string } {
  const names = error.issues.slice(0, 10).map(({ path, code }) => `${nameOf(path)} (${code})`);
  return { zh: `记录不是可以解析的报文：${names.join(', ')}`, en: `the record cannot be read as a message: ${names.join(', ')}` };
}

const nameOf = (path: readonly PropertyKey[]): string => clipped(`/${path.map(String).join('/')}`, MOST_OF_NAME);
