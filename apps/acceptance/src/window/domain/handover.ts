import type { Actor } from '@yiwang/event-core';
import { assertNever, type InvalidParam } from '@yiwang/kernel';
import type { LedgerStep } from '../../case/domain/case.repository.js';
import { handoverEntryUnfit, handoverNotFound, handoverWrongStatus } from './window.errors.js';

/** `papers`: from the counter that received them to the deciding authority; `results`: from there to the counter where they are collected. */
export const HANDOVER_KINDS = ['papers', 'results'] as const;
export type HandoverKind = (typeof HANDOVER_KINDS)[number];

/** 交接单状态 — `short`: something was missing and is not cleared up; `settled`: it is. */
export const HANDOVER_STATUSES = ['sent', 'received', 'short', 'settled', 'cancelled'] as const;
export type HandoverStatus = (typeof HANDOVER_STATUSES)[number];

export const ENTRY_STATUSES = ['sent', 'received', 'missing', 'found', 'lost', 'returned'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** 纸质材料 by copies; of a result the code is `result`. */
export interface Paper {
  materialCode: string;
  copies: number;
}

export interface HandoverEntry {
  caseNo: string;
  status: EntryStatus;
  papers: Paper[];
  missing: Paper[];
  remark: string | null;
}

export interface HandoverState {
  id: string;
  slipNo: string;
  kind: HandoverKind;
  status: HandoverStatus;
  fromOrg: string;
  toOrg: string;
  note: string | null;
  /** 材料交接单 as it was sealed. */
  documentId: string;
  sentBy: Actor;
  sentAt: Date;
  receivedBy: Actor | null;
  receivedAt: Date | null;
  version: number;
}

/** What the receiver did not find in the bag; without papers: nothing of the case. */
export interface MissingReport {
  caseNo: string;
  papers?: Paper[] | undefined;
  remark?: string | undefined;
}

/** `found`: it turned up with the receiver; `lost`: the sender gives it up. */
export const RESOLUTIONS = ['found', 'lost'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

const totalOf = (papers: readonly Paper[]): number => papers.reduce((sum, { copies }) => sum + copies, 0);

/** 交接单 — a bag of papers or results, from one hand to the other. Its row is locked before anything changes. */
export class Handover {
  readonly steps: LedgerStep[] = [];
  readonly changed = new Set<string>();

  private constructor(
    private readonly state: HandoverState,
    private readonly entries: HandoverEntry[],
  ) {}

  get snapshot(): Readonly<HandoverState> & { entries: readonly HandoverEntry[] } {
    return { ...this.state, entries: this.entries };
  }

  static send(
    slip: Pick<HandoverState, 'id' | 'slipNo' | 'kind' | 'fromOrg' | 'toOrg' | 'note' | 'documentId' | 'sentBy' | 'sentAt'>,
    cases: readonly Pick<HandoverEntry, 'caseNo' | 'papers'>[],
  ): Handover {
    const entries = cases.map((each): HandoverEntry => ({ ...each, status: 'sent', missing: [], remark: null }));
    const sent = new Handover({ ...slip, status: 'sent', receivedBy: null, receivedAt: null, version: 1 }, entries);
    for (const entry of entries) sent.step(entry, 'sent', slip.sentBy, slip.sentAt, { to: slip.toOrg, copies: totalOf(entry.papers) });
    return sent;
  }

  static restore(state: HandoverState, entries: HandoverEntry[]): Handover {
    return new Handover(state, entries);
  }

  /** 接收, once, with all that is missing. @throws ACCEPTANCE.HANDOVER_WRONG_STATUS, ACCEPTANCE.HANDOVER_ENTRY_UNFIT */
  receive(by: Actor, at: Date, reports: readonly MissingReport[]): void {
    if (this.state.status !== 'sent') throw handoverWrongStatus();
    this.assertListed(reports);
    const missing = new Map(reports.map((report) => [report.caseNo, report]));
    for (const entry of this.entries) {
      const report = missing.get(entry.caseNo);
      if (report) {
        entry.missing = report.papers ?? entry.papers;
        this.move(entry, 'missing', by, at, report.remark);
      } else {
        this.move(entry, 'received', by, at);
      }
    }
    Object.assign(this.state, { status: missing.size > 0 ? 'short' : 'received', receivedBy: by, receivedAt: at });
    this.state.version++;
  }

  /** 缺件处理. @throws ACCEPTANCE.HANDOVER_WRONG_STATUS, ACCEPTANCE.HANDOVER_ENTRY_UNFIT, ACCEPTANCE.HANDOVER_NOT_FOUND */
  resolve(by: Actor, org: string, at: Date, caseNo: string, how: Resolution, remark: string | undefined): void {
    if (this.state.status !== 'short') throw handoverWrongStatus();
    // What turned up, he knows who has it; what is lost, he who let it out of his hands.
    if (org !== (how === 'found' ? this.state.toOrg : this.state.fromOrg)) throw handoverNotFound();
    const entry = this.entries.find((each) => each.caseNo === caseNo && each.status === 'missing');
    if (!entry) throw handoverEntryUnfit({ invalidParams: [{ name: '/caseNo', code: 'NOT_MISSING', reason: '该办件没有缺件' }] });
    this.move(entry, how, by, at, remark);
    if (this.entries.every(({ status }) => status !== 'missing')) this.state.status = 'settled';
    this.state.version++;
  }

  /** 撤回交接: the sender keeps the bag. @throws ACCEPTANCE.HANDOVER_WRONG_STATUS */
  cancel(by: Actor, at: Date): void {
    if (this.state.status !== 'sent') throw handoverWrongStatus();
    for (const entry of this.entries) this.move(entry, 'returned', by, at);
    this.state.status = 'cancelled';
    this.state.version++;
  }

  private assertListed(reports: readonly MissingReport[]): void {
    const listed = new Map(this.entries.map((entry) => [entry.caseNo, entry]));
    const problems: InvalidParam[] = [];
    reports.forEach(({ caseNo, papers }, i) => {
      const entry = listed.get(caseNo);
      if (!entry) problems.push({ name: `/missing/${i}/caseNo`, code: 'NOT_ON_SLIP', reason: '交接单上没有该办件' });
      else if (papers && !isWithin(papers, entry.papers))
        problems.push({ name: `/missing/${i}/papers`, code: 'PAPERS_NOT_ON_SLIP', reason: '超出交接单所列材料或份数' });
    });
    if (problems.length > 0) throw handoverEntryUnfit({ invalidParams: problems });
  }

  private move(entry: HandoverEntry, status: EntryStatus, by: Actor, at: Date, remark?: string): void {
    entry.status = status;
    if (remark !== undefined) entry.remark = remark;
    const missing = status === 'missing' || status === 'lost' || status === 'found' ? { papers: entry.missing } : {};
    this.step(entry, status, by, at, missing);
  }

  private step(entry: HandoverEntry, status: EntryStatus, by: Actor, at: Date, detail: Record<string, unknown>): void {
    this.changed.add(entry.caseNo);
    const { slipNo } = this.state;
    this.steps.push({ caseNo: entry.caseNo, step: { kind: `${this.subject()}-${status}`, at, by, detail: { slipNo, ...detail } } });
  }

  private subject(): string {
    switch (this.state.kind) {
      case 'papers':
        return 'papers';
      case 'results':
        return 'result';
      default:
        return assertNever(this.state.kind);
    }
  }
}

/** Whether all of these papers are among those, in no more copies; no code twice. */
export function isWithin(papers: readonly Paper[], among: readonly Paper[]): boolean {
  const there = new Map(among.map(({ materialCode, copies }) => [materialCode, copies]));
  const codes = new Set(papers.map(({ materialCode }) => materialCode));
  return codes.size === papers.length && papers.every(({ materialCode, copies }) => copies <= (there.get(materialCode) ?? 0));
}
