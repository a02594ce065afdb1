import { describe, expect, it } from '@jest/globals';
import { publicPathOf } from '../routing/routes.js';
import { mergeOpenApi, type OpenApiDocument } from './merge.js';

const info = { title: 'yiwang', version: '1' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const doc = (paths: OpenApiDocument['paths'], schemas: Record<string, unknown> = {}): OpenApiDocument => ({
  openapi: '3.1.0',
  info,
  paths,
  components: { schemas, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
});
const part = (service: 'catalogue' | 'acceptance' | 'dispatch', document: OpenApiDocument | undefined) => ({
  service,
  document,
  publicPath: (path: string) => publicPathOf(service, path),
});

describe('merged OpenAPI document', () => {
  it('keeps the routed paths only, under their public names', () => {
    const merged = mergeOpenApi(info, [
      part('catalogue', doc({ '/api/v1/items': { get: {} }, '/metrics': { get: {} }, '/api/v1/admin/messaging/outbox': { get: {} } })),
      part('acceptance', doc({ '/api/v1/admin/messaging/outbox': { get: {} } })),
    ]);
    expect(Object.keys(merged.paths)).toEqual([
      '/api/v1/items',
      '/api/v1/admin/catalogue/messaging/outbox',
      '/api/v1/admin/acceptance/messaging/outbox',
    ]);
  });

  it('shares equal components and renames the later of two that differ, with every reference to it', () => {
    const merged = mergeOpenApi(info, [
      part(
        'catalogue',
        doc({ '/api/v1/items': { get: { a: ref('Page'), b: ref('Problem') } } }, { Page: { of: 'item' }, Problem: { p: 1 } }),
      ),
      part(
        'acceptance',
        doc(
          { '/api/v1/applications': { get: { a: ref('Page'), b: ref('Problem') } } },
          { Page: { of: ref('Case') }, Case: { c: 1 }, Problem: { p: 1 } },
        ),
      ),
    ]);
    expect(merged.components!['schemas']).toEqual({
      Page: { of: 'item' },
      Problem: { p: 1 },
      AcceptancePage: { of: ref('Case') },
      Case: { c: 1 },
    });
    expect(merged.paths['/api/v1/applications']).toEqual({ get: { a: ref('AcceptancePage'), b: ref('Problem') } });
    expect(merged.components!['securitySchemes']).toEqual({ bearer: { type: 'http', scheme: 'bearer' } });
  });

  it('does not share a component that refers to a renamed one', () => {
    const schemas = (inner: unknown) => ({ Outer: { of: ref('Inner') }, Inner: inner });
    const merged = mergeOpenApi(info, [
      part('catalogue', doc({ '/api/v1/items': { get: ref('Outer') } }, schemas(1))),
      part('acceptance', doc({ '/api/v1/applications': { get: ref('Outer') } }, schemas(2))),
    ]);
    expect(merged.paths['/api/v1/applications']).toEqual({ get: ref('AcceptanceOuter') });
    expect(merged.components!['schemas']!['AcceptanceOuter']).toEqual({ of: ref('AcceptanceInner') });
  });

  it('leaves out components that no routed path reaches', () => {
    const merged = mergeOpenApi(info, [part('catalogue', doc({ '/api/v1/items': { get: ref('A') } }, { A: ref('B'), B: {}, Unused: {} }))]);
    expect(Object.keys(merged.components!['schemas']!).sort()).toEqual(['A', 'B']);
  });

  it('keeps operation ids unique', () => {
    const merged = mergeOpenApi(info, [
      part('catalogue', doc({ '/api/v1/items': { get: { operationId: 'list' } } })),
      part('acceptance', doc({ '/api/v1/applications': { get: { operationId: 'list' } } })),
    ]);
    expect(merged.paths['/api/v1/applications']).toEqual({ get: { operationId: 'acceptance_list' } });
  });

  it('names the services that did not answer', () => {
    const merged = mergeOpenApi(info, [part('catalogue', doc({})), part('dispatch', undefined)]);
    expect(merged['x-missing-services']).toEqual(['dispatch']);
    expect(merged.info.description).toContain('dispatch');
  });
});
