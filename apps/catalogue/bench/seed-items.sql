-- Fills a catalogue with published items for benches and plans: copies of one published item under codes and names of their own.
-- Run by the migrator role against an empty or demonstration database: psql -v n=100000 -v template=<item code> -f seed-items.sql
-- No events are told: what it makes exists for reading only.
BEGIN;
CREATE TEMP TABLE seed ON COMMIT DROP AS
SELECT t.org_code || '4' || '3399' || lpad((g / 1000)::text, 5, '0') || lpad((g % 1000)::text, 3, '0') AS code,
       (ARRAY['个体', '企业', '社会团体', '民办非企业单位', '外商投资', '小型', '临时', '跨区域'])[1 + g % 8]
         || (ARRAY['食品', '药品', '道路运输', '建筑施工', '特种设备', '文化市场', '医疗机构', '危险化学品', '农产品', '出版物', '排水', '消防'])[1 + g / 8 % 12]
         || (ARRAY['经营', '生产', '销售', '仓储', '检验', '设计', '广告', '培训', '租赁', '维修'])[1 + g / 96 % 10]
         || (ARRAY['许可', '备案', '登记', '审批', '核准', '确认', '变更许可', '注销登记', '延续许可', '补证'])[1 + g / 960 % 10]
         || CASE WHEN g >= 9600 THEN '（' || g / 9600 || '号）' ELSE '' END AS name,
       (ARRAY['330203', '330205', '330206', '330211', '330212', '330213', '330225', '330226', '330281', '330282'])[1 + g % 10] AS region_code,
       t.item_code AS template
FROM generate_series(1, :n) AS g, items AS t
WHERE t.item_code = :'template' AND t.current_version = 1;

INSERT INTO issued_codes (code, issued_at) SELECT code, now() FROM seed;
INSERT INTO catalogue_codes (code, issued_at) SELECT substr(code, 20, 12), now() FROM seed;
INSERT INTO items (item_code, catalogue_code, name, category, region_code, org_code, department, audience, star, case_kind, status,
                   current_version, latest_version, updated_at)
SELECT s.code, substr(s.code, 20, 12), s.name, t.category, s.region_code, t.org_code, t.department, t.audience, t.star, t.case_kind,
       'published', 1, 1, now()
FROM seed s JOIN items t ON t.item_code = s.template;
INSERT INTO item_versions (item_code, version, status, sequence, core, descriptive, form_ref, guide_ref, valid_from, detail, etag,
                           changed_by, created_at, updated_at, published_at)
SELECT s.code, 1, 'published', 1, v.core || jsonb_build_object('itemCode', s.code, 'name', s.name), v.descriptive, v.form_ref, v.guide_ref,
       v.valid_from, d.detail, md5(d.detail), 'seed', now(), now(), now()
FROM seed s
JOIN item_versions v ON v.item_code = s.template AND v.version = 1
CROSS JOIN LATERAL (
  SELECT replace(replace(v.detail, s.template, s.code), to_json(v.core->>'name')::text, to_json(s.name)::text) AS detail
) AS d;
COMMIT;
ANALYZE items, item_versions, issued_codes;
