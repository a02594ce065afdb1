import { ORGANISATIONS, type DemoOrganisation } from './organisations.js';
import { POSTS, type DemoPost } from './posts.js';

/** One password for every demonstration account. Development only: the seed is refused in production. */
export const DEMO_PASSWORD = 'Yiwang-demo-2026';

interface DemoLogin {
  /** Account id: the `sub` of its tokens and the actor id of its acts. Fixed, so that a seed can be repeated. */
  id: string;
  login: string;
  name: string;
}

/** 自然人. */
export interface DemoPerson extends DemoLogin {
  kind: 'person';
  /** 公民身份号码, constructed, valid by GB 11643. */
  idNumber: string;
  mobile: string;
  /** 实名等级 1 none, 2 basic, 3 high. */
  realNameLevel: 1 | 2 | 3;
}

/** 法人 — an enterprise's account in the hands of one agent (经办人); rights are bound to the account, never to the credit code. */
export interface DemoLegalPerson extends DemoLogin {
  kind: 'legalPerson';
  uscc: string;
  companyName: string;
  agentIdNumber: string;
  mobile: string;
  /** Counted the other way round than for persons: 1 certificate, 2 on site, 3 online, 4 not verified. */
  realNameLevel: 1 | 2 | 3 | 4;
}

export interface DemoOfficer extends DemoLogin {
  kind: 'officer';
  mobile: string;
  organisation: DemoOrganisation;
  post: DemoPost;
}

export const PERSONS = {
  wangXiaoming: {
    kind: 'person',
    id: '01900000-0000-7000-8000-000000000101',
    login: 'wangxiaoming',
    name: '王小明',
    idNumber: '330203199003073211',
    mobile: '13700000050',
    realNameLevel: 3,
  },
  chenJing: {
    kind: 'person',
    id: '01900000-0000-7000-8000-000000000102',
    login: 'chenjing',
    name: '陈静',
    idNumber: '330281198805124628',
    mobile: '13700000051',
    realNameLevel: 3,
  },
  /** Not real-name verified: may look, may not file. */
  luYi: {
    kind: 'person',
    id: '01900000-0000-7000-8000-000000000103',
    login: 'luyi',
    name: '陆一',
    idNumber: '330203200110231188',
    mobile: '13700000052',
    realNameLevel: 1,
  },
  /** 法定代表人 of the enterprises of the demonstration. */
  fangDongcheng: {
    kind: 'person',
    id: '01900000-0000-7000-8000-000000000104',
    login: 'fangdongcheng',
    name: '方东成',
    idNumber: '330203197804115638',
    mobile: '13700000053',
    realNameLevel: 3,
  },
  /** Acts for an enterprise too (经办人), in one matter only. */
  ruanJie: {
    kind: 'person',
    id: '01900000-0000-7000-8000-000000000105',
    login: 'ruanjie',
    name: '阮洁',
    idNumber: '330203199506224827',
    mobile: '13700000054',
    realNameLevel: 3,
  },
} as const satisfies Record<string, DemoPerson>;

export const LEGAL_PERSONS = {
  yongjiangFood: {
    kind: 'legalPerson',
    id: '01900000-0000-7000-8000-000000000201',
    login: 'yongjiang',
    name: '李经办',
    uscc: '91330203MA2B10014T',
    companyName: '宁波甬江餐饮管理有限公司（演示）',
    agentIdNumber: '330281198805124628',
    mobile: '13700000060',
    realNameLevel: 2,
  },
  yuehuTrade: {
    kind: 'legalPerson',
    id: '01900000-0000-7000-8000-000000000202',
    login: 'yuehu',
    name: '周经办',
    uscc: '91330203MA2B10022M',
    companyName: '宁波月湖商贸有限公司（演示）',
    agentIdNumber: '330203200110231188',
    mobile: '13700000061',
    realNameLevel: 2,
  },
} as const satisfies Record<string, DemoLegalPerson>;

