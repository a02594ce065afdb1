import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { CaseShape } from './case-shape.ts';
import { CaseTemplate, STEP_COLUMNS, type TemplateCase } from './case-template.ts';
import { WorkingDays } from './working-days.ts';

const NOW = Date.parse('2026-11-20T06:00:00Z');
const cipher = new FieldCipher(Buffer.alloc(32, 7).toString('base64'));
const original = '33020326112000000001S';

const template: TemplateCase = {
  stage: 'closed',
  times: new Set(['submitted_at', 'acceptance_due_at', 'accepted_at', 'decided_at', 'delivered_at', 'closed_at']),
  row: {
    case_no: original,
    status: 'closed',
    applicant_id: 'person-1',
    applicant_sealed: cipher.encrypt('{}', `case:${original}:applicant`),
    form_sealed: cipher.encrypt('{"months":6}', `case:${original}:form`),
    channel: 'computer',
    submitted_at: '2026-11-20T05:00:00.000Z',
    acceptance_due_at: '2026-11-27T09:00:00.000Z',
    accepted_at: '2026-11-20T05:00:01.000Z',
    decided_at: '2026-11-20T05:00:02.000Z',
    delivered_at: '2026-11-20T05:00:03.000Z',
    closed_at: '2026-11-20T05:00:04.000Z',
    outcome: null,
  },
  steps: ['00', '01', '02', '03', '04'].map((second) => ({
    kind: `step-${second}`,
    at: `2026-11-20T05:00:${second}.000Z`,
    actor_kind: 'person',
    actor_id: second === '00' ? 'person-1' : 'officer-1',
    actor_org: null,
    detail: second === '00' ? '{"a": 1}' : null,
  })),
};
const item = {
  code: '11330203MB0A10056G4330500214003',
  version: 1,
  name: '补贴',
  orgCode: '11330203MB0A10056G',
  orgName: '海曙人社局',
  region: '330203',
  acceptedBy: 'window',
  caseKind: 'promised',
  promisedDays: 7,
};

describe('lines of a made case', () => {
  const shape = new CaseShape([item], 5_000, NOW);
  const writer = new CaseTemplate(template, cipher, new WorkingDays(NOW, 600));
  const made = Array.from({ length: 2_000 }, (_, n) => shape.made(n)).find(({ stage, counter }) => stage === 'closed' && counter !== null)!;
  const { row, steps } = writer.lines(made);
  const cells = Object.fromEntries(row.split('\t').map((text, i) => [writer.columns[i]!, text === '\\N' ? null : text]));
  const stepCells = steps.map((line) => Object.fromEntries(line.split('\t').map((text, i) => [STEP_COLUMNS[i]!, text])));

  it('have the original’s cells but for what is the case’s own, sealed for its place', () => {
    expect(cells).toMatchObject({ case_no: made.caseNo, status: 'closed', outcome: null, channel: 'window', applicant_id: null });
    expect(cipher.decrypt(cells['form_sealed']!, `case:${made.caseNo}:form`)).toBe('{"months":6}');
    expect(JSON.parse(cipher.decrypt(cells['applicant_sealed']!, `case:${made.caseNo}:applicant`))).toMatchObject({
      applicant: { kind: made.applicant.kind, documentNo: made.applicant.documentNo },
    });
  });

  it('have the times of the made life, and limits by working days', () => {
    const times = ['submitted_at', 'accepted_at', 'decided_at', 'delivered_at', 'closed_at'].map((column) => Date.parse(cells[column]!));
    expect(times).toEqual(made.milestones.map(Math.round));
    const days = new WorkingDays(NOW, 600);
    expect(days.between(Date.parse(cells['submitted_at']!), Date.parse(cells['acceptance_due_at']!))).toBe(5);
    expect(cells['acceptance_due_at']).toMatch(/T09:00:00\.000Z$/);
    expect(stepCells.map(({ at }) => Date.parse(at!))).toEqual(times);
  });

  it('have steps by whoever filed, each linked to the one before it as the database would have done', () => {
    expect(stepCells[0]).toMatchObject({
      actor_kind: 'officer',
      actor_id: made.counter!.clerk,
      actor_org: made.counter!.orgCode,
      seq: '1',
    });
    let previous = '0'.repeat(64);
    for (const [i, step] of stepCells.entries()) {
      const digest = createHash('sha256').update(step['actor_id']!).digest('hex');
      const org = step['actor_org'] === '\\N' ? 'null' : `"${step['actor_org']}"`;
      const content = `["${previous}", "${made.caseNo}", ${i + 1}, "${step['kind']}", "${step['at']!.slice(0, 23)}000Z", "${step['actor_kind']}", "${digest}", ${org}, ${i === 0 ? '{"a": 1}' : 'null'}]`;
      previous = createHash('sha256').update(content).digest('hex');
      expect(step['hash']).toBe(`\\\\x${previous}`);
    }
  });
});
