import type { GuideItem } from './guide-item.js';
import type { GuideSection } from './guide.js';
import { basicSections, contactSections, limitSections, placeSections } from './basic-sections.js';
import { categorySections } from './category-sections.js';
import { conditionSections, feeSections, materialSections, processSections, resultSections } from './handling-sections.js';
import { lawSections, moreSections } from './further-sections.js';

/** In the order in which people ask: may I, what do I bring, how long, what does it cost, where; then on which law. */
const SECTIONS: readonly ((item: GuideItem) => GuideSection[])[] = [
  basicSections,
  conditionSections,
  materialSections,
  limitSections,
  processSections,
  feeSections,
  resultSections,
  placeSections,
  contactSections,
  categorySections,
  lawSections,
  moreSections,
];

/** 办事指南栏目 of an item, from every element that is filled in. */
export const guideSections = (item: GuideItem): GuideSection[] => SECTIONS.flatMap((make) => make(item));
