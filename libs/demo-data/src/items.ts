import { basicOf, eitherForm, extendedOf, licenceOf } from './online-elements.js';
import { ORGANISATIONS, type DemoOrganisation } from './organisations.js';

const body = ({ orgCode, name, regionCode }: DemoOrganisation) => ({ orgCode, name, regionCode });
const workingDays = (value: number) => ({ value, unit: 'workingDay' as const });

const participant = (
  organisation: DemoOrganisation,
  visibleFields: readonly string[],
  more: { lead?: boolean; sharePercent?: number } = {},
) => ({
  orgCode: organisation.orgCode,
  name: organisation.name,
  lead: more.lead ?? false,
  stage: 1,
  sharePercent: more.sharePercent ?? 100,
  visibleFields: [...visibleFields],
});

/** 实施编码: credit code of the body, level 4 (县级), 基本编码. */
const codeOf = (organisation: DemoOrganisation, catalogueCode: string): string => `${organisation.orgCode}4${catalogueCode}`;

const link = (step: string, name: string, handler: string, limit: string) => ({ step, link: name, handler, limit });
const FIVE_LINKS = [
  link('受理', '收件与受理', '综合窗口', '1个工作日'),
  link('审查', '审核', '经办人', '5个工作日'),
  link('决定', '审批', '分管负责人', '2个工作日'),
  link('决定', '办结', '经办人', '1个工作日'),
  link('送达', '送达', '综合窗口', '1个工作日'),
];

const { haishuMarket, haishuEcology, haishuFire, haishuHealth, haishuHousing, haishuLabour } = ORGANISATIONS;

const jsonSchema = (title: string, properties: Record<string, object>, required: readonly string[]) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  type: 'object',
  properties,
  required: [...required],
  additionalProperties: false,
});
const text = (title: string, maxLength = 100) => ({ type: 'string', title, minLength: 1, maxLength });

/** (a) An enterprise's item that three departments approve at once; the lead combines their results. */
const cateringLicence = {
  itemCode: codeOf(haishuMarket, '330100757001'),
  name: '餐饮服务经营许可（联合审批）',
  category: '01',
  audience: ['enterprise'],
  implementingBody: body(haishuMarket),
  exerciseLevel: '4',
  acceptedBy: 'window',
  caseKind: 'promised',
  star: 4,
  participants: [
    participant(haishuMarket, ['/shopName', '/address', '/areaSquareMetres', '/seats', '/foodCategories', '/manager'], { lead: true }),
    participant(haishuEcology, ['/shopName', '/address', '/fumeTreatment', '/wasteWater'], { sharePercent: 60 }),
    participant(haishuFire, ['/shopName', '/address', '/areaSquareMetres', '/seats', '/exits'], { sharePercent: 60 }),
  ],
  limits: { promised: workingDays(10), statutory: workingDays(20) },
  fees: [{ feeCode: 'F01', name: '许可证工本费', timing: 'beforeDelivery', rule: { kind: 'fixed', amountFen: 1000 } }],
  materials: [
    { materialCode: 'M01', name: '食品经营许可申请书', required: true },
    { materialCode: 'M02', name: '经营场所平面图', required: true },
    { materialCode: 'M03', name: '油烟净化设施说明', required: true },
    { materialCode: 'M04', name: '消防设施检测报告', required: false },
  ],
  form: jsonSchema(
    '餐饮服务经营许可申请表',
    {
      shopName: text('店铺名称'),
      address: text('经营地址', 200),
      areaSquareMetres: { type: 'number', title: '经营面积（平方米）', exclusiveMinimum: 0, maximum: 100000 },
      seats: { type: 'integer', title: '餐位数', minimum: 0, maximum: 10000 },
      foodCategories: { type: 'array', title: '经营项目', items: text('经营项目', 40), minItems: 1, maxItems: 20 },
      manager: text('食品安全管理员', 40),
      fumeTreatment: text('油烟处理方式', 300),
      wasteWater: text('污水排放去向', 300),
      exits: { type: 'integer', title: '安全出口数', minimum: 1, maximum: 100 },
    },
    ['shopName', 'address', 'areaSquareMetres', 'seats', 'foodCategories', 'manager', 'fumeTreatment', 'wasteWater', 'exits'],
  ),
  guide: '# 餐饮服务经营许可（联合审批）\n\n一窗受理，市场监管、生态环境、消防三部门并联审批，由市场监管部门汇总办理结果。',
  resultKinds: ['licence'],
  deliveryKinds: ['window', 'courier', 'electronic'],
  descriptive: {
    conditions: ['申请人已取得营业执照', '有与经营规模相适应的场所和设施', '油烟、污水处理符合要求', '消防安全符合要求'],
    process: FIVE_LINKS,
    legalBasis: [{ name: '中华人民共和国食品安全法', documentNo: '主席令第二十一号', article: '第三十五条' }],
    feeBasis: '省级行政事业性收费目录（演示）',
    consultPhone: '0574-87000001',
    complaintPhone: '0574-87000002',
    address: '海曙区政务服务中心综合窗口',
    openingHours: '工作日 9:00-12:00，13:30-17:00',
    visits: 0,
    faq: [{ question: '三个部门要分别申请吗？', answer: '不需要，一次申请，部门之间并联办理。' }],
    localCodes: [{ scheme: 'zhejiangBase', code: '许可-00757-001' }],
    basic: basicOf('catering', ['window', 'desktop', 'mobile'], { charged: true, closingMode: 'licence' }),
    extended: extendedOf(['receipt', 'acceptance', 'handling', 'resultFeedback'], 'grade3', {
      onlinePayment: true,
      results: licenceOf('食品经营许可证', 'catering'),
    }),
    materials: eitherForm('M01', 'M02', 'M03', 'M04'),
    fees: [{ feeCode: 'F01', standard: '每证10元', reducible: false }],
  },
} as const;

