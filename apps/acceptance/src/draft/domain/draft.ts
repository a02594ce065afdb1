import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '@yiwang/event-core';
import type { Caller } from '../../case/domain/case-viewer.js';
import { counterUnknown, mayNotFile } from '../../case/domain/case.errors.js';
import { valueAt } from '../../disclosure/json-pointer.js';
import { draftItemFixed, draftTooLarge, fieldLocked } from './draft.errors.js';

export type DraftKind = 'application' | 'bundle';
/** What would be filed, as far as it has been said; a filing's own rules hold when it is submitted. */
export type DraftContent = Record<string, unknown>;

/** A prefilled field by its pointer in the content. */
export interface DraftField {
  pointer: string;
  from: 'account' | 'licence' | 'earlierCase';
  caseNo?: string | undefined;
  locked?: boolean | undefined;
}

/** 办件 or 联办件 that a draft has become. */
export type SubmittedAs = { caseNo: string } | { bundleId: string };

/** 暂存 — a filing before it is filed. Nobody but its owner sees it, and no clock runs. */
export interface Draft {
  id: string;
  /** `person:<account>`, `legalPerson:<account>`, or `counter:<organisation>`: one clerk may begin what the next one submits. */
  owner: string;
  kind: DraftKind;
  version: number;
  itemCodes: string[];
  /** Null once it is submitted. */
  content: DraftContent | null;
  prefilled: DraftField[];
  createdBy: Actor;
  createdAt: Date;
  changedAt: Date;
  expiresAt: Date;
  submittedAs: SubmittedAs | null;
}

/** Twice a form, for a bundle shares most of what it says. */
const MOST_CHARACTERS = 256 * 1024;

/** Whose drafts a caller sees. @throws ACCEPTANCE.MAY_NOT_FILE, ACCEPTANCE.COUNTER_UNKNOWN */
export function ownerOf({ kind, id, orgCode, permissions }: Caller): string {
  if (kind === 'person' || kind === 'legalPerson') return `${kind}:${id}`;
  if (kind !== 'officer' || !permissions.has('case.collect')) throw mayNotFile();
  if (orgCode === undefined) throw counterUnknown();
  return `counter:${orgCode}`;
}

/** Whose drafts are an account's own: of a counter's, others are in need. */
export const ownersOf = (accountId: string): string[] => [`person:${accountId}`, `legalPerson:${accountId}`];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON Merge Patch (RFC 7396): a step says what it brings, and null for what it takes away. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

/** A draft's items and their versions, by what its content says. */
export function itemsOf(kind: DraftKind, content: DraftContent): { itemCode: string; itemVersion: number }[] {
  if (kind === 'application') return [{ itemCode: content['itemCode'] as string, itemVersion: content['itemVersion'] as number }];
  const items = content['items'] as Record<string, { itemVersion: number }>;
  return Object.entries(items).map(([itemCode, { itemVersion }]) => ({ itemCode, itemVersion }));
}

/** Stored files that the draft names, so that nobody takes them for forgotten. */
export function fileRefsOf(kind: DraftKind, content: DraftContent): string[] {
  const shared = (content['shared'] as { materials?: unknown } | undefined)?.materials;
  const lists =
    kind === 'application'
      ? [content['materials']]
      : [shared, ...Object.values(content['items'] ?? {}).map((item) => (item as DraftContent)['materials'])];
  const refs = lists.flatMap((list) => (Array.isArray(list) ? list.map((material: { fileRef?: unknown }) => material.fileRef) : []));
  return [...new Set(refs.filter((ref): ref is string => typeof ref === 'string'))];
}

/** @throws ACCEPTANCE.DRAFT_ITEM_FIXED, ACCEPTANCE.FIELD_LOCKED */
export function assertKeepsWhatIsFixed({ kind, content, prefilled }: Draft, next: DraftContent): void {
  if (!isDeepStrictEqual(itemsOf(kind, content!), itemsOf(kind, next))) throw draftItemFixed();
  const changed = prefilled.filter(
    ({ pointer, locked }) => locked && !isDeepStrictEqual(valueAt(content, pointer), valueAt(next, pointer)),
  );
  if (changed.length > 0) {
    throw fieldLocked({ invalidParams: changed.map(({ pointer }) => ({ name: pointer, code: 'FIELD_LOCKED', reason: '该字段已锁定' })) });
  }
}

/** The content as it is sealed. @throws ACCEPTANCE.DRAFT_TOO_LARGE */
export function contentText(content: DraftContent): string {
  const text = JSON.stringify(content);
  if (text.length > MOST_CHARACTERS) throw draftTooLarge();
  return text;
}
