/**
 * 限流等级 — classes of routes and their default limit in requests per minute. `publicRead`, `progress`, `link`, `callback`, `login`, `token`
 * and `refused` count by client address, the others by principal. `refused` counts requests whose token was not accepted, so that guessing tokens stays dear.
 */
export const DEFAULT_RATES = {
  publicRead: 1_200,
  /** 进度查询 by number and code: enough for the terminals of a hall, too little to try codes. */
  progress: 120,
  link: 300,
  callback: 6_000,
  /** 登录页面 and registration. A login is some five requests, and a whole hall stands behind one address; wrong passwords and codes are auth's to count. */
  login: 1_200,
  /** 换取令牌 and what clients read for it, apart: who stays logged in does not wait because others behind his address log in. */
  token: 600,
  refused: 300,
  read: 1_200,
  change: 600,
  department: 12_000,
  operations: 600,
} as const;
export type RateClass = keyof typeof DEFAULT_RATES;
