import type { Principal } from '@yiwang/access';
import { Instant } from '@yiwang/event-core';
import { z } from 'zod';
import type { DepartmentSystem } from '../system/department-system.js';

/** What a system may say, whatever its channel: the moves of a task, and that it has heard of a recall. */
export const MESSAGE_TYPES = [
  'task.acknowledge',
  'task.step',
  'task.suspend',
  'task.resume',
  'task.return',
  'task.result',
  'acceptance.answer',
  'case.measure',
  'case.decide',
  'recall.acknowledge',
] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];

/** No body of any type comes near; whatever the channel lets in, it is sealed and kept. */
const MOST_CHARACTERS = 65_536;
const MOST_OF_CASE_NO = 40;
const fits = (body: unknown): boolean => (JSON.stringify(body)?.length ?? 0) <= MOST_CHARACTERS;

/**
 * 部门上报 — one message of a department system. (system, externalId, type, version) names it: said again it changes nothing and gets the
 * first answer. Its task is named by its id, or by the case where the system has one task of it.
 */
export const SystemMessage = z.strictObject({
  /** The system's own number of what it says (OutSystemID). */
  externalId: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u),
  type: z.enum(MESSAGE_TYPES),
  /** DATAVERSION: counts corrections of the same message. */
  version: z.int().min(1).max(1_000_000).default(1),
  taskId: z.uuid().optional(),
  /** Whether it is a number at all its receipt says: a wrong one keeps none back that came with it. */
  caseNo: z.string().max(MOST_OF_CASE_NO).optional(),
  /** By the system's own clock. */
  at: Instant,
  /** In the shape of its type; the same as the body of the REST call that does it. Some types have none. */
  body: z.unknown().refine(fits, `at most ${MOST_CHARACTERS} characters as JSON`).optional(),
});
export type SystemMessage = z.output<typeof SystemMessage>;

/**
 * 回执 — `applied`; `duplicate`, with the first answer; `waiting` for what has to come before it; `late`: recorded, and changed nothing;
 * `refused`, with the stable code of why.
 */
export interface Receipt {
  readonly messageId: string;
  readonly state: 'applied' | 'duplicate' | 'waiting' | 'late' | 'refused';
  readonly code: string | null;
  /** In the words of the code, for a person: Chinese, English. */
  readonly text: { readonly zh: string; readonly en: string } | null;
  /** Of a duplicate: what became of the first one. */
  readonly first?: 'applied' | 'late' | 'refused';
}

/** 事项范围 of the client that says it, where the channel tells: what is limited stays so while it waits and when it is tried again. */
export type ItemLimit = Pick<Principal, 'itemCodes'>;

/** Port of everything that systems send back. */
export abstract class Intake {
  abstract receive(system: DepartmentSystem, message: SystemMessage, limit?: ItemLimit): Promise<Receipt>;
}