/** (b) A person's item, accepted at any window of the city (就近办): filed in 余姚, handled in 海曙, once sent back for correction. */
const flexibleWorkSubsidy = {
  itemCode: codeOf(haishuLabour, '330500214003'),
  name: '灵活就业人员社会保险补贴',
  category: '05',
  audience: ['naturalPerson'],
  implementingBody: body(haishuLabour),
  exerciseLevel: '4',
  acceptedBy: 'window',
  caseKind: 'promised',
  star: 3,
  participants: [participant(haishuLabour, ['/employment', '/months', '/bankAccountTail'], { lead: true })],
  limits: { promised: workingDays(7), statutory: workingDays(15) },
  fees: [],
  materials: [
    { materialCode: 'M01', name: '灵活就业社会保险补贴申请表', required: true },
    { materialCode: 'M02', name: '缴费凭证', required: true },
  ],
  form: jsonSchema(
    '灵活就业社会保险补贴申请表',
    {
      employment: text('灵活就业形式'),
      months: { type: 'integer', title: '申请补贴月数', minimum: 1, maximum: 36 },
      bankAccountTail: { type: 'string', title: '收款账户末四位', pattern: '^[0-9]{4}$' },
    },
    ['employment', 'months', 'bankAccountTail'],
  ),
  guide: '# 灵活就业人员社会保险补贴\n\n可在全市任一综合窗口提交，由户籍所在区人力社保部门办理。',
  resultKinds: ['document'],
  deliveryKinds: ['window', 'electronic'],
  descriptive: {
    conditions: ['就业困难人员灵活就业并按时缴纳社会保险费'],
    process: FIVE_LINKS,
    consultPhone: '0574-87000011',
    complaintPhone: '0574-87000012',
    address: '全市各综合窗口',
    openingHours: '工作日 9:00-12:00，13:30-17:00',
    visits: 1,
    visitReason: '需当面核对身份和缴费凭证原件',
    basic: basicOf('subsidy', ['window', 'desktop', 'mobile']),
    extended: extendedOf(['receipt', 'resultFeedback'], 'grade2'),
  },
} as const;

/** (c) The department itself accepts: a pre-acceptance task comes first, in the shared workbench. */
const constructionPermit = {
  itemCode: codeOf(haishuHousing, '330100356000'),
  name: '建筑工程施工许可证核发',
  category: '01',
  audience: ['enterprise', 'publicInstitution'],
  implementingBody: body(haishuHousing),
  exerciseLevel: '4',
  acceptedBy: 'department',
  caseKind: 'promised',
  star: 4,
  participants: [participant(haishuHousing, ['/projectName', '/site', '/contractor', '/costYuan'], { lead: true })],
  limits: { promised: workingDays(3), statutory: workingDays(7) },
  fees: [],
  materials: [
    { materialCode: 'M01', name: '施工许可申请表', required: true },
    { materialCode: 'M02', name: '施工合同', required: true },
    { materialCode: 'M03', name: '质量安全监督手续', required: true },
  ],
  form: jsonSchema(
    '建筑工程施工许可申请表',
    {
      projectName: text('工程名称', 200),
      site: text('建设地址', 200),
      contractor: text('施工单位'),
      costYuan: { type: 'integer', title: '合同价款（元）', minimum: 1 },
    },
    ['projectName', 'site', 'contractor', 'costYuan'],
  ),
  guide: '# 建筑工程施工许可证核发\n\n由住房和城乡建设部门自行受理、审查和决定。',
  resultKinds: ['licence'],
  deliveryKinds: ['electronic', 'window'],
  descriptive: {
    conditions: ['已办理用地批准手续', '已确定施工单位', '有满足施工需要的资金安排和技术资料'],
    process: FIVE_LINKS,
    legalBasis: [{ name: '中华人民共和国建筑法', article: '第七条、第八条' }],
    consultPhone: '0574-87000021',
    complaintPhone: '0574-87000022',
    visits: 0,
    faq: [{ question: '施工许可证多久失效？', answer: '自领取之日起三个月内应当开工。' }],
    basic: basicOf('construction', ['window', 'desktop', 'mobile'], { closingMode: 'licence' }),
    extended: extendedOf(['receipt', 'acceptance', 'handling', 'resultFeedback'], 'grade3', {
      results: licenceOf('建筑工程施工许可证', 'construction'),
    }),
    materials: eitherForm('M01', 'M02', 'M03'),
  },
} as const;

