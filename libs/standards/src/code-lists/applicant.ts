import { codeList, codeMapping, type CodeMapping } from './code-list.js';

/** 申请人类型, with the codes of Zhejiang's 前置库. */
export const applicantTypes = codeList('申请人类型', '浙江前置库', [
  { key: 'person', code: '0', zh: '个人', en: 'person' },
  { key: 'enterprise', code: '1', zh: '企业', en: 'enterprise' },
  { key: 'otherOrganisation', code: '2', zh: '非企业', en: 'organisation other than an enterprise' },
]);
export type ApplicantType = (typeof applicantTypes)['entries'][number]['key'];

/** userProp of the evaluation feed: 1 person, 2 legal person. It cannot tell kinds of organisations apart and reads 2 as enterprise. */
export const feedApplicantType = {
  source: '浙江好差评 userProp',
  encode: (type: ApplicantType): '1' | '2' => (type === 'person' ? '1' : '2'),
  decode: codeMapping<ApplicantType>('浙江好差评 userProp', [
    ['1', 'person'],
    ['2', 'enterprise'],
  ]).decode,
};

/**
 * 身份证件类型 (GA/T 2000.156, 3 digits). `verified` rows were read in an exchange standard; the others are general knowledge of the same
 * table: check them before a real exchange.
 */
export const idDocumentTypes = codeList('证件类型', 'GA/T 2000.156', [
  { key: 'uscc', code: '001', zh: '统一社会信用代码', en: 'unified social credit code', verified: true },
  { key: 'citizenId', code: '111', zh: '居民身份证', en: 'citizen identity card', verified: true },
  { key: 'temporaryCitizenId', code: '112', zh: '临时居民身份证', en: 'temporary citizen identity card', verified: false },
  { key: 'householdRegister', code: '113', zh: '户口簿', en: 'household register', verified: false },
  { key: 'officerCard', code: '114', zh: '中国人民解放军军官证', en: 'military officer card', verified: false },
  { key: 'armedPoliceCard', code: '115', zh: '中国人民武装警察部队警官证', en: 'armed police officer card', verified: false },
  { key: 'passport', code: '414', zh: '普通护照', en: 'ordinary passport', verified: true },
  { key: 'taiwanPermit', code: '511', zh: '台湾居民来往大陆通行证', en: 'mainland travel permit for Taiwan residents', verified: true },
  {
    key: 'hongKongMacauPermit',
    code: '516',
    zh: '港澳居民来往内地通行证',
    en: 'mainland travel permit for Hong Kong and Macau residents',
    verified: false,
  },
  { key: 'foreignResident', code: '553', zh: '外国人永久居留身份证', en: 'foreign permanent resident card', verified: false },
  { key: 'other', code: '999', zh: '其他', en: 'other', verified: true },
]);
export type IdDocumentType = (typeof idDocumentTypes)['entries'][number]['key'];

/** idtype of Zhejiang's personal single sign-on. */
export const zhejiangSsoIdType = codeMapping<IdDocumentType>('浙江个人单点登录 idtype', [
  ['1', 'citizenId'],
  ['2', 'passport'],
  ['3', 'officerCard'],
  ['4', 'hongKongMacauPermit'],
  ['5', 'taiwanPermit'],
  ['6', 'foreignResident'],
]);

/** OrgType of Zhejiang's legal-person sign-on. */
export const legalPersonKinds = codeList('法人类型', '浙江法人单点登录 OrgType', [
  { key: 'enterpriseLegal', code: '1', zh: '企业法人', en: 'enterprise legal person' },
  { key: 'otherLegal', code: '2', zh: '非企业法人', en: 'legal person other than an enterprise' },
  { key: 'nonLegal', code: '3', zh: '非法人', en: 'organisation without legal personality' },
]);
export type LegalPersonKind = (typeof legalPersonKinds)['entries'][number]['key'];

/**
 * 实名等级 in one neutral order, weakest first. The two sign-ons count in opposite directions (a person's 3 and a legal person's 1 are
 * the strongest), so raw numbers must never be compared: decode at the edge, then use `meetsRealNameLevel`.
 */
export const REAL_NAME_LEVELS = ['none', 'basic', 'verified', 'strong'] as const;
export type RealNameLevel = (typeof REAL_NAME_LEVELS)[number];

/** authlevel of the personal sign-on: 1 非实名, 2 初级实名, 3 高级实名 (face, bank-grade or window). It knows no `verified`. */
export const personRealNameLevel = codeMapping<RealNameLevel>('浙江个人单点登录 authlevel', [
  ['1', 'none'],
  ['2', 'basic'],
  ['3', 'strong'],
]);

/** realLevel of the legal-person sign-on: 1 证书, 2 现场, 3 在线, 4 非实名. */
export const legalPersonRealNameLevel = codeMapping<RealNameLevel>('浙江法人单点登录 realLevel', [
  ['1', 'strong'],
  ['2', 'verified'],
  ['3', 'basic'],
  ['4', 'none'],
]);

/** The code of the strongest level that the source can say and that is not above `level`: nobody is told of as stronger than he is. */
export function realNameLevelCode(source: CodeMapping<RealNameLevel>, level: RealNameLevel): string {
  const sayable = REAL_NAME_LEVELS.slice(0, REAL_NAME_LEVELS.indexOf(level) + 1).map((each) => source.encode(each));
  return sayable.findLast((code) => code !== undefined)!;
}

/** Whether `actual` is at least as strong as `required`. */
export const meetsRealNameLevel = (actual: RealNameLevel, required: RealNameLevel): boolean =>
  REAL_NAME_LEVELS.indexOf(actual) >= REAL_NAME_LEVELS.indexOf(required);
