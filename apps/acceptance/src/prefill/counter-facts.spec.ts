import { describe, expect, it } from '@jest/globals';
import { counterFacts } from './counter-facts.js';

describe('what a clerk has written down, as a form asks for it', () => {
  it('is of a person what stands on the document', () => {
    const applicant = { kind: 'person', name: '王小明', documentType: '414', documentNo: 'G12345678' };
    expect(counterFacts({ applicant })).toEqual({ name: '王小明', idType: 'passport', idNumber: 'G12345678' });
  });

  it('tells an organisation from its agent', () => {
    const applicant = { kind: 'legalPerson', name: '甬江餐饮', documentNo: '91330203MA2B10014T', mobile: '1' };
    expect(counterFacts({ applicant, agent: { name: '李经办', mobile: '13700000060' } })).toEqual({
      name: '甬江餐饮',
      companyName: '甬江餐饮',
      creditCode: '91330203MA2B10014T',
      agentName: '李经办',
      mobile: '13700000060',
    });
  });

  it('is as much as has been said so far', () => {
    expect(counterFacts({})).toEqual({});
    expect(counterFacts({ applicant: { kind: 'person' } })).toEqual({});
    expect(counterFacts({ applicant: { kind: 'robot', name: 'x' } })).toEqual({});
  });
});
