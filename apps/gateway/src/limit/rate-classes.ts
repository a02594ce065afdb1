/**
 * 限流等级 — classes of routes and their default limit in requests per minute. `publicRead`, `progress`, `link`, `callback`,
 * `login` and `refused` count by client address, the others by principal. `refused` counts requests whose token was not accepted, so that guessing tokens stays dear.
 */
export const DEFAULT_RATES = {
  publicRead: 1_200,
  /** 进度查询 by number and code: enough for the terminals of a hall, too little to try codes. */
  progress: 120,
  link: 300,
  callback: 6_000,
  login: 300,
  refused: 300,
  read: 1_200,
  change: 600,
  department: 12_000,
  operations: 600,
} as const;
export type RateClass = keyof typeof DEFAULT_RATES;
