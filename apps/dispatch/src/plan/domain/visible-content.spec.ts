import { describe, expect, it } from '@jest/globals';
import { maySee, visibleTo, wholeSight, type Sight } from './visible-content.js';

const seat = (orgCode: string, stage: number, lead: boolean, visibleFields: string[]) => ({
  orgCode,
  name: orgCode,
  stage,
  lead,
  sharePercent: 50,
  visibleFields,
});
const participants = [seat('LEAD', 1, true, ['/a']), seat('LEAD', 2, true, ['/b']), seat('FIRE', 1, false, ['/c', '/$materials/M1'])];
const sight = (changes: Partial<Sight>): Sight => ({
  participants,
  orgCode: 'FIRE',
  purpose: 'handling',
  stage: 1,
  lead: false,
  ...changes,
});

describe('what a department may see', () => {
  it('is what the item shows to it in its stage, and nothing to anybody else', () => {
    expect(visibleTo(sight({}))).toEqual(['/c', '/$materials/M1']);
    expect(visibleTo(sight({ orgCode: 'LEAD', stage: 2, lead: true }))).toEqual(['/b']);
    expect(visibleTo(sight({ orgCode: 'LEAD', purpose: 'acceptance', lead: true }))).toEqual(['/a', '/b']);
    expect(visibleTo(sight({ orgCode: 'OTHER' }))).toEqual([]);
    expect(visibleTo(sight({ visibleFields: ['/d'] }))).toEqual(['/d']);
  });
  it('is the applicant and all materials for the lead, and for others only where they are named', () => {
    expect(wholeSight(sight({}))).toEqual(['/c', '/$materials/M1']);
    expect(wholeSight(sight({ orgCode: 'LEAD', lead: true }))).toEqual(['/a', '/$materials', '/$applicant']);
    for (const pointer of ['/$materials', '/$materials/M2', '/$applicant', '/$applicant/name']) {
      expect([maySee(pointer, { lead: true }, []), maySee(pointer, { lead: false }, ['/c'])]).toEqual([true, false]);
    }
    expect(maySee('/$applicant/name', { lead: false }, ['/$applicant'])).toBe(true);
    expect(maySee('/$applicants', { lead: true }, [])).toBe(false);
  });
});
