import type { MigrationInterface, QueryRunner } from 'typeorm';

interface RuleChange {
  code: string;
  kind?: 'absence';
  severity?: 'error';
}

/** A visit without its reason is what a list leaves out, and refuses no import; the rest of Wenzhou's rule 6 blocks as the rule does. */
export const RULE_CHANGES: readonly RuleChange[] = [
  { code: 'VISIT_WITHOUT_REASON', kind: 'absence' },
  { code: 'FEE_WITHOUT_STANDARD', severity: 'error' },
  { code: 'PAYMENT_NOT_TOLD', severity: 'error' },
];

export const ADDED_RULE = {
  code: 'NECESSITY_DIFFERS',
  number: 17,
  kind: 'contradiction',
  severity: 'error',
  field: '/descriptive/materials',
  zh: '材料必要性与运行要素不一致',
  en: 'what applicants read of a material is not what acceptance asks for',
} as const;

/** 是否支持网上支付 is required by the national tables as well. */
export const ADDED_ELEMENT = '/descriptive/extended/onlinePayment';

/** 校验规则, as a second reading of their sources has them. A rule that somebody switched off stays as it is. */
export class SharpenQualityRules20261122220102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { code, kind, severity } of RULE_CHANGES)
      await runner.query(
        `UPDATE quality_rules SET kind = coalesce($2, kind), severity = CASE WHEN active THEN coalesce($3, severity) ELSE severity END WHERE code = $1`,
        [code, kind ?? null, severity ?? null],
      );
    const { code, number, kind, severity, field, zh, en } = ADDED_RULE;
    await runner.query('INSERT INTO quality_rules (code, number, kind, severity, field, zh, en) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      code,
      number,
      kind,
      severity,
      field,
      zh,
      en,
    ]);
    await runner.query(
      `UPDATE quality_rules SET params = jsonb_set(params, '{elements}', params -> 'elements' || to_jsonb($1::text))
       WHERE code = 'ELEMENT_MISSING' AND NOT params -> 'elements' ? $1`,
      [ADDED_ELEMENT],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE quality_rules SET params = jsonb_set(params, '{elements}', (params -> 'elements') - $1::text) WHERE code = 'ELEMENT_MISSING'`,
      [ADDED_ELEMENT],
    );
    await runner.query('DELETE FROM quality_rules WHERE code = $1', [ADDED_RULE.code]);
    await runner.query(`UPDATE quality_rules SET severity = 'warning' WHERE code IN ('FEE_WITHOUT_STANDARD', 'PAYMENT_NOT_TOLD')`);
    await runner.query(`UPDATE quality_rules SET kind = 'contradiction' WHERE code = 'VISIT_WITHOUT_REASON'`);
  }
}
