import type { RateClass } from '../limit/rate-classes.js';

/** The services behind the gateway; each has its address in the configuration. */
export const UPSTREAMS = ['catalogue', 'acceptance', 'dispatch', 'monitoring', 'payment', 'evaluation', 'notification', 'auth'] as const;
export type Upstream = (typeof UPSTREAMS)[number];

/** What holds for reads (GET, HEAD) or for everything else on a route. */
export interface Terms {
  /** `bearer`: refused here without a valid token. The service checks again, and checks the permission. */
  access: 'public' | 'bearer';
  rate: RateClass;
}

export interface Route {
  /** Path at the gateway: itself and everything below it. */
  prefix: string;
  upstream: Upstream;
  /** Path at the service, where it differs. */
  target?: string;
  read: Terms;
  change: Terms;
  /** Anonymous GETs are answered from the read cache. */
  cached?: true;
  /** Largest body in bytes; 1 MiB where it is not said. */
  bodyLimit?: number;
  /** Bodies go through as they come and are never gathered: for files, which may be large and whose senders may be slow. */
  streamsBody?: true;
  /** Answers are streams that stay open: they have connections and limits of their own. */
  streams?: true;
}

const bearer = (rate: RateClass): Terms => ({ access: 'bearer', rate });
const publicRead: Terms = { access: 'public', rate: 'publicRead' };

const catalogue = (prefix: string): Route => ({
  prefix,
  upstream: 'catalogue',
  read: publicRead,
  change: bearer('change'),
  cached: true,
});
/** 公开指标 — figures that anybody may read, and many do. */
const published = (prefix: string): Route => ({ prefix, upstream: 'evaluation', read: publicRead, change: bearer('change'), cached: true });
const signedIn = (prefix: string, upstream: Upstream): Route => ({ prefix, upstream, read: bearer('read'), change: bearer('change') });

/** Public, and counted by the client's address. Nothing is changed there, so changes need a token like everywhere else. */
const publicLink = (prefix: string, upstream: Upstream): Route => ({
  prefix,
  upstream,
  read: { access: 'public', rate: 'link' },
  change: bearer('change'),
});

/** 管理 — what operators see and change. */
const administered = (prefix: string, upstream: Upstream): Route => ({
  prefix,
  upstream,
  read: bearer('operations'),
  change: bearer('operations'),
});

/** 运维 — the messaging administration that every service with events has, told apart by the service's name. */
const messaging = (upstream: Upstream): Route => ({
  prefix: `/api/v1/admin/${upstream}/messaging`,
  upstream,
  target: '/api/v1/admin/messaging',
  read: bearer('operations'),
  change: bearer('operations'),
});

