import { formatCaseNo } from '@yiwang/standards';

/** No case was filed on this day, for there was no platform; systems that check case numbers find nothing wrong with them. */
const TEST_DAY = '2000-01-01';
const TEST_MARK = '000101';

export const testCaseNo = (regionCode: string, serial: number): string =>
  formatCaseNo({ region6: regionCode.slice(0, 6), date: TEST_DAY, serial: serial % 100_000_000 });

/** For SQL: that a case number is not one of a test case. */
export const noTestCase = (column: string): string => `substr(${column}, 7, 6) <> '${TEST_MARK}'`;

/** 测试办件 — no case of anybody: no other service hears of it. */
export const isTestCase = (caseNo: string): boolean => caseNo.slice(6, 12) === TEST_MARK;
