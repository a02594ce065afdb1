import { describe, expect, it } from '@jest/globals';
import { missingCodes } from './completeness.js';
import { checksums } from './manifest.js';
import { archiveNoOf, keepUntil } from './retention.js';

describe('the retention of an archive', () => {
  it('counts whole calendar years after the year in which the case ended in China', () => {
    expect(keepUntil(new Date('2026-03-05T08:00:00Z'), 10)).toBe('2036-12-31');
    expect(keepUntil(new Date('2026-12-31T15:59:59.999Z'), 10)).toBe('2036-12-31');
    expect(keepUntil(new Date('2026-12-31T16:00:00Z'), 10)).toBe('2037-12-31');
    expect(keepUntil(new Date('2026-03-05T08:00:00Z'), null)).toBeNull();
  });

  it('is of each package of a case', () => {
    expect(archiveNoOf('33020326112200000006Q', 1)).toBe('33020326112200000006Q-01');
    expect(archiveNoOf('33020326112200000006Q', 2)).toBe('33020326112200000006Q-02');
  });
});

describe('what a package should hold', () => {
  const at = new Date();
  const plain = {
    status: 'closed' as const,
    acceptedAt: at,
    decidedAt: at,
    outcome: 'approved' as const,
    deliveredAt: at,
    tolerance: null,
    extension: null,
    suspensions: [],
    correction: null,
  };

  it('goes by how the case went', () => {
    const codes = new Set(['A', 'B8', 'C', 'B13', 'B19']);
    expect(missingCodes({ ...plain, correctionRound: 0 }, codes)).toEqual([]);
    expect(missingCodes({ ...plain, correctionRound: 1 }, codes)).toEqual(['B18']);
    expect(missingCodes({ ...plain, outcome: 'rejected', correctionRound: 0 }, codes)).toEqual(['B14']);
    const procedure = { procedure: 'hearing', reason: 'r', from: '', plannedDays: 20, endsBy: '', to: null, excludedDays: null } as const;
    expect(missingCodes({ ...plain, suspensions: [procedure], correctionRound: 0 }, codes)).toEqual(['B5']);
    const asked = { ...procedure, cause: 'correction' } as const;
    const correction = { points: ['x'], at: '', dueAt: '', handling: { called: 1, answeredAt: null } };
    expect(missingCodes({ ...plain, suspensions: [asked], correction, correctionRound: 0 }, codes)).toEqual(['B18']);
    const refused = { ...plain, status: 'refused', acceptedAt: null, decidedAt: null, outcome: null, deliveredAt: null } as const;
    expect(missingCodes({ ...refused, correctionRound: 0 }, new Set(['A']))).toEqual(['B4']);
  });

  it('takes either of two codes', () => {
    const lapsed = { ...plain, acceptedAt: null, decidedAt: null, outcome: null, deliveredAt: null, correctionRound: 1 } as const;
    expect(missingCodes(lapsed, new Set(['A', 'B18', 'B15']))).toEqual([]);
    expect(missingCodes(lapsed, new Set(['A', 'B18']))).toEqual(['B13|B15']);
  });
});

describe('checksums', () => {
  it('are written as sha256sum reads them', () => {
    expect(checksums([{ path: 'A/application.json', sha256: 'ab' }])).toBe('ab  A/application.json\n');
  });
});
