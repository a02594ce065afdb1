import { describe, expect, it } from '@jest/globals';
import { isCaseNo, isCitizenId, isUscc } from '@yiwang/standards';
import { CaseShape, STAGES, type FilableItem } from './case-shape.ts';

const NOW = Date.parse('2026-11-20T06:00:00Z');
const SIZE = 20_000;
const item = (serial: number, more: Partial<FilableItem> = {}): FilableItem => ({
  code: `11330203MB0A10056G4330500214${String(serial).padStart(3, '0')}`,
  version: 1,
  name: '灵活就业人员社会保险补贴',
  orgCode: '11330203MB0A10056G',
  orgName: '海曙人社局',
  region: '330203',
  acceptedBy: 'window',
  caseKind: 'promised',
  promisedDays: 7,
  ...more,
});

describe('made cases', () => {
  const shape = new CaseShape([item(1), item(2), item(3, { caseKind: 'immediate' })], SIZE, NOW);
  const made = Array.from({ length: SIZE }, (_, n) => shape.made(n));

  it('have numbers of their own, right by their check character, and the same each time', () => {
    expect(new Set(made.map(({ caseNo }) => caseNo)).size).toBe(SIZE);
    expect(made.filter(({ caseNo }) => !isCaseNo(caseNo))).toEqual([]);
    expect(shape.made(4711)).toEqual(made[4711]);
  });

  it('have lived no longer than until now, one thing after another', () => {
    for (const { milestones } of made) {
      expect(milestones.every((at, i) => at <= NOW && (i === 0 || at > milestones[i - 1]!))).toBe(true);
    }
  });

  it('are of every stage, and most of them have ended', () => {
    const counts = new Map(STAGES.map((stage) => [stage, made.filter((each) => each.stage === stage).length]));
    for (const [stage, count] of counts) expect([stage, count > 0]).toEqual([stage, true]);
    expect(counts.get('closed')! / SIZE).toBeGreaterThan(0.85);
  });

  it('give an ordinary person as many cases as there ever are', () => {
    const small = new CaseShape([item(1)], 1_000, NOW);
    const own = (of: CaseShape, size: number, id: string): number =>
      Array.from({ length: size }, (_, n) => of.made(n)).filter(({ applicant }) => applicant.id === id).length;
    const [person] = made;
    expect(own(small, 1_000, person!.applicant.id!)).toBe(own(shape, SIZE, person!.applicant.id!));
  });

  it('are filed in every county, with bodies and applicants whose codes are right', () => {
    expect(new Set(made.map(({ item: { region } }) => region)).size).toBeGreaterThan(80);
    expect([...new Set(made.map(({ item: { orgCode } }) => orgCode))].filter((code) => !isUscc(code))).toEqual([]);
    const documents = made.map(({ applicant }) => applicant).filter(({ documentNo }) => documentNo !== null);
    expect(documents.filter(({ documentType, documentNo }) => !(documentType === '001' ? isUscc : isCitizenId)(documentNo!))).toEqual([]);
  });
});
