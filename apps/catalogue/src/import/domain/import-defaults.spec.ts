import { describe, expect, it } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { NewItem } from '../../item/domain/item-definition.js';
import { ItemVersion } from '../../item/domain/item-version.js';
import { definitionOf, renewedContent } from './import-defaults.js';
import type { SourceItem, Told } from './source-item.js';

const NOW = new Date('2026-11-02T02:00:00.000Z');
const { itemCode, ...definition } = NewItem.parse(ITEMS.cateringLicence);
const version = (defaulted: string[] = []): ItemVersion =>
  ItemVersion.draft(itemCode, 1, { ...definition, descriptive: { ...definition.descriptive, defaulted } }, NOW);

const line = (told: Partial<Told> = {}): SourceItem => ({
  part: '',
  line: 2,
  identity: 'itemCode',
  key: itemCode,
  orgCode: itemCode.slice(0, 18),
  regionCode: '330203',
  category: itemCode.slice(21, 23),
  exerciseLevel: itemCode.slice(18, 19),
  handlingSerial: 0,
  hash: 'h',
  told: { core: {}, descriptive: {}, ...told },
});

describe('a new item of which a source tells a part', () => {
  it('takes defaults for the rest and lists them, so that its department sees what to confirm', () => {
    const told = definitionOf(line({ core: { name: '某事项', implementingBody: { name: '某局' }, caseKind: 'promised' } }), '330203');
    expect(told).toMatchObject({ name: '某事项', acceptedBy: 'window', implementingBody: { name: '某局', regionCode: '330203' } });
    expect(told.descriptive.defaulted).toEqual(
      expect.arrayContaining(['acceptedBy', 'audience', 'participants', 'limits', 'form', 'guide']),
    );
    expect(told.descriptive.defaulted).not.toContain('caseKind');
    expect(told.guide).toContain('某局');
  });

  it('shows nobody a field of a form that came without participants', () => {
    const told = definitionOf(line({ core: { name: '某事项' }, form: { type: 'object', properties: {} } }), '330203');
    expect(told.participants[0]?.visibleFields).toEqual([]);
    expect(told.descriptive.defaulted).not.toContain('form');
  });
});

describe('an item that its source names again', () => {
  const renamed = line({ core: { name: '新名称', implementingBody: { name: '新局名' } }, guideUntilWritten: '# 新指南' });

  it('takes its names, and its guide until an author has written one', () => {
    const written = renewedContent(renamed, version());
    expect(written.core).toMatchObject({ name: '新名称', implementingBody: { name: '新局名' }, guide: version().content.guide });
    expect(written.core.participants.find(({ lead }) => lead)?.name).toBe('新局名');
    const imported = renewedContent(renamed, version(['guide']));
    expect(imported.documents.guide?.body).toBe('# 新指南');
    expect(imported.core.guide).toEqual({ ref: imported.documents.guide?.ref, sha256: imported.documents.guide?.sha256 });
  });

  it('keeps what the source does not tell, and local codes of other schemes', () => {
    const before = version();
    const codes = line({ descriptive: { localCodes: [{ scheme: 'sichuan', code: 'X' }] } });
    const { core, descriptive } = renewedContent(codes, before);
    expect({ ...core }).toEqual(before.content);
    expect(descriptive.localCodes).toEqual([{ scheme: 'sichuan', code: 'X' }, ...definition.descriptive.localCodes]);
  });

  it('confirms what the source now tells', () => {
    const told = line({ core: { caseKind: 'promised' } });
    expect(renewedContent(told, version(['caseKind', 'limits'])).descriptive.defaulted).toEqual(['limits']);
  });

  it('keeps the codes of materials that it knows by name, and gives a new one no code that is taken', () => {
    const [first] = definition.materials;
    const told = line({
      core: {
        materials: [
          { materialCode: 'M01', name: '从未有过的材料', required: true },
          { materialCode: 'M02', name: first!.name, required: false },
        ],
      },
      descriptive: { materials: [{ materialCode: 'M02', sourceNote: '自备' }] },
      materialsByName: true,
    });
    const { core, descriptive } = renewedContent(told, version());
    expect(core.materials[1]).toEqual({ materialCode: first!.materialCode, name: first!.name, required: false });
    expect(definition.materials.map(({ materialCode }) => materialCode)).not.toContain(core.materials[0]!.materialCode);
    const known = definition.descriptive.materials?.find(({ materialCode }) => materialCode === first!.materialCode);
    expect(descriptive.materials).toEqual([{ ...known, materialCode: first!.materialCode, sourceNote: '自备' }]);
  });
});
