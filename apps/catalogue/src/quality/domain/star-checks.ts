import { applicationChannels, hasApplicant, itemCategories, onlineDepths, onlineGrades } from '@yiwang/standards';
import { z } from 'zod';
import { keyOf, keysOf } from '../../item/domain/elements/text.js';
import type { RuleSubject } from './quality-rule.js';
import type { Finding } from './star-criterion.js';

const DELIVERY = { window: '窗口领取', courier: '邮寄', electronic: '电子送达' } as const;
const NOT_TOLD = '未填写';
const yesNo = (flag: boolean | undefined): string => (flag === undefined ? NOT_TOLD : flag ? '是' : '否');
const names = (all: readonly string[]): string => (all.length === 0 ? NOT_TOLD : all.join('、'));

/** One check: the shape of its params, and what looks at an item. */
export interface StarCheck {
  params: z.ZodType;
  /** @throws ZodError when the params are not of the check's shape */
  bind(params: unknown): (item: RuleSubject) => Finding;
}
const check = <T>(params: z.ZodType<T>, look: (item: RuleSubject, params: T) => Finding): StarCheck => ({
  params,
  bind: (raw) => {
    const parsed = params.parse(raw);
    return (item) => look(item, parsed);
  },
});
const NO_PARAMS = z.strictObject({});

/** Every check there is, by name. An element that is not filled in supports nothing. */
export const STAR_CHECKS: Readonly<Record<string, StarCheck>> = {
  /** Only what is applied for is filed at all: 处罚、强制、检查 start with the authority. */
  APPLIED_FOR: check(NO_PARAMS, ({ core: { category } }) => {
    const known = itemCategories.parse(category);
    return { met: !known.ok || hasApplicant(known.value.key), field: '/category', found: known.ok ? known.value.zh : category };
  }),

  UNIFIED_LOGIN: check(NO_PARAMS, ({ descriptive: { basic } }) => {
    const entries = [basic?.desktop, basic?.mobile].filter((entry) => entry !== undefined);
    const met = entries.some((entry) => entry.singleSignOn);
    return { met, field: '/descriptive/basic/desktop', found: entries.length === 0 ? NOT_TOLD : met ? '单点登录' : '需另行登录' };
  }),

  CHANNEL_OFFERED: check(z.strictObject({ anyOf: keysOf(applicationChannels).min(1) }), ({ descriptive: { basic } }, { anyOf }) => {
    const channels = basic?.channels ?? [];
    const found = names(channels.map((key) => applicationChannels.of(key).zh));
    return { met: channels.some((key) => anyOf.includes(key)), field: '/descriptive/basic/channels', found };
  }),

  DEPTH_REACHED: check(z.strictObject({ anyOf: keysOf(onlineDepths).min(1) }), ({ descriptive: { extended } }, { anyOf }) => {
    const depths = extended?.onlineDepths ?? [];
    const found = names(depths.map((key) => onlineDepths.of(key).zh));
    return { met: depths.some((key) => anyOf.includes(key)), field: '/descriptive/extended/onlineDepths', found };
  }),

  NO_PAPER_FIRST: check(NO_PARAMS, ({ core, descriptive: { materials = [] } }) => {
    const electronic = new Set(materials.filter(({ form }) => form === 'electronic' || form === 'either').map((m) => m.materialCode));
    const paper = core.materials.filter(({ materialCode, required }) => required && !electronic.has(materialCode)).map((m) => m.name);
    return { met: paper.length === 0, field: '/descriptive/materials', found: paper.length === 0 ? '均可提交电子件' : names(paper) };
  }),

  VISITS_AT_MOST: check(z.strictObject({ most: z.int().min(0).max(9) }), ({ descriptive: { visits } }, { most }) => ({
    met: visits !== undefined && visits <= most,
    field: '/descriptive/visits',
    found: visits === undefined ? NOT_TOLD : `${visits}次`,
  })),

  GRADE_REACHED: check(z.strictObject({ grade: keyOf(onlineGrades) }), ({ descriptive: { extended } }, { grade }) => {
    const reached = extended?.onlineGrade;
    const met = reached !== undefined && onlineGrades.keys.indexOf(reached) >= onlineGrades.keys.indexOf(grade);
    return { met, field: '/descriptive/extended/onlineGrade', found: reached === undefined ? NOT_TOLD : onlineGrades.of(reached).zh };
  }),

  DELIVERED_WITHOUT_VISIT: check(NO_PARAMS, ({ core: { deliveryKinds } }) => ({
    met: deliveryKinds.some((kind) => kind !== 'window'),
    field: '/deliveryKinds',
    found: names(deliveryKinds.map((kind) => DELIVERY[kind])),
  })),

  PAID_ONLINE: check(NO_PARAMS, ({ core: { fees }, descriptive: { extended } }) => ({
    met: fees.length === 0 || extended?.onlinePayment === true,
    field: '/descriptive/extended/onlinePayment',
    found: fees.length === 0 ? '不收费' : yesNo(extended?.onlinePayment),
  })),
};
