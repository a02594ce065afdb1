import { describe, expect, it } from '@jest/globals';
import { ITEMS } from '@yiwang/demo-data';
import { NewItem } from '../../item/domain/item-definition.js';
import { binds, contradictions, type AgreeingItem } from './agreement.js';
import { DirectoryContent } from './directory-content.js';

const { descriptive, ...core } = NewItem.parse(ITEMS.cateringLicence);
const item = (more: Partial<AgreeingItem['core']> = {}, told = descriptive): AgreeingItem => ({
  core: { ...core, ...more },
  descriptive: told,
});
const entry = DirectoryContent.parse({
  name: core.name,
  regionCode: '330000',
  useLevels: ['3', '4'],
  legalBasis: descriptive.legalBasis,
  audience: ['enterprise', 'otherOrganisation'],
  statutoryLimit: core.limits.statutory,
});
const places = (given: AgreeingItem, laid = entry): string[] => contradictions(laid, given).map(({ name }) => name);

describe('an item drawn from the directory', () => {
  it('agrees with an entry that lays down what it says', () => {
    expect(places(item())).toEqual([]);
  });

  it('cannot have another name, level, audience or statutory limit', () => {
    const limits = { ...core.limits, statutory: { value: 30, unit: 'workingDay' as const } };
    const other = item({ name: '另一名称', exerciseLevel: '2', audience: ['naturalPerson'], limits });
    expect(places(other)).toEqual(['/name', '/exerciseLevel', '/audience', '/limits/statutory']);
  });

  it('cannot leave out an article, and may cite more; the text of an article is not compared', () => {
    expect(places(item({}, { ...descriptive, legalBasis: [] }))).toEqual(['/descriptive/legalBasis']);
    const copied = descriptive.legalBasis.map((article) => ({ ...article, content: '条'.repeat(30_000) }));
    const more = [...copied, { name: '浙江省食品小作坊小餐饮店小食杂店和食品摊贩管理规定' }];
    expect(places(item({}, { ...descriptive, legalBasis: more }))).toEqual([]);
  });

  it('has a name of its own when it is a handling item', () => {
    expect(places(item({ itemCode: `${core.itemCode}01`, name: '餐饮服务经营许可（变更）' }))).toEqual([]);
  });

  it('is bound by entries of its own region and of those above it alone', () => {
    expect(binds(entry, '330203')).toBe(true);
    expect(binds({ ...entry, regionCode: '330203' }, '330281')).toBe(false);
    expect(binds({ ...entry, regionCode: '330200' }, '330000')).toBe(false);
  });
});
