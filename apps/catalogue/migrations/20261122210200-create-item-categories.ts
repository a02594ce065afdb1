import type { MigrationInterface, QueryRunner } from 'typeorm';

const CATEGORIES = `
  ('00', '行政权力事项', 'administrative powers (all)', NULL, 'either', 'general'),
  ('01', '行政许可', 'administrative licence', '00', 'application', 'general'),
  ('02', '行政处罚', 'administrative penalty', '00', 'office', 'punish'),
  ('03', '行政强制', 'administrative coercion', '00', 'office', 'force'),
  ('04', '行政征收', 'administrative levy', '00', 'either', 'handle'),
  ('05', '行政给付', 'administrative benefit', '00', 'application', 'general'),
  ('06', '行政检查', 'administrative inspection', '00', 'office', 'check'),
  ('07', '行政确认', 'administrative confirmation', '00', 'application', 'general'),
  ('08', '行政奖励', 'administrative reward', '00', 'application', 'general'),
  ('09', '行政裁决', 'administrative adjudication', '00', 'application', 'general'),
  ('10', '其他行政权力', 'other administrative powers', '00', 'application', 'general'),
  ('11', '政府内部审批', 'approval inside government (extension)', '00', 'application', 'general'),
  ('20', '公共服务事项', 'public service', NULL, 'application', 'public')`;

/** How each source writes the categories. NULL: the source's category exists no longer and has to be re-classified by hand. */
const MAPPINGS = `
  ('zhejiang', '行政许可', '行政许可', '01'), ('zhejiang', '行政处罚', '行政处罚', '02'), ('zhejiang', '行政强制', '行政强制', '03'),
  ('zhejiang', '行政征收', '行政征收', '04'), ('zhejiang', '行政给付', '行政给付', '05'), ('zhejiang', '行政检查', '行政检查', '06'),
  ('zhejiang', '行政确认', '行政确认', '07'), ('zhejiang', '行政奖励', '行政奖励', '08'), ('zhejiang', '行政裁决', '行政裁决', '09'),
  ('zhejiang', '其他行政权力', '其他行政权力', '10'), ('zhejiang', '审核转报', '审核转报', '10'), ('zhejiang', '公共服务', '公共服务', '20'),
  ('zhejiang', '非行政许可审批', '非行政许可审批', NULL),
  ('shandong', '01', '行政许可', '01'), ('shandong', '02', '行政处罚', '02'), ('shandong', '03', '行政强制', '03'),
  ('shandong', '04', '行政征收', '04'), ('shandong', '05', '行政给付', '05'), ('shandong', '06', '行政裁决', '09'),
  ('shandong', '07', '行政确认', '07'), ('shandong', '08', '行政奖励', '08'), ('shandong', '09', '行政检查', '06'),
  ('shandong', '10', '其他行政权力', '10'), ('shandong', '11', '公共服务', '20'),
  ('sichuan', '1', '行政许可', '01'), ('sichuan', '2', '行政处罚', '02'), ('sichuan', '3', '行政强制', '03'),
  ('sichuan', '4', '行政征收', '04'), ('sichuan', '5', '行政给付', '05'), ('sichuan', '6', '行政检查', '06'),
  ('sichuan', '7', '行政确认', '07'), ('sichuan', '8', '行政奖励', '08'), ('sichuan', '9', '行政裁决', '09'),
  ('sichuan', '10', '其他行政权力', '10'), ('sichuan', '11', '政府内部审批', '11'), ('sichuan', '20', '公共服务', '20')`;

/** 事项类型 — categories with their national codes, and what each source of lists calls them. */
export class CreateItemCategories20261122210200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE item_categories (
        code text PRIMARY KEY CHECK (code ~ '^[0-9]{2}$'),
        name text NOT NULL,
        name_en text NOT NULL,
        extends text REFERENCES item_categories (code) CHECK (extends <> code),
        initiative text NOT NULL CHECK (initiative IN ('application', 'office', 'either')),
        table_group text NOT NULL CHECK (table_group IN ('general', 'public', 'punish', 'force', 'handle', 'check')),
        national boolean NOT NULL DEFAULT false
      )`);
    await runner.query('CREATE INDEX item_categories_by_extended ON item_categories (extends)');
    await runner.query(`
      INSERT INTO item_categories (code, name, name_en, extends, initiative, table_group, national)
      SELECT given.*, true FROM (VALUES ${CATEGORIES}) AS given`);
    await runner.query(`
      CREATE TABLE item_category_mappings (
        source text NOT NULL CHECK (source ~ '^[a-z][a-z0-9-]{0,30}$'),
        source_code text NOT NULL,
        local_name text NOT NULL,
        category text REFERENCES item_categories (code),
        PRIMARY KEY (source, source_code)
      )`);
    await runner.query('CREATE INDEX item_category_mappings_by_category ON item_category_mappings (category)');
    await runner.query(`INSERT INTO item_category_mappings (source, source_code, local_name, category) VALUES ${MAPPINGS}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_category_mappings, item_categories');
  }
}
