import { describe, expect, it } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { NewItem, type ItemDefinition } from '../../item/domain/item-definition.js';
import { ItemVersion } from '../../item/domain/item-version.js';
import { changedFields } from './changed-fields.js';

const NOW = new Date('2026-03-02T01:00:00Z');
const { itemCode, ...definition } = NewItem.parse(ITEMS.cateringLicence);
const versionOf = (change: Partial<ItemDefinition>): ItemVersion => ItemVersion.draft(itemCode, 1, { ...definition, ...change }, NOW);
const between = (change: Partial<ItemDefinition>): string[] => changedFields(versionOf({}).snapshot(), versionOf(change).snapshot());

describe('the changed elements that a tracking card names', () => {
  it('are none for the same content', () => {
    expect(between({})).toEqual([]);
  });

  it('are each named by its pointer, a document once', () => {
    expect(between({ name: '改名', guide: '# 新指南' })).toEqual(['/name', '/guide']);
  });

  it('are not the moment in which a version began to be in force', () => {
    const [before, after] = [versionOf({}), versionOf({ name: '改名' })];
    before.publish(NOW, undefined);
    after.publish(new Date('2026-03-09T01:00:00Z'), before);
    expect(after.changes.at(-1)).toEqual({ kind: 'publish', fields: ['/name'] });
  });

  it('are told by the element above where too many differ below it', () => {
    const faq = Array.from({ length: 50 }, (_, i) => ({ question: `问题${i}`, answer: `答案${i}` }));
    const legalBasis = Array.from({ length: 50 }, (_, i) => ({ name: `法规${i}` }));
    expect(between({ descriptive: { ...definition.descriptive, faq, legalBasis } })).toEqual(
      expect.arrayContaining(['/descriptive/faq', '/descriptive/legalBasis']),
    );
  });
});
