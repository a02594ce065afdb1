import { normaliseRegionCode } from '@yiwang/standards';
import { cleanText, storableText } from './clean-text.js';

/** 实施主体 that is meant: its 统一社会信用代码, with which its item codes begin, and where it stands. */
export interface ToldBody {
  orgCode: string;
  regionCode: string;
}

/** 机构代码对照 of a source: the body by what a line tells of it. */
export type BodiesByText = ReadonlyMap<string, ToldBody>;

/** Characters of a told text; local codes have no more. */
export const MOST_TOLD = 100;

/** A code as it is compared: width and case say nothing. */
export const codeText = (text: string | undefined): string => (text ?? '').normalize('NFKC').trim().toUpperCase();

/** 部门名称@行政区划 — how lines are told apart whose body has nothing but a placeholder for its code. */
export const departmentAt = (department: string, regionCode: string): string => codeText(`${cleanText(department)}@${regionCode}`);

/** A text that people enter, as lines are looked up by it: `区教科体局@511602000000` is `区教科体局@511602`. */
export function toldText(entered: string): string {
  const text = codeText(entered);
  const at = text.lastIndexOf('@');
  const region = normaliseRegionCode(text.slice(at + 1).trim());
  return at > 0 && region.ok ? departmentAt(text.slice(0, at), region.value) : text;
}

/** Whether a text can stand in the table at all: a line may hold anything. */
export const canBeTold = (text: string): boolean => text !== '' && text.length <= MOST_TOLD && storableText(text) === text;
