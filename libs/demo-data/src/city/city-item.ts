import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { AppliedRow, CityRow, DepartmentText } from './department-text.js';

/** 事项 of the demonstration city: the body of `POST /api/v1/items`. */
export interface CityItem extends Omit<ItemOperationalCore, 'version' | 'status' | 'form' | 'guide' | 'validity'> {
  form: Record<string, unknown>;
  /** 办事指南, Markdown. */
  guide: string;
  descriptive: Record<string, unknown>;
}

/** What the parts of an item are made from. */
export interface Making<R extends CityRow = CityRow> {
  department: DepartmentText;
  /** 统一社会信用代码 of the department. */
  orgCode: string;
  row: R;
  /** Full name of the item, with its case where the line names several. */
  name: string;
  /** 情形 (新办, 变更 …), where the line names several. */
  variant: string | undefined;
}

export const isApplied = (making: Making): making is Making<AppliedRow> => making.row.kind === 'applied';

/** Where samples, blank forms and online entries would be found; a name that leads nowhere. */
export const SITE = 'https://zwfw.example.org';
