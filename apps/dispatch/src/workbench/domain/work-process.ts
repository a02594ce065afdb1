import type { TimeLimit } from '@yiwang/events-catalogue';
import type { TaskPurpose } from '../../plan/domain/task.js';
import { processInvalid } from './workbench.errors.js';

/** 环节类别 — 受理、审核、审批、办结、送达, or another one of the organisation's own. */
export const LINK_KINDS = ['accept', 'review', 'approve', 'conclude', 'deliver', 'other'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** 环节 — one station of a process. */
export interface Link {
  /** Unique in the process. */
  readonly code: string;
  readonly name: string;
  readonly kind: LinkKind;
  /** 岗位: whose members may handle it; null for every officer of the organisation who handles tasks. */
  readonly post: string | null;
  /** 会签岗位: instead of one person, a member of each of these posts signs. */
  readonly countersign: readonly string[];
  /** 环节时限, counted by the calendar of the case's region; never longer than the task's own. */
  readonly limit: TimeLimit | null;
  /** 职责分离: links before it whose handlers may not handle this one. */
  readonly apartFrom: readonly string[];
}

/** 流程 — the links that the tasks of an item go through in one organisation; frozen for a task when it begins. */
export interface WorkProcess {
  readonly id: string;
  readonly orgCode: string;
  readonly purpose: TaskPurpose;
  /** null: for all items of the organisation that have none of their own. */
  readonly itemCode: string | null;
  readonly version: number;
  readonly name: string;
  readonly state: 'draft' | 'published' | 'retired';
  readonly links: readonly Link[];
}

const anybody = (code: string, name: string, kind: LinkKind): Link => ({
  code,
  name,
  kind,
  post: null,
  countersign: [],
  limit: null,
  apartFrom: [],
});

/**
 * 内置流程 — what an organisation works by that has set none: everybody who handles tasks may handle each link. Acceptance is a task of its
 * own, and so is 送达 of acceptance; what is left to handling is to review, to approve and to conclude.
 */
export const BUILT_IN: Readonly<Record<TaskPurpose, readonly Link[]>> = {
  acceptance: [anybody('accept', '受理', 'accept')],
  handling: [anybody('review', '审核', 'review'), anybody('approve', '审批', 'approve'), anybody('conclude', '办结', 'conclude')],
};

/** The posts a process names. */
export const postsOf = (links: readonly Link[]): string[] => [
  ...new Set(links.flatMap((link) => [...(link.post === null ? [] : [link.post]), ...link.countersign])),
];

type Breach = { name: string; reason: string };

function breachesOf(link: Link, index: number, links: readonly Link[]): Breach[] {
  const breaches: Breach[] = [];
  const at = (field: string, reason: string) => breaches.push({ name: `/links/${index}/${field}`, reason });
  const before = links.slice(0, index).map((earlier) => earlier.code);
  if (before.includes(link.code)) at('code', 'the code is taken by an earlier link');
  if (link.post !== null && link.countersign.length > 0) at('countersign', 'a link has either one post or posts that countersign');
  if (link.countersign.length === 1) at('countersign', 'a countersignature needs two posts at least');
  if (new Set(link.countersign).size < link.countersign.length) at('countersign', 'a post signs once');
  if (link.countersign.length > 0 && index === links.length - 1)
    at('countersign', 'the last link gives the result, which one person has to answer for');
  if (link.apartFrom.some((code) => !before.includes(code))) at('apartFrom', 'names links before this one only');
  return breaches;
}

/** @throws DISPATCH.PROCESS_INVALID naming every breach */
export function checkLinks(links: readonly Link[]): void {
  const breaches = links.flatMap((link, index) => breachesOf(link, index, links));
  if (links.length === 0) breaches.push({ name: '/links', reason: 'a process has one link at least' });
  if (breaches.length > 0)
    throw processInvalid({ invalidParams: breaches.map((breach) => ({ ...breach, code: 'DISPATCH.PROCESS_INVALID' })) });
}
