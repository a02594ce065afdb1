import { z } from 'zod';
import { CATEGORY_PARTS } from '../../item/domain/elements/category-parts.js';
import { text } from '../../item/domain/elements/text.js';
import type { Place, RuleSubject } from './quality-rule.js';
import { ruleCheck, when, type RuleCheck } from './rule-check.js';

const NO_PARAMS = z.strictObject({});
const CATEGORIES = z.array(z.string().regex(/^\d{2}$/)).max(30);
const Pointer = z.string().regex(/^(\/[A-Za-z]+){1,4}$/);
/** An element, or several of which one is enough, and the categories whose tables have none of them. */
const RequiredElement = z.union([Pointer, z.strictObject({ anyOf: z.array(Pointer).min(1).max(5), except: CATEGORIES.optional() })]);
const charged = ({ core, descriptive: { basic } }: RuleSubject): boolean => core.fees.length > 0 || basic?.charged === true;

/** Entities and tags that an export left in a text: people would read them as they are. */
const MARKUP =
  /&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});|<\/?(?:a|b|br|div|em|font|h[1-6]|img|li|ol|p|span|strong|table|tbody|td|tr|ul)(?:\s{1,20}[a-z-]{2,20}=[^<>]{0,200}|\s{0,20}\/?)>/i;

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** The value at a pointer of the core, or of the descriptive parts under `/descriptive`, and whether it says anything. */
function isFilled({ core, descriptive }: RuleSubject, pointer: string): boolean {
  const [first, ...names] = pointer.slice(1).split('/');
  let at: unknown = first === 'descriptive' ? descriptive : member(core, first!);
  for (const name of names) at = member(at, name);
  return at !== undefined && at !== null && at !== '' && !(Array.isArray(at) && at.length === 0);
}

/** The places where a text carries markup. `path` is the way to `value`; it is put together only for what is found. */
function markedUp(value: unknown, path: string[], found: Place[], most: number): void {
  if (found.length >= most) return;
  if (typeof value === 'string') {
    // Nearly every text is without either; looking for the characters is much cheaper than the pattern.
    const mark = value.includes('<') || value.includes('&') ? MARKUP.exec(value) : null;
    if (mark) found.push({ field: `/${path.join('/')}`, detail: mark[0].slice(0, 40) });
  } else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) {
      path.push(name);
      markedUp((value as Record<string, unknown>)[name], path, found, most);
      path.pop();
    }
  }
}

/** Rules 6 and 9, and 12 on: elements that an item of its kind has to have. */
export const COMPLETENESS_CHECKS: Readonly<Record<string, RuleCheck>> = {
  FEE_WITHOUT_BASIS: ruleCheck(NO_PARAMS, (item) => {
    const { core, descriptive } = item;
    if (!charged(item) || descriptive.feeBasis !== undefined) return [];
    const based = new Set((descriptive.fees ?? []).filter(({ basis }) => basis !== undefined).map(({ feeCode }) => feeCode));
    return when(core.fees.length === 0 || core.fees.some(({ feeCode }) => !based.has(feeCode)));
  }),
  FEE_WITHOUT_ITEM: ruleCheck(NO_PARAMS, (item) => when(charged(item) && item.core.fees.length === 0)),
  FEE_WITHOUT_STANDARD: ruleCheck(NO_PARAMS, ({ core, descriptive: { fees = [] } }) => {
    const told = new Set(fees.filter(({ standard }) => standard !== undefined).map(({ feeCode }) => feeCode));
    return core.fees.flatMap(({ feeCode, name }, i) => (told.has(feeCode) ? [] : [{ field: `/fees/${i}`, detail: name }]));
  }),
  PAYMENT_NOT_TOLD: ruleCheck(NO_PARAMS, (item) => when(charged(item) && item.descriptive.extended?.onlinePayment === undefined)),

  AUDIENCE_WITHOUT_TOPIC: ruleCheck(
    z.strictObject({ except: CATEGORIES.default([]) }),
    ({ core: { audience, category }, descriptive: { extended } }, { except }) => {
      if (except.includes(category)) return [];
      const person = audience.includes('naturalPerson') && !extended?.personTopics?.length;
      const legalPerson = audience.some((key) => key !== 'naturalPerson') && !extended?.legalPersonTopics?.length;
      return [
        ...(person ? [{ field: '/descriptive/extended/personTopics' }] : []),
        ...(legalPerson ? [{ field: '/descriptive/extended/legalPersonTopics' }] : []),
      ];
    },
  ),

  QUESTIONS_MISSING: ruleCheck(
    z.strictObject({ categories: CATEGORIES, least: z.int().min(1).max(50) }),
    ({ core, descriptive: { faq } }, { categories, least }) =>
      when(categories.includes(core.category) && faq.length < least, `${faq.length}/${least}`),
  ),
  LINKS_MISSING: ruleCheck(
    z.strictObject({ categories: CATEGORIES, least: z.int().min(1).max(50), links: z.array(text(20)).max(20) }),
    ({ core, descriptive: { process } }, { categories, least, links }) => {
      if (!categories.includes(core.category)) return [];
      const absent = links.filter((name) => !process.some((row) => row.step.includes(name) || row.link.includes(name)));
      return [...when(process.length < least, `${process.length}/${least}`), ...when(absent.length > 0, absent.join('、'))].slice(0, 1);
    },
  ),

  MATERIAL_WITHOUT_FORM: ruleCheck(NO_PARAMS, ({ core, descriptive: { materials = [] } }) =>
    materials.flatMap(({ materialCode, source, blankForm }, i) => {
      const material = core.materials.find((m) => m.materialCode === materialCode);
      const self = material?.required === true && source === 'applicant' && material.name.includes('表');
      return self && blankForm === undefined ? [{ field: `/descriptive/materials/${i}/blankForm`, detail: material.name }] : [];
    }),
  ),

  ELEMENT_MISSING: ruleCheck(z.strictObject({ elements: z.array(RequiredElement).max(60) }), (item, { elements }) =>
    elements.flatMap((element) => {
      const { anyOf, except = [] } = typeof element === 'string' ? { anyOf: [element] } : element;
      if (except.includes(item.core.category) || anyOf.some((pointer) => isFilled(item, pointer))) return [];
      return [{ field: anyOf[0]! }];
    }),
  ),

  CATEGORY_PART_MISSING: ruleCheck(NO_PARAMS, ({ core, descriptive }) =>
    (Object.entries(CATEGORY_PARTS) as [keyof typeof CATEGORY_PARTS, string][]).flatMap(([part, category]) =>
      core.category === category && descriptive[part] === undefined ? [{ field: `/descriptive/${part}` }] : [],
    ),
  ),

  DEFAULTS_UNCONFIRMED: ruleCheck(NO_PARAMS, ({ descriptive: { defaulted } }) => when(defaulted.length > 0, defaulted.join('、'))),

  MARKUP_IN_TEXT: ruleCheck(z.strictObject({ most: z.int().min(1).max(100) }), ({ core, descriptive }, { most }) => {
    const found: Place[] = [];
    markedUp({ name: core.name, materials: core.materials, descriptive }, [], found, most);
    return found;
  }),
};
