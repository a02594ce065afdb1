import { devDefault } from '@yiwang/config';
import { z } from 'zod';

/** 法人 — who knows enterprises and their representatives, and which services ask what an agent may do. */
export const EnterpriseConfig = {
  /** 市场主体登记库 that says who represents an enterprise; in production none unless given: nobody registers one then. */
  ENTERPRISE_REGISTER: devDefault(z.enum(['http', 'sandbox']).optional(), 'sandbox'),
  /** Where the register `http` answers. */
  ENTERPRISE_REGISTER_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs every question to it, which knows it as well. At least 32 bytes. */
  ENTERPRISE_REGISTER_SECRET: z.string().min(32).optional(),
  /** The register is asked again whether a representative still is one after so many days. */
  ENTERPRISE_RECHECK_DAYS: z.coerce.number().int().min(1).max(366).default(30),
  /** The longest time for which an agent is authorised at once, in days. */
  AUTHORISATION_DAYS: z.coerce.number().int().min(1).max(3_660).default(1_096),
  /** Client ids of the services that may read what an agent is authorised for, comma-separated. */
  AUTHORISATION_CLIENTS: z
    .string()
    .default('svc-acceptance,svc-payment')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
};

interface RegisterConfig {
  NODE_ENV: string;
  ENTERPRISE_REGISTER?: 'http' | 'sandbox' | undefined;
  ENTERPRISE_REGISTER_URL?: string | undefined;
  ENTERPRISE_REGISTER_SECRET?: string | undefined;
}

export const asksInEarnest = ({ NODE_ENV, ENTERPRISE_REGISTER }: RegisterConfig): boolean =>
  NODE_ENV !== 'production' || ENTERPRISE_REGISTER !== 'sandbox';

export const knowsRegister = (config: RegisterConfig): boolean =>
  config.ENTERPRISE_REGISTER !== 'http' ||
  (config.ENTERPRISE_REGISTER_URL !== undefined && config.ENTERPRISE_REGISTER_SECRET !== undefined);
