import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { Figures } from '../http/supervision.schema.js';
import { caseInScope, ofCaseInScope, scopeParams, type ReadingScope } from '../reading-scope.js';

interface Count {
  name: string;
  n: number;
}

const FACTS = `SELECT t.type AS name, count(*)::int AS n FROM timeline t JOIN cases c ON c.case_no = t.case_no WHERE ${caseInScope(1)} GROUP BY t.type`;
const CASES = `SELECT 'cases' AS name, count(*)::int AS n FROM cases c WHERE ${caseInScope(1)}`;
const CLOCKS = `
  SELECT k.kind AS name, count(*)::int AS n FROM clocks k JOIN cases c ON c.case_no = k.case_no
  WHERE k.state = 'running' AND ${caseInScope(1)} GROUP BY k.kind`;
const CARDS = `SELECT k.level AS name, count(*)::int AS n FROM cards k JOIN cases c ON c.case_no = k.case_no WHERE ${caseInScope(1)} GROUP BY k.level`;
const GAPS = `
  SELECT 'gaps' AS name, count(*)::int AS n FROM case_sources s WHERE s.seen <> s.highest AND ${ofCaseInScope('s.case_no', 1)}`;

/** 统计 — counts by type for reconciliation with the services' own figures. */
@Injectable()
export class ReadFigures {
  constructor(private readonly database: Database) {}

  async execute(scope: ReadingScope): Promise<Figures> {
    const params = scopeParams(scope);
    const [facts, cases, clocks, cards, gaps] = await Promise.all(
      [FACTS, CASES, CLOCKS, CARDS, GAPS].map((sql) => this.counts(sql, params)),
    );
    return {
      cases: cases!['cases'] ?? 0,
      acceptedCases: facts!['acceptance.case.accepted'] ?? 0,
      assignedTasks: facts!['dispatch.task.assigned'] ?? 0,
      facts: facts!,
      runningClocks: clocks!,
      cards: cards!,
      gaps: gaps!['gaps'] ?? 0,
    };
  }

  private async counts(sql: string, params: unknown[]): Promise<Record<string, number>> {
    const rows = await this.database.query<Count>(sql, params);
    return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
  }
}
