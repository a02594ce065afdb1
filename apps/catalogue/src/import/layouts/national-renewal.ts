import { basicCells, extendedCells, feeCells, materialCells, questionCells } from '../../export/layouts/national-cells.js';
import { sameArticle } from '../../directory/domain/agreement.js';
import { sameJson } from '../../history/domain/differences.js';
import type { DescriptiveParts } from '../../item/domain/item-definition.js';
import type { ItemVersion } from '../../item/domain/item-version.js';
import type { Told } from '../domain/source-item.js';
import { Cells } from './national-cells.js';
import { EXTEND_FIELD, FEE_IN_WORDS } from './national-codes.js';
import { toldBy, type TablePlace } from './national-told.js';

type Extended = NonNullable<DescriptiveParts['extended']>;

/** The entries that are not the same in the other one. */
const differing = <T extends object>(told: T, same: Partial<T>): T =>
  Object.fromEntries(Object.entries(told).filter(([name, value]) => !sameJson(value, same[name as keyof T]))) as T;

const saysNothing = (values: object): boolean => Object.keys(values).length === 0;

/** What would be read of the version if it were written into the tables and came back. */
function echoOf(version: ItemVersion, place: TablePlace): Told {
  const item = { ...version.snapshot(), itemCode: version.itemCode };
  const cells = (values: Record<string, unknown>): Cells => new Cells(values);
  return toldBy(
    {
      basic: cells(basicCells(item)),
      extend: extendedCells(item).map(cells),
      materials: materialCells(item).map(cells),
      fees: feeCells(item).map(cells),
      questions: questionCells(item).map(cells),
    },
    place,
  );
}

/** 扩展字段 that the tables have no way to say stay beside those that they tell. */
function extendedOf(told: Extended, same: Extended, known: Extended): Extended | undefined {
  const other = differing(told, same);
  if (saysNothing(other)) return undefined;
  const kept = (known.more ?? []).filter(({ name }) => name !== EXTEND_FIELD && !name.startsWith(FEE_IN_WORDS));
  return { ...known, ...other, ...(other.more && { more: [...kept, ...other.more] }) };
}

/**
 * What the tables tell of an item otherwise than the library has it. They say less than it knows (fees in words, articles of law in one
 * text, the first of several results), so what comes back as it was written says nothing, and the rest is filled in where they are silent:
 * an export that is imported again changes nothing.
 */
export function tellsElse(told: Told, version: ItemVersion, place: TablePlace): Told {
  const { descriptive: known } = version.snapshot();
  const same = echoOf(version, place);
  const { materials, ...core } = told.core;
  const { materials: details, basic, extended, legalBasis, ...descriptive } = told.descriptive;
  const otherBasic = differing(basic ?? {}, same.descriptive.basic ?? {});
  const otherExtended = extended && extendedOf(extended, same.descriptive.extended ?? {}, known.extended ?? {});
  const otherLaw = legalBasis && !sameJson(legalBasis, same.descriptive.legalBasis);
  const otherMaterials = materials && !sameJson([materials, details], [same.core.materials, same.descriptive.materials]);
  return {
    core: { ...differing(core, same.core), ...(otherMaterials && { materials }) },
    descriptive: {
      ...differing(descriptive, same.descriptive),
      ...(!saysNothing(otherBasic) && { basic: { ...known.basic, ...otherBasic } }),
      ...(otherExtended && { extended: otherExtended }),
      ...(otherLaw && { legalBasis: legalBasis.map((own) => ({ ...known.legalBasis.find((each) => sameArticle(each, own)), ...own })) }),
      ...(otherMaterials && details && { materials: details }),
    },
    ...(otherMaterials && told.materialsByName && { materialsByName: true }),
    ...(told.validity && !sameJson(told.validity, same.validity) && { validity: told.validity }),
  };
}
