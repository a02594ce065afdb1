import type { RequiredMaterial, TimeLimit } from '@yiwang/events-catalogue';
import { DescriptiveParts, type CoreContent, type ItemDefinition } from '../../item/domain/item-definition.js';
import type { MaterialDetail } from '../../item/domain/elements/materials.js';
import { formDocument, guideDocument } from '../../item/domain/hashed-document.js';
import type { ItemVersion, RenewedContent } from '../../item/domain/item-version.js';
import { isUnderWay } from '../../item/domain/version-status.js';
import type { SourceItem, Told } from './source-item.js';

const days = (value: number): TimeLimit => ({ value, unit: 'workingDay' });

/** Limits that a list does not tell, by category; 20 working days is the statutory limit of 行政许可法 art. 42. */
const LIMITS: Readonly<Record<string, { promised: TimeLimit; statutory: TimeLimit }>> = {
  '01': { promised: days(10), statutory: days(20) },
  '05': { promised: days(15), statutory: days(30) },
  '07': { promised: days(10), statutory: days(20) },
  '08': { promised: days(20), statutory: days(30) },
  '09': { promised: days(30), statutory: days(60) },
  '20': { promised: days(5), statutory: days(10) },
};
const OTHER_LIMITS = { promised: days(10), statutory: days(20) };

/** The form of an item whose department has not yet made one: what is asked for, in words. One object, so that it is stored once. */
const DEFAULT_FORM = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '通用申请表',
  type: 'object',
  properties: {
    matter: { type: 'string', title: '申请事由', minLength: 1, maxLength: 500 },
    remarks: { type: 'string', title: '备注', maxLength: 500 },
  },
  required: ['matter'],
  additionalProperties: false,
};

/** Elements that no layout may leave unknown, so that they take a default and are listed as such. */
const DEFAULTED = ['acceptedBy', 'audience', 'caseKind', 'participants', 'limits', 'resultKinds', 'deliveryKinds'] as const;
const NOTHING_TOLD = DescriptiveParts.parse({});

/** What a line without a guide of its own tells about itself. */
const shortGuide = ({ name, implementingBody: { name: body, orgCode } }: ItemDefinition): string =>
  [`# ${name}`, `- 实施主体：${body}（${orgCode}）`].join('\n');

/**
 * The definition of a new item of which a source tells only a part. What is not known takes a default and is listed in
 * `descriptive.defaulted`, so that the department sees what it still has to confirm: accepted at the comprehensive window, handled by
 * the implementing body alone, limits by category.
 */
export function definitionOf(item: SourceItem, regionCode: string): ItemDefinition {
  const { told, orgCode, category, exerciseLevel } = item;
  const name = told.core.name ?? '';
  const body = { orgCode: told.core.implementingBody?.orgCode ?? orgCode, name: told.core.implementingBody?.name ?? '', regionCode };
  const ownForm = told.form !== undefined;
  const guide = told.guide ?? told.guideUntilWritten;
  const definition: ItemDefinition = {
    audience: ['naturalPerson', 'enterprise'],
    acceptedBy: 'window',
    caseKind: 'promised',
    participants: [
      { orgCode, name: body.name, lead: true, stage: 1, sharePercent: 100, visibleFields: ownForm ? [] : ['/matter', '/remarks'] },
    ],
    fees: [],
    materials: [],
    resultKinds: ['document'],
    deliveryKinds: ['window'],
    category,
    exerciseLevel,
    ...told.core,
    name,
    limits: { ...(LIMITS[category] ?? OTHER_LIMITS), ...told.core.limits },
    implementingBody: body,
    star: 0,
    form: told.form ?? DEFAULT_FORM,
    guide: guide ?? '',
    validity: told.validity ?? {},
    descriptive: { ...NOTHING_TOLD, ...told.descriptive },
  };
  if (guide === undefined) definition.guide = shortGuide(definition);
  if (told.descriptive.defaulted === undefined) {
    definition.descriptive.defaulted = [
      ...DEFAULTED.filter((element) => told.core[element] === undefined),
      ...(ownForm ? [] : ['form']),
      ...(told.guide === undefined ? ['guide'] : []),
    ];
  }
  return definition;
}

