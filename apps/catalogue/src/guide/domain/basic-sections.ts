import {
  applicationChannels,
  audiences,
  bodyKinds,
  crossRegionScopes,
  exerciseLevels,
  handlingModes,
  itemCategories,
  onlineDepths,
  onlineGrades,
  powerSources,
  specialProcedures,
} from '@yiwang/standards';
import { closingModes, reviewModes } from '../../item/domain/elements/basic.js';
import type { GuideItem } from './guide-item.js';
import type { GuideSection } from './guide.js';
import { day, facts, joined, limitText, link, named, table, word, words, yesNo } from './wording.js';

const SCHEMES: Readonly<Record<string, string>> = {
  zhejiangBase: '浙江权力基本码',
  zhejiangInner: '浙江权力内部编码',
  sichuan: '四川事项编码',
  sichuanGroup: '四川事项分组',
};

/** 基本信息. */
export function basicSections(item: GuideItem): GuideSection[] {
  const { descriptive: d, implementingBody, participants, validity } = item;
  const { basic = {} } = d;
  return facts('basic', '基本信息', [
    ['事项名称', item.name],
    ['实施编码', item.itemCode],
    ['基本编码', item.catalogueCode],
    ...d.localCodes.map(({ scheme, code }) => [SCHEMES[scheme] ?? `地方编码（${scheme}）`, code] as const),
    ['事项类型', named(itemCategories, item.category)],
    ['事项版本', String(item.version)],
    ['星级', item.star === 0 ? undefined : `${item.star}星`],
    ['实施主体', implementingBody.name],
    ['统一社会信用代码', implementingBody.orgCode],
    ['实施主体性质', word(bodyKinds, basic.bodyKind)],
    ['委托部门', basic.entrustedBy],
    ['行使层级', named(exerciseLevels, item.exerciseLevel)],
    ['权力来源', word(powerSources, basic.powerSource)],
    ['服务对象', words(audiences, item.audience)],
    ['办件类型', item.caseKind === 'immediate' ? '即办件' : '承诺件'],
    ['办理形式', words(applicationChannels, basic.channels)],
    ['办理方式', word(handlingModes, basic.handlingMode)],
    ['审查类型', word(reviewModes, basic.reviewMode)],
    ['办结方式', word(closingModes, basic.closingMode)],
    ['受理主体', item.acceptedBy === 'window' ? '综合窗口' : '实施主体'],
    ['办理部门', participants.length > 1 ? joined(participants.map(({ name, lead }) => (lead ? `${name}（牵头）` : name))) : undefined],
    ['生效日期', day(validity.from)],
    ['取消日期', day(validity.to)],
  ]);
}

/** 办理时限 and 特别程序. */
export function limitSections({ limits, descriptive: { basic = {} } }: GuideItem): GuideSection[] {
  return [
    ...facts('limits', '办理时限', [
      ['法定办结时限', limitText(limits.statutory)],
      ['法定办结时限说明', basic.statutoryLimitNote],
      ['承诺办结时限', limitText(limits.promised)],
      ['承诺办结时限说明', basic.promisedLimitNote],
    ]),
    ...table(
      'specialProcedures',
      '特别程序',
      ['名称', '种类', '时限', '依据'],
      (basic.specialProcedures ?? []).map((each) => [
        each.name,
        word(specialProcedures, each.kind),
        each.limit && limitText(each.limit),
        each.basis,
      ]),
    ),
  ];
}

const flag = (value: boolean | undefined, singleSignOn: string): string | undefined => (value ? singleSignOn : undefined);

/** 办理渠道: where and how. */
export function placeSections({ descriptive: d, deliveryKinds }: GuideItem): GuideSection[] {
  const { basic = {}, extended = {} } = d;
  const deliveries = { window: '窗口领取', courier: '邮寄', electronic: '网上获取' };
  return facts('place', '办理渠道', [
    ['办理地点', d.address],
    ['办理时间', d.openingHours],
    ['到办事现场次数', d.visits === undefined ? undefined : `${d.visits}次`],
    ['必须现场办理原因', d.visitReason],
    ['进驻政务大厅', yesNo(extended.inServiceHall)],
    ['网上办理', yesNo(extended.online)],
    ['网上办理深度', words(onlineDepths, extended.onlineDepths)],
    ['网办级别', word(onlineGrades, extended.onlineGrade)],
    ['网办地址', link(extended.onlineUrl)],
    ['电脑端办理地址', link(basic.desktop?.url)],
    ['电脑端单点登录', flag(basic.desktop?.singleSignOn, '支持')],
    ['移动端办理地址', link(basic.mobile?.url)],
    ['移动端单点登录', flag(basic.mobile?.singleSignOn, '支持')],
    ['通办范围', words(crossRegionScopes, extended.crossRegion)],
    ['物流快递', yesNo(extended.courier)],
    ['预约办理', yesNo(extended.booking)],
    ['自助终端办理', yesNo(extended.selfService)],
    ['结果领取方式', joined(deliveryKinds.map((kind) => deliveries[kind]))],
    ['乡镇（街道）代码', joined(extended.townCodes)],
    ['村（社区）代码', joined(extended.villageCodes)],
  ]);
}

/** 咨询与监督. */
export function contactSections({ descriptive: d }: GuideItem): GuideSection[] {
  return facts('contact', '咨询与监督', [
    ['咨询电话', d.consultPhone],
    ['咨询方式', d.basic?.consultation],
    ['监督投诉电话', d.complaintPhone],
    ['监督投诉方式', d.basic?.complaints],
  ]);
}
