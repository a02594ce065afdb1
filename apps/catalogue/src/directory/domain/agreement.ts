import type { InvalidParam } from '@yiwang/kernel';
import { regionContains } from '@yiwang/standards';
import type { LegalBasis } from '../../item/domain/elements/legal-basis.js';
import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';
import type { DirectoryContent } from './directory-content.js';

/** The elements of an item that the directory may lay down. */
export interface AgreeingItem {
  core: Pick<CoreContent, 'itemCode' | 'name' | 'exerciseLevel' | 'audience' | 'limits' | 'implementingBody'>;
  descriptive: Pick<DescriptiveParts, 'legalBasis'>;
}

const locked = (name: string, reason: string): InvalidParam => ({ name, code: 'LOCKED_BY_DIRECTORY', reason });

/** 文号 and 条款 make an article; its text is copied with many faults and is not compared. */
export const sameArticle = (a: LegalBasis, b: LegalBasis): boolean =>
  a.name === b.name && a.documentNo === b.documentNo && a.article === b.article;

/** Whether the entry says anything to a body that stands there. */
export const binds = (content: DirectoryContent, regionCode: string): boolean => regionContains(content.regionCode, regionCode);

/**
 * 基本要素锁定 — what an item says otherwise than its directory entry. A 业务办理项 is a case of its item and has a name of its own;
 * articles may be added to those of the directory, not left out; an audience may be narrower.
 */
export function contradictions(entry: DirectoryContent, { core, descriptive }: AgreeingItem): InvalidParam[] {
  const found: InvalidParam[] = [];
  if (core.itemCode.length === 31 && core.name !== entry.name) found.push(locked('/name', `事项名称应与基本目录一致：${entry.name}`));
  if (!entry.useLevels.includes(core.exerciseLevel)) {
    found.push(locked('/exerciseLevel', `基本目录规定的行使层级为${entry.useLevels.join('、')}`));
  }
  for (const article of entry.legalBasis) {
    if (descriptive.legalBasis.some((own) => sameArticle(own, article))) continue;
    const cited = [article.name, article.documentNo, article.article].filter((part) => part !== undefined).join(' ');
    found.push(locked('/descriptive/legalBasis', `缺少基本目录规定的设定依据：${cited}`));
  }
  const { audience, statutoryLimit } = entry;
  if (audience && !core.audience.every((each) => audience.includes(each))) {
    found.push(locked('/audience', '服务对象超出基本目录规定的范围'));
  }
  const { statutory } = core.limits;
  if (statutoryLimit && (statutory.value !== statutoryLimit.value || statutory.unit !== statutoryLimit.unit)) {
    found.push(locked('/limits/statutory', '法定办结时限应与基本目录一致'));
  }
  return found;
}