/**
 * The same materials under the codes that the item has for them already, with what is known of them besides; what is new keeps the code of
 * its order unless that is taken.
 */
function withKnownCodes(
  { core, descriptive }: Told,
  before: readonly RequiredMaterial[],
  details: readonly MaterialDetail[] = [],
): Pick<Told, 'core' | 'descriptive'> {
  const known = new Map(before.map(({ name, materialCode }) => [name, materialCode]));
  const taken = new Set(before.map(({ materialCode }) => materialCode));
  const codes = new Map<string, string>();
  for (const { name, materialCode } of core.materials ?? []) {
    let code = known.get(name) ?? materialCode;
    for (let n = 1; !known.has(name) && taken.has(code); n++) code = `${materialCode}-${n}`;
    taken.add(code);
    codes.set(materialCode, code);
  }
  const recoded = <T extends { materialCode: string }>(list: readonly T[]): T[] =>
    list.map((each) => ({ ...each, materialCode: codes.get(each.materialCode) ?? each.materialCode }));
  return {
    core: { ...core, ...(core.materials && { materials: recoded(core.materials) }) },
    descriptive: {
      ...descriptive,
      ...(descriptive.materials && {
        materials: recoded(descriptive.materials).map((each) => ({
          ...details.find(({ materialCode }) => materialCode === each.materialCode),
          ...each,
        })),
      }),
    },
  };
}

/** An existing item as its source now has it. What the source tells of an element confirms it; local codes of other schemes stay. */
export function renewedContent(item: SourceItem, latest: ItemVersion): RenewedContent {
  const { core: before, descriptive: known, validFrom, validTo } = latest.snapshot();
  const given = item.tellsOf?.(latest) ?? item.told;
  const told = given.materialsByName ? { ...given, ...withKnownCodes(given, before.materials, known.materials) } : given;
  const body = { ...before.implementingBody, ...told.core.implementingBody };
  const form = told.form === undefined ? undefined : formDocument(told.form);
  const guideText = told.guide ?? (known.defaulted.includes('guide') ? told.guideUntilWritten : undefined);
  const guide = guideText === undefined ? undefined : guideDocument(guideText);
  const core: CoreContent = {
    ...before,
    ...told.core,
    limits: { ...before.limits, ...told.core.limits },
    implementingBody: body,
    participants: (told.core.participants ?? before.participants).map((p) => (p.orgCode === body.orgCode ? { ...p, name: body.name } : p)),
    ...(form && { form: { ref: form.ref, sha256: form.sha256 } }),
    ...(guide && { guide: { ref: guide.ref, sha256: guide.sha256 } }),
  };
  const localCodes = told.descriptive.localCodes ?? [];
  const kept = known.localCodes.filter(({ scheme }) => !localCodes.some((code) => code.scheme === scheme));
  const confirmed = (element: string): boolean =>
    told.core[element as keyof typeof told.core] !== undefined ||
    (element === 'form' && told.form !== undefined) ||
    (element === 'guide' && told.guide !== undefined);
  const defaulted = told.descriptive.defaulted ?? known.defaulted.filter((element) => !confirmed(element));
  const planned = told.validity ?? { ...(validTo && { to: validTo.toISOString() }) };
  return {
    core,
    descriptive: { ...known, ...told.descriptive, localCodes: [...localCodes, ...kept], defaulted },
    documents: { ...(form && { form }), ...(guide && { guide }) },
    ...(told.form !== undefined && { form: told.form }),
    // The beginning of a version in force is no plan: the next one begins when it is published.
    validity: isUnderWay(latest.status) && validFrom && !told.validity ? { ...planned, from: validFrom.toISOString() } : planned,
  };
}

/** 实施编码 of 31 characters, or 业务办理项编码 of 33 where the source divides the item. */
export const itemCodeOf = (item: Pick<SourceItem, 'orgCode' | 'exerciseLevel' | 'handlingSerial'>, catalogueCode: string): string =>
  item.orgCode + item.exerciseLevel + catalogueCode + (item.handlingSerial === 0 ? '' : String(item.handlingSerial).padStart(2, '0'));
