import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { previewRawRoutes } from '@yiwang/service-host';
import { gateway } from '../src/gateway.service.js';
import { publicPathOf, ROUTES, termsOf, UPSTREAMS, type Upstream } from '../src/routing/routes.js';

const rowsOf = (service: Upstream): [string, string, string][] => {
  const file = new URL(`../../${service}/access-matrix.json`, import.meta.url);
  return Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>).map(([name, who]) => {
    const [method = '', path = ''] = name.split(' ');
    return [method, path, who];
  });
};
const routeOf = (path: string) => ROUTES.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));

it('the gateway answers nothing itself but the pages of the API, which are open; all else is on its table of routes', async () => {
  const table = new Set(ROUTES.flatMap(({ prefix }) => [`ALL ${prefix}`, `ALL ${prefix}/*`]));
  const addresses = Object.fromEntries(UPSTREAMS.map((service) => [`${service.toUpperCase()}_URL`, 'http://127.0.0.1:1']));
  const own = (await previewRawRoutes(gateway, addresses)).filter((name) => !table.has(name));
  expect(own.map((name) => name.replace(/\/assets\/.*/, '/assets/…'))).toEqual(
    expect.arrayContaining(['GET /docs', 'GET /docs/start.js', 'GET /docs/assets/…']),
  );
  expect(own.filter((name) => !/^GET \/docs(\/start\.js|\/assets\/[^/]+)?$/.test(name))).toEqual([]);
});

describe.each(UPSTREAMS)('the operations of %s', (service) => {
  const rows = rowsOf(service);

  it.each(rows.filter(([, path]) => !path.startsWith('/api/v1/internal/')))(
    'are reached from outside, as they may be: %s %s',
    (method, pattern, who) => {
      const path = pattern.replace(/\/\*$/, '');
      const outside = publicPathOf(service, path);
      const route = outside === undefined ? undefined : routeOf(outside);
      expect([path, outside !== undefined, route?.upstream]).toEqual([path, true, service]);
      // Whoever needs no token there must not be asked for one here.
      if (who === 'public' || (who.startsWith('own: ') && !who.startsWith('own: the token'))) {
        expect(termsOf(route!, method).access).toBe('public');
      }
    },
  );

  it('are not reached from outside when services alone ask for them', () => {
    const internal = rows.filter(([, path]) => path.startsWith('/api/v1/internal/'));
    const reached = internal.filter(([, path]) => publicPathOf(service, path) !== undefined || routeOf(path) !== undefined);
    expect(reached).toEqual([]);
  });

  it('are open to services or within alone, where they are internal', () => {
    const open = rows.filter(([, path, who]) => path.startsWith('/api/v1/internal/') && who !== 'service');
    expect(open.map(([method, path]) => `${method} ${path}`)).toEqual(service === 'auth' ? ['GET /api/v1/internal/access-endings'] : []);
  });
});
