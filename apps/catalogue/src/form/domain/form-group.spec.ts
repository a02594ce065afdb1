import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { groupRefsOf, groupUrn, parseGroupUrn, resolveGroups, type FindGroups, type FormGroup } from './form-group.js';

const address: FormGroup = {
  key: 'address',
  version: 1,
  title: '地址',
  schema: { type: 'object', properties: { detail: { type: 'string', minLength: 2 } }, required: ['detail'] },
};
const personOf = (version: number): FormGroup => ({
  key: 'person',
  version,
  title: '个人信息',
  schema: {
    type: 'object',
    properties: { name: { type: 'string' }, home: { $ref: 'urn:yiwang:form-group:address:1' }, [`since${version}`]: { type: 'string' } },
    required: ['name'],
    additionalProperties: false,
  },
});
const formIn = async (form: object): Promise<{ $defs: Record<string, object>; properties: Record<string, object> }> => {
  const resolved = await resolveGroups(form as Record<string, unknown>, find);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return resolved.form as never;
};
const stored = [address, personOf(1), personOf(2)];
const find: FindGroups = async (refs) => {
  const entries = refs.flatMap((ref) => {
    const group = stored.findLast(({ key, version }) => key === ref.key && (ref.version ?? version) === version);
    return group ? [[groupUrn(ref), group] as const] : [];
  });
  return new Map(entries);
};
const formOf = (properties: object, more: object = {}) => ({ type: 'object', properties: properties as Record<string, unknown>, ...more });
const compile = (form: object) =>
  new Ajv2020({ strict: false, validateFormats: false, validateSchema: false, allErrors: true }).compile(form);

describe('a form that names groups', () => {
  it('becomes one that needs nothing else, and holds what it is given to the groups of the groups too', async () => {
    const resolved = await resolveGroups(formOf({ owner: { $ref: 'urn:yiwang:form-group:person' } }), find);
    if (!resolved.ok) throw new Error('not resolved');
    expect(JSON.stringify(resolved.form)).not.toContain('urn:');
    const validate = compile(resolved.form);
    expect(validate({ owner: { name: '王小明', home: { detail: '月湖街1号' } } })).toBe(true);
    expect(validate({ owner: { name: '王小明', home: { detail: '1' } } })).toBe(false);
    expect(validate({ owner: { name: '王小明', other: 1 } })).toBe(false);
  });

  it('takes the newest version, or the one it names, and notes which', async () => {
    const form = await formIn(formOf({ a: { $ref: 'urn:yiwang:form-group:person' }, b: { $ref: 'urn:yiwang:form-group:person:1' } }));
    expect(form.properties).toEqual({ a: { $ref: '#/$defs/person-2' }, b: { $ref: '#/$defs/person-1' } });
    expect(form.$defs['person-2']).toMatchObject({ 'x-group': { key: 'person', version: 2 } });
    expect(Object.keys(form.$defs)).toEqual(['person-2', 'person-1', 'address-1']);
  });

  it('keeps the version it was made with when it is drafted again', async () => {
    const first = await resolveGroups(formOf({ a: { $ref: 'urn:yiwang:form-group:person:1' } }), find);
    if (!first.ok) throw new Error('not resolved');
    expect(await resolveGroups(first.form, find)).toEqual({ ok: true, form: first.form });
    const more = { ...first.form, properties: { ...(first.form['properties'] as object), b: { $ref: 'urn:yiwang:form-group:person' } } };
    const second = await formIn(more);
    expect(second.properties).toEqual({ a: { $ref: '#/$defs/person-1' }, b: { $ref: '#/$defs/person-2' } });
  });

  it.each([
    ['a group that nobody made', formOf({ a: { $ref: 'urn:yiwang:form-group:pet' } }), 'FORM_GROUP_UNKNOWN'],
    ['a version that is not there', formOf({ a: { $ref: 'urn:yiwang:form-group:person:9' } }), 'FORM_GROUP_UNKNOWN'],
    [
      'a definition of its own under the name of a group',
      formOf({ a: { $ref: 'urn:yiwang:form-group:person:1' } }, { $defs: { 'person-1': { type: 'string' } } }),
      'FORM_DEF_TAKEN',
    ],
  ])('is refused for %s', async (_name, form, code) => {
    const resolved = await resolveGroups(form, find);
    expect(resolved.ok ? [] : resolved.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('is not misled by data that looks like a reference, or by a field called $ref', async () => {
    const form = formOf({
      a: { const: { $ref: 'urn:yiwang:form-group:pet' } },
      default: { enum: [{ $ref: 'urn:yiwang:form-group:pet' }] },
    });
    expect(groupRefsOf(form)).toEqual([]);
    expect(await resolveGroups(form, find)).toEqual({ ok: true, form });
  });
});

describe('the name of a group', () => {
  it.each([
    ['urn:yiwang:form-group:person', { key: 'person', version: undefined }],
    ['urn:yiwang:form-group:person:12', { key: 'person', version: 12 }],
    ['urn:yiwang:form-group:person:0', undefined],
    ['urn:yiwang:form-group:Person', undefined],
    ['https://example.org/person', undefined],
  ])('is read from %s', (urn, ref) => {
    expect(parseGroupUrn(urn)).toEqual(ref);
    if (ref) expect(groupUrn(ref)).toBe(urn);
  });
});
