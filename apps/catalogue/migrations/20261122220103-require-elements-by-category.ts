import type { MigrationInterface, QueryRunner } from 'typeorm';
import { QUALITY_RULES } from './20261122210100-create-quality-rules.js';
import { ADDED_ELEMENT } from './20261122220102-sharpen-quality-rules.js';

/** 处罚、强制、征收、检查: nobody applies for them, so their tables have neither what an application needs nor 扩展信息. */
const EXERCISED = ['02', '03', '04', '06'];
const served = (...elements: string[]): object[] => elements.map((element) => ({ anyOf: [`/descriptive/${element}`], except: EXERCISED }));

/** What the national tables of a category require, and where else an author may have said it. */
export const RULE_PARAMS: Readonly<Record<string, object>> = {
  ELEMENT_MISSING: {
    elements: [
      '/descriptive/legalBasis',
      { anyOf: ['/descriptive/process', '/descriptive/basic/procedure'] },
      { anyOf: ['/descriptive/consultPhone', '/descriptive/basic/consultation'] },
      { anyOf: ['/descriptive/complaintPhone', '/descriptive/basic/complaints'] },
      '/descriptive/basic/bodyKind',
      { anyOf: ['/descriptive/basic/powerSource'], except: ['20'] },
      ...served('conditions', 'address', 'openingHours', 'visits'),
      ...served('extended/inServiceHall', 'extended/courier', 'extended/online', 'extended/onlinePayment', 'extended/results'),
    ],
  },
  AUDIENCE_WITHOUT_TOPIC: { except: EXERCISED },
};

/** 校验规则 13 and 8 — asked of every category alike, they counted on most of a list what its tables have no room for. */
export class RequireElementsByCategory20261122220103 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [code, params] of Object.entries(RULE_PARAMS))
      await runner.query('UPDATE quality_rules SET params = $2 WHERE code = $1', [code, JSON.stringify(params)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [code, , , , , , , params] of QUALITY_RULES.filter(([code]) => code in RULE_PARAMS))
      await runner.query('UPDATE quality_rules SET params = $2 WHERE code = $1', [code, JSON.stringify(params ?? {})]);
    await runner.query(
      `UPDATE quality_rules SET params = jsonb_set(params, '{elements}', params -> 'elements' || to_jsonb($1::text)) WHERE code = 'ELEMENT_MISSING'`,
      [ADDED_ELEMENT],
    );
  }
}
