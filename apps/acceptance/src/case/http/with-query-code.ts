import type { QueryCodes } from '../../reading/progress/query-codes.js';

/** A receipt with the 查询码. Added when it is told, and not kept with the key: the code opens the case to whoever has it. */
export const withQueryCode = <T extends { caseNo: string }>(codes: QueryCodes, receipt: T): T & { queryCode: string } => ({
  ...receipt,
  queryCode: codes.of(receipt.caseNo),
});
