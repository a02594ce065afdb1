import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { zodComponents } from './zod-components.js';

const Part = z.object({ size: z.int().default(1) }).meta({ id: 'SpecPart' });
const Plain = z.object({ name: z.string() }).meta({ id: 'SpecPlain' });
const Whole = z.object({ parts: z.array(Part), plain: Plain }).meta({ id: 'SpecWhole' });

describe('zodComponents', () => {
  it('makes a component of every named schema', () => {
    const { schema, components } = zodComponents(Whole, 'output');
    expect(schema).toEqual({ $ref: '#/$defs/SpecWhole' });
    expect(Object.keys(components).sort()).toEqual(['SpecPart', 'SpecPlain', 'SpecWhole']);
    expect(components['SpecPlain']).not.toHaveProperty('id');
  });

  it('tells the request apart from the answer where they differ, also through a reference', () => {
    const { schema, components } = zodComponents(z.object({ whole: Whole }), 'input');
    expect(Object.keys(components).sort()).toEqual(['SpecPartInput', 'SpecPlain', 'SpecWholeInput']);
    expect(JSON.stringify([schema, components])).not.toMatch(/SpecPart"|SpecWhole"/);
    expect((components['SpecPartInput'] as { required?: string[] }).required ?? []).toEqual([]);
  });

  it('spells out a schema whose fields become parameters', () => {
    expect(zodComponents(Plain, 'input', true).schema).toMatchObject({ type: 'object', properties: { name: { type: 'string' } } });
  });
});
