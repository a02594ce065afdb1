import { isApplied, type Making } from './city-item.js';

type Field = Record<string, unknown>;

const layout = (section: string, columns: number, widget?: string): Field => ({
  'x-layout': { section, columns, ...(widget !== undefined && { widget }) },
});
const text = (title: string, maxLength: number, more: Field = {}): Field => ({ type: 'string', title, minLength: 1, maxLength, ...more });
const choice = (title: string, options: readonly string[], more: Field = {}): Field => ({
  type: 'string',
  title,
  enum: [...options],
  ...more,
});

const ACCOUNT: Readonly<Record<string, Field>> = {
  bank: text('开户银行', 60, layout('收款信息', 6)),
  accountName: text('账户名', 60, layout('收款信息', 6)),
  accountNo: { type: 'string', title: '收款账号', pattern: '^[0-9]{12,24}$', ...layout('收款信息', 12) },
};

/** What the matter itself asks for, by category. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  '01': {
    place: { $ref: 'urn:yiwang:form-group:address:1', title: '经营（活动）场所' },
    scope: text('申请许可的内容', 500, layout('申请事项', 12, 'textarea')),
    from: { type: 'string', title: '拟开始日期', format: 'date', ...layout('申请事项', 6, 'date') },
  },
  '05': { circumstances: text('困难或者享受待遇的情形', 500, layout('申请事项', 12, 'textarea')), ...ACCOUNT },
  '07': {
    matter: text('申请确认的事项', 500, layout('申请事项', 12, 'textarea')),
    happenedOn: { type: 'string', title: '事实发生日期', format: 'date', ...layout('申请事项', 6, 'date') },
  },
  '08': { deeds: text('主要事迹或者业绩', 2000, layout('申报内容', 12, 'textarea')), ...ACCOUNT },
  '09': {
    respondent: text('被申请人', 100, layout('争议双方', 6)),
    claim: text('裁决请求', 1000, layout('争议内容', 12, 'textarea')),
    facts: text('事实和理由', 4000, layout('争议内容', 12, 'textarea')),
  },
  '10': {
    project: text('项目（事项）名称', 200, layout('申请事项', 12)),
    summary: text('基本情况', 1000, layout('申请事项', 12, 'textarea')),
  },
  '20': { request: text('办理内容', 500, layout('申请事项', 12, 'textarea')) },
};
/** 依职权: what the officer writes down who begins the case. */
const OFFICE_FIELDS: Readonly<Record<string, Field>> = {
  party: text('当事人（检查对象）', 100, layout('基本情况', 12)),
  source: choice('线索来源', ['日常检查', '双随机抽查', '投诉举报', '上级交办', '部门移送'], layout('基本情况', 6, 'select')),
  facts: text('基本事实', 2000, layout('基本情况', 12, 'textarea')),
  foundOn: { type: 'string', title: '发现日期', format: 'date', ...layout('基本情况', 6, 'date') },
};

/** The applicant as a group of the library; whoever may be either is one of both. */
function applicantOf(person: boolean, others: boolean): Field {
  const [natural, legal] = [{ $ref: 'urn:yiwang:form-group:person:1' }, { $ref: 'urn:yiwang:form-group:enterprise:1' }];
  if (person && others) return { title: '申请人', anyOf: [natural, legal] };
  return { title: '申请人', ...(person ? natural : legal) };
}

/** 电子表单, JSON Schema 2020-12 with the library's groups, layout hints and sources. */
export function formOf(making: Making): Record<string, unknown> {
  let properties: Record<string, Field> = OFFICE_FIELDS;
  let title = `${making.name}案件登记表`;
  if (isApplied(making)) {
    const { row } = making;
    const applicant = applicantOf(
      row.audience.includes('naturalPerson'),
      row.audience.some((each) => each !== 'naturalPerson'),
    );
    const delivery = choice('结果送达方式', ['窗口领取', '邮寄送达', '电子送达'], layout('其他', 6, 'radio'));
    properties = { applicant, ...FIELDS[row.category], delivery };
    title = `${making.name}申请表`;
  } else if (making.row.kind === 'levy') {
    properties = {
      applicant: applicantOf(making.row.audience.includes('naturalPerson'), true),
      period: { type: 'string', title: '费款所属期', pattern: '^[0-9]{4}-[0-9]{2}$', ...layout('申报内容', 6) },
      base: { type: 'number', title: '计征依据', exclusiveMinimum: 0, ...layout('申报内容', 6, 'number') },
    };
    title = `${making.name}申报表`;
  }
  const required = Object.keys(properties).filter((name) => !OPTIONAL.has(name));
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return { $schema, title, type: 'object', properties, required, additionalProperties: false };
}

const OPTIONAL = new Set(['from', 'happenedOn', 'foundOn', 'delivery']);

/** JSON pointers of all fields: the department that decides sees all of them. */
export const fieldsOf = (form: Record<string, unknown>): string[] => Object.keys(form['properties'] as object).map((name) => `/${name}`);
