import { describe, expect, it } from '@jest/globals';
import { fieldsOf } from './form-fields.js';

const person = {
  type: 'object',
  properties: { name: { type: 'string', 'x-source': { from: 'account', field: 'name', locked: true } }, mobile: { type: 'string' } },
  required: ['name'],
  'x-group': { key: 'person', version: 1 },
};

describe('the fields of a form', () => {
  it('are told by their pointers, outermost first, with references followed', () => {
    const form = {
      properties: { owner: { $ref: '#/$defs/person-1', title: '经营者' }, seats: { type: 'integer' } },
      $defs: { 'person-1': person },
    };
    expect(fieldsOf(form).map(({ pointer, title, required }) => [pointer, title, required])).toEqual([
      ['/owner', '经营者', false],
      ['/owner/name', 'name', true],
      ['/owner/mobile', 'mobile', false],
      ['/seats', 'seats', false],
    ]);
    expect(fieldsOf(form)[0]).toMatchObject({ group: 'person' });
    expect(fieldsOf(form)[1]).toMatchObject({ source: { from: 'account', field: 'name', locked: true } });
  });

  it('have the schema of what they hold, without looks, title and the fields in it', () => {
    const form = { properties: { seats: { type: 'integer', minimum: 1, title: '餐位', 'x-layout': { columns: 6 } }, owner: person } };
    expect(
      fieldsOf(form)
        .map(({ schema }) => schema)
        .slice(0, 2),
    ).toEqual([
      { type: 'integer', minimum: 1 },
      { type: 'object', required: ['name'] },
    ]);
  });

  it('may have names that a pointer escapes, and that an object does not like', () => {
    const properties = JSON.parse('{"a/b": {}, "c~d": {}, "__proto__": {}}') as object;
    expect(fieldsOf({ properties }).map(({ pointer }) => pointer)).toEqual(['/a~1b', '/c~0d', '/__proto__']);
  });

  it('come to an end where a form leads in a circle or out of itself', () => {
    const endless = { $ref: '#/$defs/a' };
    const form = {
      properties: {
        loop: endless,
        away: { $ref: 'https://elsewhere/form' },
        gone: { $ref: '#/$defs/none' },
        deep: { $ref: '#/$defs/tree' },
      },
      $defs: { a: { $ref: '#/$defs/a' }, tree: { properties: { inner: { $ref: '#/$defs/tree' } } } },
    };
    const pointers = fieldsOf(form).map(({ pointer }) => pointer);
    expect(pointers.slice(0, 4)).toEqual(['/loop', '/away', '/gone', '/deep']);
    expect(pointers.at(-1)!.split('/').length).toBeLessThan(12);
  });

  it('are bounded in number', () => {
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, {}]));
    expect(fieldsOf({ properties: wide })).toHaveLength(1_000);
  });

  it('are none where there is no form, and have no source that nobody knows', () => {
    for (const none of [undefined, null, true, 'form', []]) expect(fieldsOf(none)).toEqual([]);
    expect(fieldsOf({ properties: { a: { 'x-source': { from: 'oracle' } }, b: true } })).toEqual([
      { pointer: '/a', title: 'a', required: false, schema: {} },
    ]);
  });
});
