import type { Permission } from '@yiwang/permissions';
import { ORGANISATIONS, type DemoOrganisation } from './organisations.js';

/** 部门系统 or a service of the platform: authenticates with its secret (client credentials). */
export interface DemoConfidentialClient {
  kind: 'system' | 'service';
  clientId: string;
  /** Development only: the seed is refused in production. */
  clientSecret: string;
  name: string;
  organisation?: DemoOrganisation;
  permissions: readonly Permission[];
}

/** A front end without a secret: authorization code + PKCE. */
export interface DemoPublicClient {
  kind: 'public';
  clientId: string;
  name: string;
  /** Whether its access tokens speak to the platform's API; otherwise they are good for `userinfo` only (single sign-on of another site). */
  apiAccess: boolean;
  /** Of the platform itself; people are shown first what another's is told of them. */
  firstParty: boolean;
  /** On loopback addresses any port is accepted (RFC 8252 §7.3). */
  redirectUris: readonly string[];
  postLogoutRedirectUris: readonly string[];
}

const system = (clientId: string, name: string, organisation: DemoOrganisation): DemoConfidentialClient => ({
  kind: 'system',
  clientId,
  clientSecret: `${clientId}-dev-secret-2026`,
  name,
  organisation,
  permissions: ['department.connect'],
});

const service = (name: string): DemoConfidentialClient => ({
  kind: 'service',
  clientId: `svc-${name}`,
  clientSecret: `svc-${name}-dev-secret-2026`,
  name,
  permissions: [],
});

export const SYSTEMS = {
  ecology: system('sys-haishu-ecology', '海曙生态环境审批系统', ORGANISATIONS.haishuEcology),
  fire: system('sys-haishu-fire', '海曙消防审批系统', ORGANISATIONS.haishuFire),
  market: system('sys-haishu-market', '海曙市场监管审批系统', ORGANISATIONS.haishuMarket),
  housing: system('sys-haishu-housing', '海曙住建审批系统', ORGANISATIONS.haishuHousing),
} as const satisfies Record<string, DemoConfidentialClient>;

export const SERVICES = {
  gateway: service('gateway'),
  auth: service('auth'),
  catalogue: service('catalogue'),
  acceptance: service('acceptance'),
  dispatch: service('dispatch'),
  monitoring: service('monitoring'),
  evaluation: service('evaluation'),
  notification: service('notification'),
  payment: service('payment'),
} as const satisfies Record<string, DemoConfidentialClient>;

export const PUBLIC_CLIENTS = {
  portal: {
    kind: 'public',
    clientId: 'portal',
    name: '一网政务服务门户',
    apiAccess: true,
    firstParty: true,
    redirectUris: ['http://127.0.0.1/callback', 'http://127.0.0.1/docs/static/oauth2-redirect.html'],
    postLogoutRedirectUris: ['http://127.0.0.1/'],
  },
  app: {
    kind: 'public',
    clientId: 'app',
    name: '一网手机应用',
    apiAccess: true,
    firstParty: true,
    redirectUris: ['cn.yiwang.app:/callback'],
    postLogoutRedirectUris: ['cn.yiwang.app:/'],
  },
  partner: {
    kind: 'public',
    clientId: 'partner-site',
    name: '单点登录接入站点（演示）',
    apiAccess: false,
    firstParty: false,
    redirectUris: ['http://127.0.0.1/partner/callback'],
    postLogoutRedirectUris: ['http://127.0.0.1/partner'],
  },
} as const satisfies Record<string, DemoPublicClient>;
