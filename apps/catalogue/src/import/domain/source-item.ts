import type { CoreContent, DescriptiveParts, ItemDefinition } from '../../item/domain/item-definition.js';
import type { ItemVersion } from '../../item/domain/item-version.js';
import type { InvalidParam } from '@yiwang/kernel';

/** What a source tells of an item. What it does not tell takes a default on a new item and stays as it is on an existing one. */
export interface Told {
  core: Partial<Omit<CoreContent, 'itemCode' | 'form' | 'guide' | 'star' | 'implementingBody' | 'limits'>> & {
    implementingBody?: Partial<CoreContent['implementingBody']>;
    limits?: Partial<CoreContent['limits']>;
  };
  descriptive: Partial<DescriptiveParts>;
  form?: Record<string, unknown>;
  guide?: string;
  /** A guide made from the line itself: it only stands until an author has written one. */
  guideUntilWritten?: string;
  /** The source numbers materials by their order only: one that the item has by name keeps its code. */
  materialsByName?: boolean;
  /** 计划生效 and 计划取消. */
  validity?: ItemDefinition['validity'];
}

/** By which of its codes a source names an item. */
export type Identity = 'localCode' | 'itemCode';

/** Where a row stands in its file. */
export interface Place {
  /** Table of the file (a sheet, a file in an archive); empty where there is only one. */
  part: string;
  /** Line in that table, the header being 1. */
  line: number;
  /** Number of a staged row; two tables of one name may have the same line. */
  n?: number;
}

/** One item of a file, understood, whatever the layout. */
export interface SourceItem extends Place {
  identity: Identity;
  /** The item's code in the source: local code or item code. */
  key: string;
  orgCode: string;
  /** Region of the body as the source has it; missing where the layout has no such column and the body's code does not tell. */
  regionCode: string | undefined;
  /** 事项类型, GB/T 39046 A.1, for sources that do not name the item code. */
  category: string;
  /** 行使层级, GB/T 39046 A.2. */
  exerciseLevel: string;
  /** Local directory code for which a 基本编码 is looked up or issued; missing where the item code itself is told. */
  localCatalogueCode?: string;
  /** Serial of the 业务办理项; 0 when the item is not divided. */
  handlingSerial: number;
  /** 事项状态, where the source says that the item is not in use: that is done in the library, on record. */
  state?: 'suspended' | 'cancelled';
  told: Told;
  /** Of an item that the library has: what the source tells otherwise. For layouts that say less than the library knows. */
  tellsOf?: (version: ItemVersion) => Told;
  /** Of what was read, so that a later import sees whether the line changed. */
  hash: string;
}

/** Why a line is not taken: its place, the rule's code, and the reason in Chinese. */
export interface LineProblem extends Place {
  column?: string;
  code: string;
  reason: string;
}

export const lineProblem = (
  { part, line, n }: Place,
  { name, code, reason }: { name?: string | undefined; code: string; reason: string },
): LineProblem => ({
  part,
  line,
  ...(n !== undefined && { n }),
  ...(name !== undefined && { column: name }),
  code,
  reason: reason.slice(0, 500),
});

/** The first rule that a line breaks is what its report says; the others show when that is mended. */
export const firstOf = (problems: readonly InvalidParam[], otherwise: InvalidParam): InvalidParam => problems[0] ?? otherwise;