const officer = (serial: number, login: string, name: string, organisation: DemoOrganisation, post: DemoPost): DemoOfficer => ({
  kind: 'officer',
  id: `01900000-0000-7000-8000-000000000${serial}`,
  login,
  name,
  mobile: `13700000${serial}`,
  organisation,
  post,
});

export const OFFICERS = {
  yuyaoClerk: officer(301, 'clerk.yuyao', '余窗口', ORGANISATIONS.yuyaoService, POSTS.windowClerk),
  haishuClerk: officer(302, 'clerk.haishu', '海窗口', ORGANISATIONS.haishuService, POSTS.windowClerk),
  marketHandler: officer(303, 'market.haishu', '施审批', ORGANISATIONS.haishuMarket, POSTS.handler),
  ecologyHandler: officer(304, 'ecology.haishu', '盛审批', ORGANISATIONS.haishuEcology, POSTS.handler),
  fireHandler: officer(305, 'fire.haishu', '萧审批', ORGANISATIONS.haishuFire, POSTS.handler),
  housingHandler: officer(306, 'housing.haishu', '祝审批', ORGANISATIONS.haishuHousing, POSTS.handler),
  labourHandler: officer(307, 'labour.haishu', '任审批', ORGANISATIONS.haishuLabour, POSTS.handler),
  healthHandler: officer(308, 'health.haishu', '魏审批', ORGANISATIONS.haishuHealth, POSTS.handler),
  cityMarketHandler: officer(323, 'market.ningbo', '石审批', ORGANISATIONS.ningboMarket, POSTS.handler),
  supervisor: officer(309, 'supervisor.haishu', '简监察', ORGANISATIONS.haishuSupervision, POSTS.supervisor),
  operator: officer(310, 'operator.ningbo', '云运维', ORGANISATIONS.ningboBigData, POSTS.operator),
  securityAdministrator: officer(324, 'security.ningbo', '安全员', ORGANISATIONS.ningboBigData, POSTS.securityAdministrator),
  auditAdministrator: officer(325, 'audit.ningbo', '申计员', ORGANISATIONS.ningboBigData, POSTS.auditAdministrator),
  integrator: officer(322, 'systems.ningbo', '向接入', ORGANISATIONS.ningboBigData, POSTS.integrator),
  itemManager: officer(311, 'items.haishu', '卞事项', ORGANISATIONS.haishuStaffing, POSTS.itemManager),
  itemEditor: officer(313, 'editor.haishu', '毕编制', ORGANISATIONS.haishuMarket, POSTS.itemEditor),
  itemReviewer: officer(314, 'staffing.haishu', '边审核', ORGANISATIONS.haishuStaffing, POSTS.itemReviewer),
  legalReviewer: officer(315, 'justice.haishu', '法审查', ORGANISATIONS.haishuJustice, POSTS.legalReviewer),
  /** Of the whole city, the bodies of its districts included. */
  cityItemManager: officer(316, 'items.ningbo', '程事项', ORGANISATIONS.ningboStaffing, POSTS.itemManager),
  cityItemEditor: officer(317, 'drafts.ningbo', '边起草', ORGANISATIONS.ningboStaffing, POSTS.itemManager),
  windowManager: officer(318, 'windows.haishu', '窦管窗', ORGANISATIONS.haishuService, POSTS.windowManager),
  /** Sees the windows of the whole province. */
  provinceClerk: officer(321, 'halls.zhejiang', '郑厅窗', ORGANISATIONS.zhejiangBigData, POSTS.windowClerk),
  /** Two, since nobody approves a destruction that he proposed. */
  archivist: officer(319, 'archive.haishu', '党档案', ORGANISATIONS.haishuService, POSTS.archivist),
  chiefArchivist: officer(320, 'archive.chief', '管档案', ORGANISATIONS.haishuService, POSTS.archivist),
  evaluationManager: officer(312, 'reviews.haishu', '平评价', ORGANISATIONS.haishuService, POSTS.evaluationManager),
} as const satisfies Record<string, DemoOfficer>;
