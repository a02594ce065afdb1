import { describe, expect, it } from '@jest/globals';
import { groupProblems } from './group-problems.js';
import { vocabularyProblems } from './form-vocabulary.js';

const formOf = (field: object) => ({ type: 'object', properties: { field: field as Record<string, unknown> } });
const codes = (field: object): string[] => vocabularyProblems(formOf(field)).map(({ code }) => code);

describe('keywords of our own in a form', () => {
  it.each([
    ['the account', { 'x-source': { from: 'account', field: 'idNumber', locked: true } }],
    ['a licence', { 'x-source': { from: 'licence', licence: '营业执照', field: 'businessScope' } }],
    ['an earlier case', { 'x-source': { from: 'earlierCase', field: '/shopName' } }],
    ['a hint', { 'x-layout': { widget: 'textarea', section: '基本情况', order: 2, columns: 12, help: '与营业执照一致' } }],
    ['a name of a code table', { 'x-codeList': '证件类型' }],
    ['a pattern with one repetition in another group', { pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$' }],
    ['a reference inside the form', { $ref: '#/$defs/other' }],
  ])('may say %s', (_name, field) => expect(codes(field)).toEqual([]));

  it.each([
    ['a source that is none', { 'x-source': { from: 'guess', field: 'x' } }, 'FORM_KEYWORD_WRONG'],
    ['a field that no account has', { 'x-source': { from: 'account', field: 'password' } }, 'FORM_KEYWORD_WRONG'],
    ['a hint that nobody knows', { 'x-layout': { colour: 'red' } }, 'FORM_KEYWORD_WRONG'],
    ['a misspelt keyword', { 'x-sorce': {} }, 'FORM_KEYWORD_UNKNOWN'],
    ['a reference to another place', { $ref: 'https://example.org/schema.json' }, 'FORM_REF_ELSEWHERE'],
    ['a pattern that may never end', { pattern: '^(a+)+$' }, 'FORM_PATTERN_UNSAFE'],
    ['a pattern that may never end, spelt with counts', { pattern: '^([a-z]{1,}){2,}$' }, 'FORM_PATTERN_UNSAFE'],
    ['a reference by a name of its own', { $ref: '#owner' }, 'FORM_REF_ELSEWHERE'],
    ['a name for references', { $anchor: 'owner' }, 'FORM_KEYWORD_FORBIDDEN'],
    ['an address inside', { $id: 'urn:example:x' }, 'FORM_KEYWORD_FORBIDDEN'],
    ['an answer that comes later, which everybody takes for a yes', { $async: true }, 'FORM_KEYWORD_FORBIDDEN'],
    ['a reference that is decided while validating', { $dynamicRef: '#x' }, 'FORM_KEYWORD_FORBIDDEN'],
    ['a source that is none, in the dependencies of old drafts', { dependencies: { a: { 'x-source': 1 } } }, 'FORM_KEYWORD_WRONG'],
    ['a pattern of a page', { pattern: 'a'.repeat(301) }, 'FORM_PATTERN_TOO_LONG'],
  ])('are refused for %s', (_name, field, code) => expect(codes(field)).toEqual([code]));

  it('are found in every place where a schema stands, with its pointer', () => {
    const form = { type: 'object', $defs: { 'a/b': { items: { anyOf: [{ 'x-no': 1 }] } } } };
    expect(vocabularyProblems(form).map(({ name }) => name)).toEqual(['/form/$defs/a~1b/items/anyOf/0/x-no']);
  });
});

describe('a new version of a group', () => {
  const good = { type: 'object', properties: { home: { $ref: 'urn:yiwang:form-group:address:1' } } };

  it('names other groups with their versions', () => expect(groupProblems(good)).toEqual([]));

  it.each([
    ['is no object', { type: 'string' }, 'FORM_GROUP_NOT_OBJECT'],
    [
      'means another group from day to day',
      { ...good, properties: { a: { $ref: 'urn:yiwang:form-group:address' } } },
      'FORM_GROUP_UNPINNED',
    ],
    ['points to its own root', { ...good, properties: { a: { $ref: '#/properties/b' } } }, 'FORM_GROUP_LOCAL_REF'],
    ['brings an address of its own', { ...good, $id: 'urn:x' }, 'FORM_GROUP_ID'],
    ['is larger than any group', { ...good, title: '字'.repeat(6_000) }, 'FORM_GROUP_TOO_LARGE'],
  ])('is refused when it %s', (_name, schema, code) => expect(groupProblems(schema).map((each) => each.code)).toEqual([code]));
});
