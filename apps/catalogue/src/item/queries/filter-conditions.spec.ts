import { describe, expect, it } from '@jest/globals';
import { conditionsOf, marksOf, Params } from './filter-conditions.js';
import { ItemFilters } from './item-filter.js';

const filterOf = (query: Record<string, string>): ItemFilters => ItemFilters.parse(query);
const everything = filterOf({
  orgCode: '11330203MB0A100133',
  department: '宁波市海曙区公安分局',
  region: '330203',
  category: '01',
  audience: 'enterprise',
  applicant: 'legalPerson',
  star: '5',
  depth: 'handling',
  grade: 'grade4',
  personTopic: '010',
  legalPersonTopic: '020',
  lifeEvent: 'birth',
});

describe('conditions of filters', () => {
  it('are one text whatever is asked for, so that strangers cannot fill the memory of connections with prepared texts', () => {
    const textsOf = (filter: ItemFilters, counter?: Parameters<typeof conditionsOf>[1]): string[] =>
      conditionsOf(filter, counter, new Params());
    const counter = { bodies: ['11330203MB0A100133'], regions: ['330203'], items: [] };
    expect(textsOf(everything)).toEqual(textsOf(filterOf({})));
    expect(textsOf(everything, counter)).toEqual(textsOf(filterOf({})));
  });

  it('and marks of the index take organisations of every kind for legal persons, as the rules of the library do', () => {
    const params = new Params();
    conditionsOf(filterOf({ applicant: 'legalPerson' }), undefined, params);
    const organisations = ['enterprise', 'publicInstitution', 'socialOrganisation', 'government', 'otherOrganisation'];
    expect(params.values).toContainEqual(organisations);
    expect(marksOf(filterOf({ applicant: 'legalPerson' }), undefined)).toEqual([
      `(${organisations.map((key) => `'§a${key}'`).join(' | ')})`,
    ]);
    expect(marksOf(filterOf({ applicant: 'person' }), undefined)).toEqual([`'§anaturalPerson'`]);
  });

  it('take a department with quotes literally', () => {
    expect(marksOf(filterOf({ department: `a' | 'b\\` }), undefined)).toEqual([`'§na'' | ''b\\\\'`]);
  });
});