/** 路由表 — every path the platform answers outside, and the service that answers it. The more specific prefix comes first. */
export const ROUTES: readonly Route[] = [
  // The one body that is large by nature: an item list as CSV.
  { ...signedIn('/api/v1/items/imports', 'catalogue'), bodyLimit: 5 * 1024 * 1024 },
  catalogue('/api/v1/items'),
  { ...signedIn('/api/v1/catalogue/imports', 'catalogue'), bodyLimit: 64 * 1024 * 1024 },
  catalogue('/api/v1/catalogue'),
  catalogue('/api/v1/departments'),
  catalogue('/api/v1/regions'),
  catalogue('/api/v1/guides'),
  signedIn('/api/v1/applications', 'acceptance'),
  // 电子材料: how large a file may be is the service's to say.
  { ...signedIn('/api/v1/materials/files', 'acceptance'), bodyLimit: 512 * 1024 * 1024, streamsBody: true },
  signedIn('/api/v1/materials', 'acceptance'),
  // The signature in the link is all that a viewer has.
  { prefix: '/api/v1/material-links', upstream: 'acceptance', read: { access: 'public', rate: 'link' }, change: bearer('change') },
  signedIn('/api/v1/drafts', 'acceptance'),
  signedIn('/api/v1/bundles', 'acceptance'),
  signedIn('/api/v1/documents', 'acceptance'),
  // 文书核验: whoever has the code of a document may have it confirmed; codes are too long to be guessed at this rate.
  publicLink('/api/v1/public/documents', 'acceptance'),
  publicLink('/verify', 'acceptance'),
  signedIn('/api/v1/work-list', 'acceptance'),
  // 进度查询: the query code in a header is all that people without an account have.
  { prefix: '/api/v1/progress', upstream: 'acceptance', read: { access: 'public', rate: 'progress' }, change: bearer('change') },
  { ...signedIn('/api/v1/live/applications', 'acceptance'), streams: true },
  {
    prefix: '/api/v1/live/progress',
    upstream: 'acceptance',
    read: { access: 'public', rate: 'progress' },
    change: bearer('change'),
    streams: true,
  },
  // 审批办件公告
  { prefix: '/api/v1/case-notices', upstream: 'acceptance', read: publicRead, change: bearer('change'), cached: true },
  signedIn('/api/v1/window', 'acceptance'),
  signedIn('/api/v1/archives', 'acceptance'),
  signedIn('/api/v1/workbench', 'dispatch'),
  { prefix: '/api/v1/department', upstream: 'dispatch', read: bearer('department'), change: bearer('department') },
  // 部门系统 XML 接口: its own paths below ours; a case with its materials comes as one form.
  {
    prefix: '/api/exchange/Test/getauth',
    upstream: 'dispatch',
    read: bearer('department'),
    change: { access: 'public', rate: 'login' },
    bodyLimit: 64 * 1024,
  },
  {
    prefix: '/api/exchange',
    upstream: 'dispatch',
    read: bearer('department'),
    change: bearer('department'),
    bodyLimit: 4 * 1024 * 1024,
  },
  signedIn('/api/v1/supervision', 'monitoring'),
  signedIn('/api/v1/payments', 'payment'),
  // Payment channels have no token: the signature over the body's bytes speaks for them.
  {
    prefix: '/callbacks/payments',
    upstream: 'payment',
    read: { access: 'public', rate: 'callback' },
    change: { access: 'public', rate: 'callback' },
    bodyLimit: 64 * 1024,
  },
  // So it is with couriers, who say what became of a parcel.
  {
    prefix: '/callbacks/courier',
    upstream: 'acceptance',
    read: { access: 'public', rate: 'callback' },
    change: { access: 'public', rate: 'callback' },
    bodyLimit: 64 * 1024,
  },
  // The courier of development; acceptance answers 404 where that is not open, as in production.
  {
    prefix: '/sandbox/courier',
    upstream: 'acceptance',
    read: { access: 'public', rate: 'link' },
    change: { access: 'public', rate: 'link' },
  },
  // The post box of development; notification answers 404 where messages go elsewhere, as in production.
  { prefix: '/sandbox/messages', upstream: 'notification', read: { access: 'public', rate: 'link' }, change: bearer('change') },
  // The authority of development that proves names; auth answers 404 where it is not asked, as in production.
  {
    prefix: '/sandbox/authority',
    upstream: 'auth',
    read: { access: 'public', rate: 'link' },
    change: { access: 'public', rate: 'link' },
  },
  // The pay page of the development channel; payment answers 404 where that is not open, as in production.
  { prefix: '/sandbox', upstream: 'payment', read: { access: 'public', rate: 'link' }, change: { access: 'public', rate: 'link' } },
  // People without an account rate here: the link in the path is all they have.
  {
    prefix: '/api/v1/evaluations/invitations',
    upstream: 'evaluation',
    read: { access: 'public', rate: 'link' },
    change: { access: 'public', rate: 'link' },
    bodyLimit: 16 * 1024,
  },
  published('/api/v1/evaluations/indicators'),
  published('/api/v1/evaluations/tags'),
  signedIn('/api/v1/evaluations', 'evaluation'),
  signedIn('/api/v1/me', 'auth'),
  signedIn('/api/v1/enterprises', 'auth'),
  // 注册、验证码、找回: of people who have no token yet. The service counts by number, device and address besides.
  ...['registrations', 'one-time-codes', 'password-recoveries'].map((of): Route => ({
    prefix: `/api/v1/${of}`,
    upstream: 'auth',
    read: bearer('read'),
    change: { access: 'public', rate: 'login' },
    bodyLimit: 16 * 1024,
  })),
  signedIn('/api/v1/real-name-verifications', 'auth'),
  // Sites that log people in by tickets: browsers come to the entrances, sites' servers, of many people each, to the calls.
  ...['/sso/servlet', '/restapi/prod', '/rest/user/query'].map((prefix): Route => ({
    prefix,
    upstream: 'auth',
    read: { access: 'public', rate: 'callback' },
    change: { access: 'public', rate: 'callback' },
    bodyLimit: 16 * 1024,
  })),
  ...['/sso', '/opensso'].map((prefix): Route => ({
    prefix,
    upstream: 'auth',
    read: { access: 'public', rate: 'login' },
    change: bearer('change'),
  })),
  ...['token', 'jwks', 'userinfo', '.well-known'].map((of): Route => ({
    prefix: `/oidc/${of}`,
    upstream: 'auth',
    read: { access: 'public', rate: 'token' },
    change: { access: 'public', rate: 'token' },
  })),
  { prefix: '/oidc', upstream: 'auth', read: { access: 'public', rate: 'login' }, change: { access: 'public', rate: 'login' } },
  administered('/api/v1/admin/deliveries', 'dispatch'),
  administered('/api/v1/admin/systems', 'dispatch'),
  administered('/api/v1/admin/intake', 'dispatch'),
  administered('/api/v1/admin/mappings', 'dispatch'),
  administered('/api/v1/admin/figures', 'catalogue'),
  administered('/api/v1/admin/shipments', 'acceptance'),
  administered('/api/v1/admin/document-templates', 'acceptance'),
  administered('/api/v1/admin/counters', 'acceptance'),
  administered('/api/v1/admin/clocks', 'acceptance'),
  administered('/api/v1/admin/ledger', 'acceptance'),
  administered('/api/v1/admin/archives', 'acceptance'),
  administered('/api/v1/admin/notifications', 'notification'),
  ...[
    ...['accounts', 'organisations', 'posts', 'clients', 'client-requests', 'logout-notices', 'sites', 'actions'],
    ...['permissions', 'permission-changes', 'delegations', 'duties', 'identity-readings'],
  ].map((of) => administered(`/api/v1/admin/${of}`, 'auth')),
  messaging('auth'),
  messaging('catalogue'),
  messaging('acceptance'),
  messaging('dispatch'),
  messaging('monitoring'),
  messaging('payment'),
  messaging('evaluation'),
  messaging('notification'),
];

export const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

export const termsOf = (route: Route, method: string): Terms => (isRead(method) ? route.read : route.change);

/** Path and query at the service for a URL at the gateway. A prefix in another spelling (`%61` for `a`) is left for the service to refuse. */
export const targetOf = (route: Route, url: string): string =>
  route.target === undefined || !url.startsWith(route.prefix) ? url : route.target + url.slice(route.prefix.length);

/** Path at the gateway for a path that a service documents; undefined when it is not routed. */
export function publicPathOf(upstream: Upstream, path: string): string | undefined {
  for (const route of ROUTES) {
    const base = route.target ?? route.prefix;
    if (route.upstream === upstream && (path === base || path.startsWith(`${base}/`))) return route.prefix + path.slice(base.length);
  }
  return undefined;
}
