import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { AppError, InvalidParam } from '@yiwang/kernel';
import { audiencesOf, type ApplicantIdentity } from './applicant.js';
import { audienceMismatch, itemNotOpen, materialsIncomplete } from './case.errors.js';
import type { HandedMaterial } from './case-state.js';

/** 事项是否可办: published and within its validity (from inclusive, to exclusive). */
export const isOpen = ({ status, validity }: ItemOperationalCore, now: Date): boolean =>
  status === 'published' && Date.parse(validity.from) <= now.getTime() && (validity.to === null || now.getTime() < Date.parse(validity.to));

/** Rules of an item that a filing must meet, in the order in which they are told; the first broken one decides. */
export function brokenFilingRules(
  core: ItemOperationalCore,
  identity: ApplicantIdentity,
  materials: readonly HandedMaterial[],
  at: Date,
): AppError[] {
  const broken: AppError[] = [];
  if (!isOpen(core, at)) broken.push(itemNotOpen());
  if (!audiencesOf(identity).some((audience) => core.audience.includes(audience))) broken.push(audienceMismatch());
  const problems = materialProblems(core, materials);
  if (problems.length > 0) broken.push(materialsIncomplete({ invalidParams: problems }));
  return broken;
}

export function assertMaterials(core: ItemOperationalCore, materials: readonly HandedMaterial[]): void {
  const problems = materialProblems(core, materials);
  if (problems.length > 0) throw materialsIncomplete({ invalidParams: problems });
}

function materialProblems(core: ItemOperationalCore, materials: readonly HandedMaterial[]): InvalidParam[] {
  const problems: InvalidParam[] = [];
  const handed = new Set(materials.map((material) => material.materialCode));
  for (const { materialCode, name, required } of core.materials) {
    if (required && !handed.has(materialCode)) {
      problems.push({ name: '/materials', code: 'MATERIAL_MISSING', reason: `缺少必要材料 ${materialCode}：${name}` });
    }
  }
  const known = new Set(core.materials.map((material) => material.materialCode));
  const tolerable = new Set(core.materials.filter((material) => material.tolerable).map((material) => material.materialCode));
  materials.forEach(({ materialCode, fileRef, paperCopies, promised }, index) => {
    if (!known.has(materialCode)) {
      problems.push({ name: `/materials/${index}/materialCode`, code: 'MATERIAL_UNKNOWN', reason: '该事项没有这份材料' });
    }
    if (promised && known.has(materialCode) && !tolerable.has(materialCode)) {
      problems.push({ name: `/materials/${index}/promised`, code: 'MATERIAL_NOT_TOLERABLE', reason: '该材料不可容缺后补' });
    }
    if (fileRef === undefined && !paperCopies && !promised) {
      problems.push({ name: `/materials/${index}`, code: 'MATERIAL_EMPTY', reason: '应有电子文件或纸质份数' });
    }
  });
  if (handed.size < materials.length) {
    problems.push({ name: '/materials', code: 'MATERIAL_REPEATED', reason: '同一材料只能列一次' });
  }
  return problems;
}

/**
 * Who corrects while his case is handled promises nothing new, and what he promised comes by 容缺补交.
 * @throws ACCEPTANCE.MATERIALS_INCOMPLETE
 */
export function assertSamePromises(promised: readonly string[], materials: readonly HandedMaterial[]): void {
  const problems: InvalidParam[] = [];
  materials.forEach(({ materialCode, promised: still = false }, index) => {
    if (still !== promised.includes(materialCode)) {
      problems.push({
        name: `/materials/${index}/promised`,
        code: 'PROMISE_CHANGED',
        reason: '办理中补正不得改变容缺承诺；承诺后补的材料请按容缺补交',
      });
    }
  });
  for (const code of promised) {
    if (!materials.some(({ materialCode }) => materialCode === code))
      problems.push({ name: '/materials', code: 'PROMISE_CHANGED', reason: `承诺后补的材料 ${code} 应保留在清单中` });
  }
  if (problems.length > 0) throw materialsIncomplete({ invalidParams: problems });
}

/** What comes for a promise is promised, and is here. @throws ACCEPTANCE.MATERIALS_INCOMPLETE */
export function assertSupplements(promised: readonly string[], brought: readonly HandedMaterial[]): void {
  const problems: InvalidParam[] = [];
  brought.forEach(({ materialCode, fileRef, paperCopies }, index) => {
    if (!promised.includes(materialCode)) {
      problems.push({ name: `/materials/${index}/materialCode`, code: 'MATERIAL_NOT_PROMISED', reason: '该材料未承诺后补，或已补交' });
    }
    if (fileRef === undefined && !paperCopies) {
      problems.push({ name: `/materials/${index}`, code: 'MATERIAL_EMPTY', reason: '应有电子文件或纸质份数' });
    }
  });
  if (new Set(brought.map(({ materialCode }) => materialCode)).size < brought.length) {
    problems.push({ name: '/materials', code: 'MATERIAL_REPEATED', reason: '同一材料只能列一次' });
  }
  if (problems.length > 0) throw materialsIncomplete({ invalidParams: problems });
}
