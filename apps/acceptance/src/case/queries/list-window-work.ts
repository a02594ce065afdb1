import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { Page } from '@yiwang/http-api';
import { ReadWork } from '../../reading/work-list/read-work.js';
import type { WorkFilter } from '../../reading/work-list/work-list.schema.js';
import { WorkSelections } from '../../reading/work-list/work-selection.js';
import { viewerOf } from '../domain/case-viewer.js';
import type { CaseSummary } from '../http/case.schema.js';

const WORK = {
  accept: { status: ['submitted', 'received'], acceptedBy: 'window' },
  deliver: { status: ['decided', 'delivered'] },
} as const satisfies Record<string, { status: readonly string[]; acceptedBy?: string }>;
export type WindowWork = keyof typeof WORK;

/** 窗口待办 — open work of the windows in the clerk's region and below, first due first: two ways into the work list. */
@Injectable()
export class ListWindowWork {
  constructor(
    private readonly selections: WorkSelections,
    private readonly work: ReadWork,
  ) {}

  async execute(principal: Principal, work: WindowWork, query: { cursor?: string | undefined; limit: number }): Promise<Page<CaseSummary>> {
    if (viewerOf(principal).windowRegions === null) return { items: [], next: null };
    const { status, ...more } = WORK[work] as { status: WorkFilter['status'] & object; acceptedBy?: 'window' };
    return this.work.summaries(await this.selections.of({ status: [...status], ...more }, principal), query);
  }
}
