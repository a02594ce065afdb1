import { devDefault, PlatformConfig } from '@yiwang/config';
import { REAL_NAME_LEVELS } from '@yiwang/standards';
import { z } from 'zod';

const list = z
  .string()
  .default('svc-notification')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

export const AcceptanceConfig = PlatformConfig.extend({
  /** Where the catalogue serves the forms of item versions. */
  CATALOGUE_URL: devDefault(z.url({ protocol: /^https?$/ }), 'http://127.0.0.1:3001'),
  /** Verifies grants (授权凭据) that dispatch signs with the same secret. At least 32 bytes. */
  GRANT_SECRET: devDefault(z.string().min(32), 'yiwang-development-grant-secret-0001'),
  /** 实名等级 that filing online asks for, in the neutral order: none, basic, verified, strong. */
  LEAST_REAL_NAME_LEVEL: z.enum(REAL_NAME_LEVELS).default('basic'),
  /** Client ids of the services that may ask how an applicant is reached, comma-separated. */
  CONTACT_CLIENTS: list,
});
export type AcceptanceConfig = z.output<typeof AcceptanceConfig>;
