import type { InvalidParam } from '@yiwang/kernel';
import { z } from 'zod';
import type { Told } from '../domain/source-item.js';
import { DEFINITION_SHAPE, DESCRIPTIVE_SHAPE } from './item-columns.js';
import { basicElements } from './national-basic.js';
import type { Cells } from './national-cells.js';
import { extendedElements, feesOf, materialsOf, questionsOf } from './national-children.js';
import type { TableGroup } from './national-codes.js';

/** What the tables of a group tell of one item. */
export interface TableRows {
  basic: Cells;
  extend: readonly Cells[];
  materials: readonly Cells[];
  fees: readonly Cells[];
  questions: readonly Cells[];
}

/** How the rows are to be understood. */
export interface TablePlace {
  group: TableGroup;
  /** Body in whose name the item code was issued. */
  orgCode: string;
  /** An effective date that has passed is no plan any more. */
  now: Date;
}

export function toldBy({ basic, extend, materials, fees, questions }: TableRows, place: TablePlace): Told {
  const told = basicElements(basic, place);
  if (extend[0]) extendedElements(extend[0], told);
  materialsOf(materials, told);
  feesOf(fees, told);
  questionsOf(questions, told);
  return told;
}

const zh = z.locales.zhCN().localeError;

/** What cells say and their columns do not know, or what the assembled elements break of their schemas: the first of it. */
export function problemOf({ basic, extend, materials, fees, questions }: TableRows, told: Told): InvalidParam | undefined {
  const [unknown] = [basic, ...extend, ...materials, ...fees, ...questions].flatMap(({ problems }) => problems);
  const check = (place: string, shape: ReadonlyMap<string, z.ZodType>, values: object): InvalidParam | undefined => {
    for (const [name, value] of Object.entries(values)) {
      const schema = shape.get(name);
      if (schema === undefined) continue;
      const result = schema.safeParse(value, { error: zh });
      const issue = result.error?.issues[0];
      if (issue) return { name: [place + name, ...issue.path].join('/'), code: issue.code, reason: issue.message };
    }
    return undefined;
  };
  return unknown ?? check('', DEFINITION_SHAPE, told.core) ?? check('descriptive/', DESCRIPTIVE_SHAPE, told.descriptive);
}
