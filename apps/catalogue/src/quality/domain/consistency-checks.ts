import type { TimeLimit } from '@yiwang/events-catalogue';
import { z } from 'zod';
import { closingModes } from '../../item/domain/elements/basic.js';
import { CATEGORY_PARTS } from '../../item/domain/elements/category-parts.js';
import { hasAreaCode, isAmong } from '../../item/domain/elements/phone.js';
import { keyOf, text } from '../../item/domain/elements/text.js';
import type { Place } from './quality-rule.js';
import { ruleCheck, when, type RuleCheck } from './rule-check.js';

const NO_PARAMS = z.strictObject({});
/** How an author says that there is none. */
const NONE = new Set(['无', '无。', '没有', '/']);
const said = (reason: string | undefined): boolean => reason !== undefined && !NONE.has(reason);

/** Shortest and longest number of calendar days a limit can come to; holidays stretch working days, by eleven days or so a year. */
function spanOf({ value, unit }: TimeLimit): { least: number; most: number } {
  switch (unit) {
    case 'workingDay':
      return { least: value, most: Math.ceil(value / 5) * 7 + 11 * (1 + Math.floor(value / 100)) };
    case 'calendarDay':
      return { least: value, most: value };
    case 'month':
      return { least: value * 28, most: value * 31 };
    case 'year':
      return { least: value * 365, most: value * 366 };
  }
}

const beside = (place: string, known: readonly string[], told: readonly string[]): Place[] =>
  told.flatMap((code, i) =>
    known.includes(code) && told.indexOf(code) === i ? [] : [{ field: `/descriptive/${place}/${i}`, detail: code }],
  );

/**
 * Rules 1-8, 10, 11 and 17: what one element says of another. An element that is missing contradicts nothing, except where one demands
 * another: a visit its reason, a result its sample. Their rows say `absence`.
 */
export const CONSISTENCY_CHECKS: Readonly<Record<string, RuleCheck>> = {
  REVIEW_MODE_DIFFERS: ruleCheck(NO_PARAMS, ({ core, descriptive: { basic } }) =>
    when(basic?.reviewMode !== undefined && (basic.reviewMode === 'immediate') !== (core.caseKind === 'immediate')),
  ),

  CLOSING_MODE_DIFFERS: ruleCheck(
    z.strictObject({
      endings: z
        .array(z.strictObject({ ending: text(10), mode: keyOf(closingModes) }))
        .min(1)
        .max(20),
    }),
    ({ descriptive: { basic, extended } }, { endings }) => {
      const mode = basic?.closingMode;
      if (mode === undefined) return [];
      const expected = (extended?.results ?? []).flatMap(({ name }) => endings.find(({ ending }) => name.endsWith(ending))?.mode ?? []);
      return when(expected.length > 0 && !expected.includes(mode), expected.map((key) => closingModes.of(key).zh).join('、'));
    },
  ),

  VISIT_WITHOUT_REASON: ruleCheck(NO_PARAMS, ({ descriptive: { visits, visitReason } }) =>
    when(visits !== undefined && visits > 0 && !said(visitReason)),
  ),
  REASON_WITHOUT_VISIT: ruleCheck(NO_PARAMS, ({ descriptive: { visits, visitReason } }) => when(visits === 0 && said(visitReason))),

  POST_NOT_OFFERED: ruleCheck(NO_PARAMS, ({ descriptive: { visits, basic, extended } }) =>
    when(visits === 0 && extended?.online === false && basic?.channels?.includes('courier') === false),
  ),

  WHOLLY_ONLINE_WITH_VISITS: ruleCheck(NO_PARAMS, ({ descriptive: { visits, extended } }) =>
    when(extended?.onlineGrade === 'grade4' && visits !== undefined && visits > 0),
  ),

  FEE_NOT_CHARGED: ruleCheck(NO_PARAMS, ({ core, descriptive: { basic } }) => when(basic?.charged === false && core.fees.length > 0)),
  PAYMENT_WITHOUT_FEE: ruleCheck(NO_PARAMS, ({ core, descriptive: { basic, extended } }) =>
    when(extended?.onlinePayment === true && core.fees.length === 0 && basic?.charged !== true),
  ),

  PHONE_WITHOUT_AREA_CODE: ruleCheck(NO_PARAMS, ({ descriptive }) =>
    (['consultPhone', 'complaintPhone'] as const).flatMap((name) => {
      const phone = descriptive[name];
      return phone === undefined || hasAreaCode(phone) ? [] : [{ field: `/descriptive/${name}`, detail: phone }];
    }),
  ),
  SAME_PHONES: ruleCheck(NO_PARAMS, ({ descriptive: { consultPhone, complaintPhone } }) =>
    when(consultPhone !== undefined && complaintPhone !== undefined && isAmong(complaintPhone, consultPhone)),
  ),

  TOPIC_WITHOUT_AUDIENCE: ruleCheck(NO_PARAMS, ({ core: { audience }, descriptive: { extended } }) => {
    const person = audience.includes('naturalPerson');
    const legalPerson = audience.some((key) => key !== 'naturalPerson');
    return [
      ...(extended?.personTopics?.length && !person ? [{ field: '/descriptive/extended/personTopics' }] : []),
      ...(extended?.legalPersonTopics?.length && !legalPerson ? [{ field: '/descriptive/extended/legalPersonTopics' }] : []),
    ];
  }),

  RESULT_WITHOUT_SAMPLE: ruleCheck(z.strictObject({ none: z.array(text(20)).max(10) }), ({ descriptive: { extended } }, { none }) =>
    (extended?.results ?? []).flatMap(({ name, sample }, i) =>
      sample !== undefined || none.includes(name) ? [] : [{ field: `/descriptive/extended/results/${i}/sample`, detail: name }],
    ),
  ),

  /** Details stand beside materials and fees of the core; beside anything else they are told of nothing. */
  DETAIL_OF_NOTHING: ruleCheck(NO_PARAMS, ({ core, descriptive: { materials = [], fees = [] } }) => [
    ...beside(
      'materials',
      core.materials.map((m) => m.materialCode),
      materials.map((m) => m.materialCode),
    ),
    ...beside(
      'fees',
      core.fees.map((f) => f.feeCode),
      fees.map((f) => f.feeCode),
    ),
  ]),

  /** The core decides what acceptance asks for, the detail what applicants read. 容缺后补 agrees with either. */
  NECESSITY_DIFFERS: ruleCheck(NO_PARAMS, ({ core, descriptive: { materials = [] } }) =>
    materials.flatMap(({ materialCode, necessity }, i) => {
      const material = core.materials.find((m) => m.materialCode === materialCode);
      return material && necessity === (material.required ? 'optional' : 'required')
        ? [{ field: `/descriptive/materials/${i}/necessity`, detail: material.name }]
        : [];
    }),
  ),

  PART_OF_OTHER_CATEGORY: ruleCheck(NO_PARAMS, ({ core, descriptive }) =>
    (Object.entries(CATEGORY_PARTS) as [keyof typeof CATEGORY_PARTS, string][]).flatMap(([part, category]) =>
      descriptive[part] !== undefined && core.category !== category ? [{ field: `/descriptive/${part}`, detail: category }] : [],
    ),
  ),

  PROMISED_OVER_STATUTORY: ruleCheck(NO_PARAMS, ({ core: { limits } }) =>
    // Lengths in different units have no fixed order; what is longer however the calendar falls is longer.
    when(
      limits.promised.unit === limits.statutory.unit
        ? limits.promised.value > limits.statutory.value
        : spanOf(limits.promised).least > spanOf(limits.statutory).most,
    ),
  ),
};
