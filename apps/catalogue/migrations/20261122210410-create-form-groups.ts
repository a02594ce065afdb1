import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepAppendOnly } from '@yiwang/persistence';

const MIGRATION = 'migration';

const ADDRESS = {
  type: 'object',
  title: '地址',
  properties: {
    regionCode: {
      type: 'string',
      title: '行政区划',
      pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$',
      'x-layout': { widget: 'region', columns: 6 },
    },
    detail: { type: 'string', title: '详细地址', minLength: 2, maxLength: 200, 'x-layout': { widget: 'text', columns: 12 } },
    postcode: { type: 'string', title: '邮政编码', pattern: '^\\d{6}$', 'x-layout': { widget: 'text', columns: 6 } },
  },
  required: ['regionCode', 'detail'],
  additionalProperties: false,
};

const ID_TYPES = [
  ['citizenId', '居民身份证'],
  ['passport', '普通护照'],
  ['taiwanPermit', '台湾居民来往大陆通行证'],
  ['hongKongMacauPermit', '港澳居民来往内地通行证'],
  ['foreignResident', '外国人永久居留身份证'],
  ['other', '其他'],
].map(([value, title]) => ({ const: value, title }));

const account = (field: string): object => ({ from: 'account', field });

const PERSON = {
  type: 'object',
  title: '个人信息',
  properties: {
    name: { type: 'string', title: '姓名', minLength: 1, maxLength: 100, 'x-source': account('name') },
    idType: { type: 'string', title: '证件类型', oneOf: ID_TYPES, 'x-source': account('idType'), 'x-layout': { widget: 'select' } },
    idNumber: { type: 'string', title: '证件号码', minLength: 1, maxLength: 40, 'x-source': account('idNumber') },
    mobile: { type: 'string', title: '手机号码', pattern: '^1\\d{10}$', 'x-source': account('mobile') },
    address: { $ref: 'urn:yiwang:form-group:address:1', title: '联系地址' },
  },
  required: ['name', 'idType', 'idNumber', 'mobile'],
  if: { properties: { idType: { const: 'citizenId' } }, required: ['idType'] },
  then: { properties: { idNumber: { pattern: '^\\d{17}[\\dX]$' } } },
  additionalProperties: false,
};

const licence = (field: string): object => ({ from: 'licence', licence: '营业执照', field });

const ENTERPRISE = {
  type: 'object',
  title: '企业信息',
  properties: {
    name: { type: 'string', title: '企业名称', minLength: 1, maxLength: 200, 'x-source': account('companyName') },
    creditCode: {
      type: 'string',
      title: '统一社会信用代码',
      pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$',
      'x-source': account('creditCode'),
    },
    legalRepresentative: { type: 'string', title: '法定代表人', minLength: 1, maxLength: 100, 'x-source': licence('legalRepresentative') },
    businessScope: {
      type: 'string',
      title: '经营范围',
      maxLength: 4000,
      'x-source': licence('businessScope'),
      'x-layout': { widget: 'textarea', columns: 12 },
    },
    registeredAddress: { $ref: 'urn:yiwang:form-group:address:1', title: '住所' },
    agentName: { type: 'string', title: '经办人', minLength: 1, maxLength: 100, 'x-source': account('agentName') },
    agentMobile: { type: 'string', title: '经办人手机号码', pattern: '^1\\d{10}$', 'x-source': account('mobile') },
  },
  required: ['name', 'creditCode', 'legalRepresentative', 'agentName', 'agentMobile'],
  additionalProperties: false,
};

/** 表单组 — reusable parts of forms. A version is never changed: a form that was made with it stays what it was. */
export class CreateFormGroups20261122210410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // json, not jsonb: the order of properties is the order in which they are shown.
    await runner.query(`
      CREATE TABLE form_groups (
        key text NOT NULL CHECK (key ~ '^[a-z][A-Za-z0-9]{0,39}$'),
        version integer NOT NULL CHECK (version >= 1),
        title text NOT NULL,
        schema json NOT NULL,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (key, version)
      )`);
    await keepAppendOnly(runner, 'form_groups');
    for (const [key, schema] of Object.entries({ address: ADDRESS, person: PERSON, enterprise: ENTERPRISE })) {
      await runner.query('INSERT INTO form_groups (key, version, title, schema, created_by) VALUES ($1, 1, $2, $3, $4)', [
        key,
        schema.title,
        JSON.stringify(schema),
        MIGRATION,
      ]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE form_groups');
    await runner.query('DROP FUNCTION refuse_change_of_form_groups()');
  }
}
