/**
 * Result codes of the ticket interface as it documents them: 60xx of tickets, 65xx of tokens. A site's call that is refused for itself
 * (unknown, signed wrongly, too old) has no code of its own there and is `other`.
 */
export const RESULTS = {
  ok: { result: '0', errmsg: '成功' },
  ticketExpired: { result: '6001', errmsg: 'st已经超时失效' },
  ticketOfOtherKind: { result: '6002', errmsg: 'st不是该接口的票据' },
  ticketOfOtherSite: { result: '6003', errmsg: 'st不属于该接入资源' },
  ticketMalformed: { result: '6004', errmsg: 'st格式不正确' },
  ticketOther: { result: '6099', errmsg: '接入资源、时间或签名不正确' },
  tokenExpired: { result: '6501', errmsg: 'token已经超时失效' },
  tokenOfOtherKind: { result: '6502', errmsg: 'token不是令牌类型' },
  tokenOfOtherSite: { result: '6503', errmsg: 'token不属于该接入资源' },
  tokenMalformed: { result: '6504', errmsg: 'token格式不正确' },
  tokenOther: { result: '6599', errmsg: '接入资源、时间或签名不正确' },
} as const;
export type Refusal = Exclude<keyof typeof RESULTS, 'ok'>;

export const refused = (name: Refusal): Record<string, string> => ({ ...RESULTS[name] });

/** Of the legal persons' interface, with the same numbers under its own names. */
export const legalRefused = (name: Refusal): Record<string, unknown> => ({
  success: false,
  errCode: Number(RESULTS[name].result),
  msg: RESULTS[name].errmsg,
});
