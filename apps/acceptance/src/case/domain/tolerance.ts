import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { ListedMaterial } from '../../document/domain/document-kind.js';
import { toleranceMismatch } from './case.errors.js';
import type { CaseState, HandedMaterial, Tolerance } from './case-state.js';

/** What is told to the applicant, and what happens when he does not keep his promise. */
export const TOLERANCE_CONSEQUENCE = '逾期未补交的，终止办理；已作出决定的，补交前不予送达';

/** Codes of materials that the applicant promised to hand in later. */
export const promisedOf = (materials: readonly HandedMaterial[]): string[] =>
  materials.filter(({ promised }) => promised).map(({ materialCode }) => materialCode);

/** Whether something that was promised is still missing. */
export const isToleranceOpen = ({ tolerance }: Pick<CaseState, 'tolerance'>): boolean => tolerance !== null && tolerance.keptAt === null;

export const openTolerance = ({ tolerance }: Pick<CaseState, 'tolerance'>): Tolerance | null =>
  tolerance !== null && tolerance.keptAt === null ? tolerance : null;

/**
 * 容缺受理 is accepting in full knowledge: whoever accepts names exactly what is missing, and nothing when nothing is.
 * @throws ACCEPTANCE.TOLERANCE_MISMATCH
 */
export function assertTolerated(promised: readonly string[], tolerated: readonly string[]): void {
  if (promised.length !== new Set(tolerated).size || tolerated.some((code) => !promised.includes(code))) throw toleranceMismatch();
}

const nameOf = (core: ItemOperationalCore, materialCode: string): string =>
  core.materials.find((material) => material.materialCode === materialCode)?.name ?? materialCode;

export const namesOf = (core: ItemOperationalCore, codes: readonly string[]): string[] => codes.map((code) => nameOf(core, code));

/** 材料清单 for a receipt: what is here, not what is promised. */
export const listedOf = (core: ItemOperationalCore, materials: readonly HandedMaterial[]): ListedMaterial[] =>
  materials
    .filter(({ promised }) => !promised)
    .map(({ materialCode, fileRef, paperCopies }) => ({
      name: nameOf(core, materialCode),
      ...(paperCopies !== undefined && { copies: paperCopies }),
      electronic: fileRef !== undefined,
    }));

/** The materials of a case with what was brought now in the place of what was promised. */
export function withSupplements(materials: readonly HandedMaterial[], brought: readonly HandedMaterial[]): HandedMaterial[] {
  const byCode = new Map(brought.map((material) => [material.materialCode, material]));
  return materials.map((material) => byCode.get(material.materialCode) ?? material);
}
