import { PlatformConfig } from '@yiwang/config';
import { isNetwork } from '@yiwang/http-client';
import { z } from 'zod';
import { UpstreamOidcConfig } from './interaction/upstream/upstream-oidc.config.js';
import { UpstreamTicketConfig } from './ticket/upstream/upstream-ticket.config.js';
import { asksInEarnest, EnterpriseConfig, knowsRegister } from './enterprise/enterprise.config.js';
import { knowsAuthority, PersonConfig, provesInEarnest } from './person/person.config.js';

const list = (usual: string) =>
  z
    .string()
    .default(usual)
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    );

export const AuthConfig = PlatformConfig.extend({
  /** `demo` loads the demonstration's accounts, clients and organisations at start. */
  SEED: z.enum(['demo']).optional(),
  /** Life of an access token in seconds; every service trusts it that long without asking. */
  ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(30).max(300).default(300),
  /** Life of a login session and of what is renewed within it, in seconds. */
  SESSION_SECONDS: z.coerce.number().int().min(300).max(86_400).default(28_800),
  /** An officer's login session that was not used for so many seconds is over (超时退出). */
  OFFICER_IDLE_SECONDS: z.coerce.number().int().min(60).max(28_800).default(1_800),
  /** 用户协议、隐私政策: where who registers at the login page reads what he agrees to. */
  TERMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  PRIVACY_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Other OpenID Connect providers that people may log in by: `[{"name","zh","en","issuer","clientId","clientSecret"}]`. */
  UPSTREAM_OIDC: UpstreamOidcConfig,
  /** The same by tickets, `[{"name":"province","zh":"…","en":"…","url":"https://…","serviceCode":"…","servicePwd":"…"}]`. */
  UPSTREAM_TICKET: UpstreamTicketConfig,
  /** A signing key is followed by another after so many days. */
  SIGNING_KEY_DAYS: z.coerce.number().int().min(1).max(3_650).default(90),
  /** How long a signing key is published before it signs, in seconds: longer than anybody keeps our key set. */
  SIGNING_KEY_LEAD_SECONDS: z.coerce.number().int().min(60).max(604_800).default(3_600),
  /** Whether what gives rights needs a second person's approval: always in production; elsewhere only when `required` is said. */
  SECOND_PERSON: z.enum(['required', 'off']).optional(),
  /** Internal networks in which clients' addresses (key sets, logout notices) may be called, comma-separated CIDR blocks; in these by plain http too. */
  CLIENT_NETWORKS: list('').pipe(z.array(z.string().refine(isNetwork, 'a block of addresses expected: 10.1.0.0/16'))),
  /** Gateways and proxies in front of this service (addresses or CIDR blocks) whose `X-Forwarded-For` is believed; in production to be said. */
  TRUSTED_PROXIES: list(''),
  /** Client ids of the services that may ask how people are reached, comma-separated. */
  CONTACT_CLIENTS: list('svc-notification'),
  /** Client ids of the services that may read the identity behind an account, comma-separated; each reading is on record. */
  IDENTITY_CLIENTS: list('svc-acceptance'),
  ...EnterpriseConfig,
  ...PersonConfig,
})
  .refine((config) => config.SEED === undefined || config.NODE_ENV !== 'production', {
    path: ['SEED'],
    error: 'is refused in production: the passwords of the demonstration are public',
  })
  .refine(asksInEarnest, { path: ['ENTERPRISE_REGISTER'], error: 'the sandbox register is refused in production: it knows nobody' })
  .refine(knowsRegister, { path: ['ENTERPRISE_REGISTER'], error: 'http needs ENTERPRISE_REGISTER_URL and ENTERPRISE_REGISTER_SECRET' })
  .refine(provesInEarnest, { path: ['REAL_NAME_AUTHORITY'], error: 'the sandbox is refused in production: it knows nobody' })
  .refine(knowsAuthority, { path: ['REAL_NAME_AUTHORITY'], error: 'http needs REAL_NAME_AUTHORITY_URL and REAL_NAME_AUTHORITY_SECRET' })
  .refine((config) => config.TRUSTED_PROXIES.length > 0 || config.NODE_ENV !== 'production', {
    path: ['TRUSTED_PROXIES'],
    error:
      'is needed in production: without it everybody who logs in has the address of the gateway, and one limit (127.0.0.1: there is none)',
  })
  .refine((config) => config.SECOND_PERSON !== 'off' || config.NODE_ENV !== 'production', {
    path: ['SECOND_PERSON'],
    error: 'is not switched off in production: nobody gives rights alone',
  });
export type AuthConfig = z.infer<typeof AuthConfig>;

/** 双人复核 — whether somebody else has to approve what gives rights. */
export const needsSecondPerson = ({ SECOND_PERSON, NODE_ENV }: Pick<AuthConfig, 'SECOND_PERSON' | 'NODE_ENV'>): boolean =>
  (SECOND_PERSON ?? (NODE_ENV === 'production' ? 'required' : 'off')) === 'required';
