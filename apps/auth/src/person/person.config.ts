import { devDefault } from '@yiwang/config';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });

/** 自然人 — who sends codes, who proves names, and who knows of open cases. */
export const PersonConfig = {
  /** Who sends one-time codes. */
  NOTIFICATION_URL: devDefault(address, 'http://127.0.0.1:3007'),
  /** Who knows whether somebody has open cases: he does not close his account before they are done. */
  ACCEPTANCE_URL: devDefault(address, 'http://127.0.0.1:3002'),
  /** 身份核验 by an authority; in production none unless given: names are then proved at counters only. */
  REAL_NAME_AUTHORITY: devDefault(z.enum(['http', 'sandbox']).optional(), 'sandbox'),
  /** Where the authority `http` answers. */
  REAL_NAME_AUTHORITY_URL: address.optional(),
  /** Signs every question to it, which knows it as well. At least 32 bytes. */
  REAL_NAME_AUTHORITY_SECRET: z.string().min(32).optional(),
};

interface AuthorityConfig {
  NODE_ENV: string;
  REAL_NAME_AUTHORITY?: 'http' | 'sandbox' | undefined;
  REAL_NAME_AUTHORITY_URL?: string | undefined;
  REAL_NAME_AUTHORITY_SECRET?: string | undefined;
}

export const provesInEarnest = ({ NODE_ENV, REAL_NAME_AUTHORITY }: AuthorityConfig): boolean =>
  NODE_ENV !== 'production' || REAL_NAME_AUTHORITY !== 'sandbox';

export const knowsAuthority = (config: AuthorityConfig): boolean =>
  config.REAL_NAME_AUTHORITY !== 'http' ||
  (config.REAL_NAME_AUTHORITY_URL !== undefined && config.REAL_NAME_AUTHORITY_SECRET !== undefined);