/** (d) 即办件: decided at once. */
const birthRegistration = {
  itemCode: codeOf(haishuHealth, '332000118000'),
  name: '生育登记',
  category: '20',
  audience: ['naturalPerson'],
  implementingBody: body(haishuHealth),
  exerciseLevel: '4',
  acceptedBy: 'window',
  caseKind: 'immediate',
  star: 5,
  participants: [participant(haishuHealth, ['/expectedDate', '/childOrder'], { lead: true })],
  limits: { promised: workingDays(1), statutory: workingDays(5) },
  fees: [],
  materials: [],
  form: jsonSchema(
    '生育登记表',
    {
      expectedDate: { type: 'string', title: '预产期', format: 'date' },
      childOrder: { type: 'integer', title: '第几个子女', minimum: 1, maximum: 20 },
    },
    ['expectedDate', 'childOrder'],
  ),
  guide: '# 生育登记\n\n全程网办，即时办结。',
  resultKinds: ['document'],
  deliveryKinds: ['electronic'],
  descriptive: {
    conditions: ['夫妻一方户籍或现居住地在本区'],
    consultPhone: '0574-87000031',
    complaintPhone: '0574-87000032',
    visits: 0,
    basic: basicOf('birth', ['desktop', 'mobile'], { reviewMode: 'immediate' }),
    extended: extendedOf(['receipt', 'acceptance', 'handling', 'resultFeedback'], 'grade4'),
  },
} as const;

/** (e) A person pays twice: for the examination before acceptance, for the certificate before it is handed over. */
const equipmentOperator = {
  itemCode: codeOf(haishuMarket, '330100931002'),
  name: '特种设备作业人员资格认定',
  category: '01',
  audience: ['naturalPerson'],
  implementingBody: body(haishuMarket),
  exerciseLevel: '4',
  acceptedBy: 'window',
  caseKind: 'promised',
  star: 4,
  participants: [participant(haishuMarket, ['/job', '/examinedOn'], { lead: true })],
  limits: { promised: workingDays(5), statutory: workingDays(20) },
  fees: [
    { feeCode: 'F01', name: '考试费', timing: 'beforeAcceptance', rule: { kind: 'fixed', amountFen: 15000 } },
    { feeCode: 'F02', name: '证书工本费', timing: 'beforeDelivery', rule: { kind: 'fixed', amountFen: 1000 } },
  ],
  materials: [
    { materialCode: 'M01', name: '特种设备作业人员资格申请表', required: true },
    { materialCode: 'M02', name: '考试成绩单', required: true },
  ],
  form: jsonSchema(
    '特种设备作业人员资格申请表',
    { job: text('作业项目'), examinedOn: { type: 'string', title: '考试日期', format: 'date' } },
    ['job', 'examinedOn'],
  ),
  guide: '# 特种设备作业人员资格认定\n\n考试合格后申请，考试费在受理前缴纳，证书工本费在领证前缴纳。不予受理或撤回的，退还考试费。',
  resultKinds: ['licence'],
  deliveryKinds: ['window', 'courier', 'electronic'],
  descriptive: {
    conditions: ['年满 18 周岁', '考试成绩合格'],
    process: FIVE_LINKS,
    legalBasis: [{ name: '中华人民共和国特种设备安全法', documentNo: '主席令第四号', article: '第十四条' }],
    feeBasis: '省级行政事业性收费目录（演示）',
    consultPhone: '0574-87000041',
    complaintPhone: '0574-87000042',
    visits: 0,
    faq: [{ question: '考试不合格可以补考吗？', answer: '可以，一年内可以补考一次。' }],
    basic: basicOf('operator', ['window', 'desktop', 'mobile'], { charged: true, closingMode: 'licence' }),
    extended: extendedOf(['receipt', 'acceptance', 'handling', 'resultFeedback'], 'grade3', {
      onlinePayment: true,
      results: licenceOf('特种设备作业人员证', 'operator'),
    }),
    materials: eitherForm('M01', 'M02'),
    fees: [
      { feeCode: 'F01', standard: '每人次150元', reducible: false },
      { feeCode: 'F02', standard: '每证10元', reducible: false },
    ],
  },
} as const;

/** 事项 — the items of the demonstration: each is the body of `POST /api/v1/items`, and is then published. */
export const ITEMS = { cateringLicence, flexibleWorkSubsidy, constructionPermit, birthRegistration, equipmentOperator } as const;
export type DemoItemKey = keyof typeof ITEMS;
