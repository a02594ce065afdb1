import { LEGAL_PERSONS, PERSONS, type DemoPerson } from './accounts.js';
import { ITEMS } from './items.js';

/** 市场主体 as the register of enterprises has it. */
export interface DemoEnterprise {
  uscc: string;
  companyName: string;
  /** 1 企业法人, 2 非企业法人, 3 非法人. */
  orgType: 1 | 2 | 3;
  /** 法定代表人. */
  representative: DemoPerson;
  /** His account for it; none where he has not registered it with the platform yet. */
  representativeAccountId?: string;
}

/** 法人授权 — by which an agent (经办人) acts for an enterprise. */
export interface DemoAuthorisation {
  id: string;
  enterprise: DemoEnterprise;
  /** Who logs in, and the account by which he acts for the enterprise. */
  agentUserId: string;
  accountId: string;
  /** Codes of the items (事项); undefined for whatever the enterprise itself may do. */
  items?: readonly string[];
}

export const ENTERPRISES = {
  yongjiangFood: {
    uscc: LEGAL_PERSONS.yongjiangFood.uscc,
    companyName: LEGAL_PERSONS.yongjiangFood.companyName,
    orgType: 1,
    representative: PERSONS.fangDongcheng,
    representativeAccountId: '01900000-0000-7000-8000-000000000211',
  },
  yuehuTrade: {
    uscc: LEGAL_PERSONS.yuehuTrade.uscc,
    companyName: LEGAL_PERSONS.yuehuTrade.companyName,
    orgType: 1,
    representative: PERSONS.fangDongcheng,
    representativeAccountId: '01900000-0000-7000-8000-000000000212',
  },
  /** Stands in the register, and nobody has registered it with the platform. */
  dongqianTravel: {
    uscc: '91330203MA2B10030G',
    companyName: '宁波东钱旅游有限公司（演示）',
    orgType: 1,
    representative: PERSONS.wangXiaoming,
  },
} as const satisfies Record<string, DemoEnterprise>;

export const AUTHORISATIONS = {
  /** Two agents of one enterprise: one for everything, the other for one item. */
  yongjiangFood: {
    id: '01900000-0000-7000-8000-000000000401',
    enterprise: ENTERPRISES.yongjiangFood,
    agentUserId: LEGAL_PERSONS.yongjiangFood.id,
    accountId: LEGAL_PERSONS.yongjiangFood.id,
  },
  ruanJie: {
    id: '01900000-0000-7000-8000-000000000402',
    enterprise: ENTERPRISES.yongjiangFood,
    agentUserId: PERSONS.ruanJie.id,
    accountId: '01900000-0000-7000-8000-000000000213',
    items: [ITEMS.cateringLicence.itemCode],
  },
  yuehuTrade: {
    id: '01900000-0000-7000-8000-000000000403',
    enterprise: ENTERPRISES.yuehuTrade,
    agentUserId: LEGAL_PERSONS.yuehuTrade.id,
    accountId: LEGAL_PERSONS.yuehuTrade.id,
  },
} as const satisfies Record<string, DemoAuthorisation>;
