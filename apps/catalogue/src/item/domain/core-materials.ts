import type { RequiredMaterial } from '@yiwang/events-catalogue';
import type { DescriptiveParts } from './item-definition.js';

/**
 * 申请材料 as services act on them: what the descriptive elements say of a material's form and of 容缺后补 goes along with the core, unless
 * the core says it itself.
 */
export function coreMaterials(materials: readonly RequiredMaterial[], { materials: details = [] }: DescriptiveParts): RequiredMaterial[] {
  const byCode = new Map(details.map((detail) => [detail.materialCode, detail]));
  return materials.map((material) => {
    const { form, necessity } = byCode.get(material.materialCode) ?? {};
    return {
      ...(form !== undefined && { form }),
      ...(necessity === 'deferrable' && { tolerable: true }),
      ...material,
    };
  });
}
