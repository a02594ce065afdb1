import { Injectable } from '@nestjs/common';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { itemCategoryExtension } from '@yiwang/standards';
import { z } from 'zod';
import { text } from '../../item/domain/elements/text.js';
import { brokenRules } from '../../item/domain/item.errors.js';
import { categoryIsNational, categoryNotFound } from '../domain/directory.errors.js';

/** 来源 — who writes lists in a way of his own. */
export const Source = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);

/** What one source of lists calls a category. `category` null: it exists no longer and has to be re-classified by hand. */
export const CategoryMapping = z
  .object({ source: z.string(), code: z.string(), localName: z.string(), category: z.string().nullable() })
  .meta({ id: 'CategoryMapping' });
export type CategoryMapping = z.infer<typeof CategoryMapping>;

export const ItemCategoryRow = z
  .object({
    code: z.string().describe('national code, GB/T 39046 A.1; 11–19 and 21 on are extensions'),
    name: z.string(),
    nameEn: z.string(),
    extends: z.string().nullable().describe('the category that it belongs to'),
    initiative: z.enum(['application', 'office', 'either']).describe('依申请、依职权'),
    tableGroup: z.enum(['general', 'public', 'punish', 'force', 'handle', 'check']).describe('which national tables it is sent in'),
    national: z.boolean(),
    localNames: z.array(CategoryMapping.pick({ source: true, code: true, localName: true })),
  })
  .meta({ id: 'ItemCategory' });
export type ItemCategoryRow = z.infer<typeof ItemCategoryRow>;
export const CategoryList = z
  .object({ items: z.array(ItemCategoryRow), unmapped: z.array(CategoryMapping).describe('what a source has and the table has no longer') })
  .meta({ id: 'ItemCategoryList' });

export const CategoryExtension = z
  .object({ name: text(60), nameEn: text(120), initiative: ItemCategoryRow.shape.initiative, tableGroup: ItemCategoryRow.shape.tableGroup })
  .meta({ id: 'CategoryExtension' });
export const MappedCategory = z
  .object({
    localName: text(60),
    category: z
      .string()
      .regex(/^\d{2}$/)
      .nullable(),
  })
  .meta({ id: 'MappedCategory' });

const MOST = 1000;

/** 事项类型表 — the categories as data, and what each source calls them. */
@Injectable()
export class ItemCategories {
  constructor(
    private readonly db: Database,
    private readonly uow: UnitOfWork,
  ) {}

  async list(): Promise<z.infer<typeof CategoryList>> {
    const rows = await this.db.query<Omit<ItemCategoryRow, 'localNames'> & Record<string, unknown>>(
      `SELECT code, name, name_en AS "nameEn", extends, initiative, table_group AS "tableGroup", national FROM item_categories ORDER BY code`,
    );
    const mappings = await this.mappings();
    const namesOf = (category: string) =>
      mappings.filter((each) => each.category === category).map(({ source, code, localName }) => ({ source, code, localName }));
    return {
      items: rows.map((row) => ({ ...row, localNames: namesOf(row.code) })),
      unmapped: mappings.filter(({ category }) => category === null),
    };
  }

  /** Which national tables each category is exchanged in; what is missing is no category. */
  async tables(): Promise<Map<string, ItemCategoryRow['tableGroup']>> {
    const rows = await this.db.query<Pick<ItemCategoryRow, 'code' | 'tableGroup'> & Record<string, unknown>>(
      'SELECT code, table_group AS "tableGroup" FROM item_categories',
    );
    return new Map(rows.map(({ code, tableGroup }) => [code, tableGroup]));
  }

  /** National code by the code of a source, for imports: an absent key is unknown there, null exists no longer. */
  async ofSource(source: string): Promise<Map<string, string | null>> {
    return new Map((await this.mappings(source)).map(({ code, category }) => [code, category]));
  }

  /** An extension of the national table, new or renamed. @throws CATALOGUE.RULES_BROKEN, CATALOGUE.CATEGORY_IS_NATIONAL */
  extend(code: string, { name, nameEn, initiative, tableGroup }: z.infer<typeof CategoryExtension>): Promise<void> {
    return this.uow.run(async () => {
      const [known] = await this.db.query<{ national: boolean }>('SELECT national FROM item_categories WHERE code = $1', [code]);
      if (known?.national) throw categoryIsNational();
      const extension = itemCategoryExtension(code);
      if (!extension.ok) throw brokenRules([{ name: '/code', code: extension.code, reason: extension.reason }]);
      const above = extension.value.extends === 'publicService' ? '20' : '00';
      await this.db.write(
        `INSERT INTO item_categories (code, name, name_en, extends, initiative, table_group) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, initiative = excluded.initiative,
           table_group = excluded.table_group`,
        [code, name, nameEn, above, initiative, tableGroup],
      );
    });
  }

  /** @throws CATALOGUE.CATEGORY_NOT_FOUND */
  map(source: string, code: string, { localName, category }: z.infer<typeof MappedCategory>): Promise<void> {
    return this.uow.run(async () => {
      if (category !== null && (await this.db.query('SELECT 1 FROM item_categories WHERE code = $1', [category])).length === 0) {
        throw categoryNotFound();
      }
      await this.db.write(
        `INSERT INTO item_category_mappings (source, source_code, local_name, category) VALUES ($1, $2, $3, $4)
         ON CONFLICT (source, source_code) DO UPDATE SET local_name = excluded.local_name, category = excluded.category`,
        [source, code, localName, category],
      );
    });
  }

  private mappings(source: string | null = null): Promise<CategoryMapping[]> {
    return this.db.query<CategoryMapping & Record<string, unknown>>(
      `SELECT source, source_code AS code, local_name AS "localName", category FROM item_category_mappings
       WHERE $1::text IS NULL OR source = $1 ORDER BY source, source_code LIMIT ${MOST}`,
      [source],
    );
  }
}
