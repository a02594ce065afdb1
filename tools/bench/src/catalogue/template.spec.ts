import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { copyText } from './copy-in.ts';
import { Template, type PublishedItem } from './template.ts';

const itemCode = '11330200MB1B00010F3330101001000';
const core = {
  name: '某许可',
  exerciseLevel: '3',
  implementingBody: { orgCode: itemCode.slice(0, 18), name: '某市某局', regionCode: '330200' },
};
const descriptive = {
  process: [{ step: '受理' }],
  faq: [{ question: 'a\tb' }],
  materials: [{ materialCode: 'M01' }],
  legalBasis: [{ name: '某法' }],
};
const detail = {
  itemCode,
  version: 2,
  ...core,
  materials: [{ materialCode: 'M01' }],
  descriptive,
  links: { form: `/api/v1/items/${itemCode}/versions/2/form` },
};
const source: PublishedItem = {
  ...{ itemCode, name: core.name, orgCode: core.implementingBody.orgCode, department: '某市某局', regionCode: '330200' },
  ...{ category: '01', audience: ['enterprise'] },
  item: { item_code: itemCode, catalogue_code: itemCode.slice(19), name: core.name, region_code: '330200', local_code: null },
  version: {
    ...{ item_code: itemCode, version: '2', sequence: '4', etag: 'old', changed_by: 'somebody' },
    ...{
      detail: JSON.stringify(detail),
      core: JSON.stringify({ ...core, materials: detail.materials }),
      descriptive: JSON.stringify(descriptive),
    },
  },
};
const identity = { itemCode: '11330203MC0000010F4330160000001', name: '某许可（变更）', department: '某区某局', regionCode: '330203' };
const none = { process: false, materials: false, questions: false, lawText: 0 };

const unescaped = (cell: string): string => cell.replace(/\\([tnr\\])/g, (_, c: string) => ({ t: '\t', n: '\n', r: '\r' })[c] ?? '\\');
const cellsOf = (columns: readonly string[], line: string): Record<string, string> =>
  Object.fromEntries(line.split('\t').map((cell, i) => [columns[i]!, unescaped(cell)]));

describe('a template', () => {
  it('puts another item’s identity wherever the published one’s stood', () => {
    const template = new Template(source, none);
    const version = template.version(identity);
    for (const old of [itemCode, itemCode.slice(19), '330200', '某市某局']) expect(version).not.toContain(old);
    const told = JSON.parse(cellsOf(template.versionColumns, version)['detail']!) as typeof detail;
    expect(told).toEqual({
      ...detail,
      ...{ itemCode: identity.itemCode, version: 1, name: identity.name, exerciseLevel: '4' },
      implementingBody: { orgCode: identity.itemCode.slice(0, 18), name: identity.department, regionCode: '330203' },
      links: { form: `/api/v1/items/${identity.itemCode}/versions/1/form` },
    });
    expect(template.item(identity)).toBe(
      [identity.itemCode, identity.itemCode.slice(19), identity.name, '330203', copyText(null)].join('\t'),
    );
  });

  it('makes the entity tag of the bytes that are answered', () => {
    const template = new Template(source, none);
    const cells = cellsOf(template.versionColumns, template.version(identity));
    expect(cells['etag']).toBe(createHash('sha256').update(cells['detail']!).digest('base64url').slice(0, 27));
  });

  it('leaves an element out of the core, the descriptive parts and the detail alike', () => {
    const template = new Template(source, { process: true, materials: true, questions: true, lawText: 30_000 });
    const cells = cellsOf(template.versionColumns, template.version(identity));
    const [inCore, told, shown] = ['core', 'descriptive', 'detail'].map((column) => JSON.parse(cells[column]!) as Record<string, never>);
    expect([inCore!['materials'], shown!['materials'], told!['process'], told!['faq'], told!['materials']]).toEqual([
      [],
      [],
      [],
      [],
      undefined,
    ]);
    expect((told!['legalBasis'] as unknown as { content: string }[])[0]!.content).toHaveLength(30_000);
    expect(shown!['descriptive']).toEqual(told);
  });
});
