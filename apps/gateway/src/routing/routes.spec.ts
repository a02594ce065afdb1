import { describe, expect, it } from '@jest/globals';
import { CACHED_RATE } from '../edge/cached-reads.js';
import { DEFAULT_RATES } from '../limit/rate-classes.js';
import { publicPathOf, ROUTES, targetOf, termsOf, UPSTREAMS } from './routes.js';

const routeFor = (path: string) => ROUTES.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))!;
const routeOf = (prefix: string) => ROUTES.find((route) => route.prefix === prefix)!;

describe('route table', () => {
  it('has each prefix once, and the more specific one first', () => {
    ROUTES.forEach((route, i) => {
      for (const later of ROUTES.slice(i + 1)) expect(`${later.prefix}/`.startsWith(`${route.prefix}/`)).toBe(false);
    });
  });

  it('names only known services and rate classes', () => {
    for (const route of ROUTES) {
      expect(UPSTREAMS).toContain(route.upstream);
      expect(Object.keys(DEFAULT_RATES)).toEqual(expect.arrayContaining([route.read.rate, route.change.rate]));
    }
  });

  it('needs a token for every change except at the login, by an evaluation link, by a payment channel, by a courier, where a department system or site calls and for who registers or has lost his password', () => {
    const open = ROUTES.filter((route) => route.change.access === 'public').map((route) => route.prefix);
    expect(open).toEqual([
      '/api/exchange/Test/getauth',
      '/callbacks/payments',
      '/callbacks/courier',
      '/sandbox/courier',
      '/sandbox/authority',
      '/sandbox',
      '/api/v1/evaluations/invitations',
      '/api/v1/registrations',
      '/api/v1/one-time-codes',
      '/api/v1/password-recoveries',
      '/sso/servlet',
      '/restapi/prod',
      '/rest/user/query',
      '/oidc/token',
      '/oidc/jwks',
      '/oidc/userinfo',
      '/oidc/.well-known',
      '/oidc',
    ]);
  });

  it('counts the renewal of tokens apart from the pages of the login', () => {
    expect(['/oidc/token', '/oidc/jwks', '/oidc/auth'].map((path) => termsOf(routeFor(path), 'POST').rate)).toEqual([
      'token',
      'token',
      'login',
    ]);
  });

  it('caches only what anybody may read, under one rate class', () => {
    for (const route of ROUTES) if (route.cached) expect(route.read).toEqual({ access: 'public', rate: CACHED_RATE });
  });

  it('keeps the path, except for the messaging administration of a named service', () => {
    expect(targetOf(routeOf('/api/v1/items'), '/api/v1/items/1?x=2')).toBe('/api/v1/items/1?x=2');
    expect(targetOf(routeOf('/api/v1/admin/dispatch/messaging'), '/api/v1/admin/dispatch/messaging/dead-letters?limit=5')).toBe(
      '/api/v1/admin/messaging/dead-letters?limit=5',
    );
  });

  it('cuts off no prefix that is spelt in another way', () => {
    const odd = '/api/v1/admin/disp%61tch/messaging/dead-letters';
    expect(targetOf(routeOf('/api/v1/admin/dispatch/messaging'), odd)).toBe(odd);
  });

  it('streams bodies only of files, whose service says what is too large', () => {
    expect(ROUTES.filter((route) => route.streamsBody).map(({ prefix }) => prefix)).toEqual(['/api/v1/materials/files']);
  });

  it('tells reads from changes', () => {
    expect(termsOf(routeOf('/api/v1/items'), 'GET').access).toBe('public');
    expect(termsOf(routeOf('/api/v1/items'), 'POST').access).toBe('bearer');
  });

  it('finds the public path of what a service documents', () => {
    expect(publicPathOf('catalogue', '/api/v1/items/{itemCode}')).toBe('/api/v1/items/{itemCode}');
    expect(publicPathOf('monitoring', '/api/v1/admin/messaging/outbox')).toBe('/api/v1/admin/monitoring/messaging/outbox');
    expect(publicPathOf('catalogue', '/api/v1/applications')).toBeUndefined();
    expect(publicPathOf('catalogue', '/api/v1/itemsX')).toBeUndefined();
    expect(publicPathOf('dispatch', '/metrics')).toBeUndefined();
  });
});
