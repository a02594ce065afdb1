import { Injectable } from '@nestjs/common';
import { logger } from '@yiwang/telemetry';
import { Upstreams } from '../proxy/upstreams.js';
import { UPSTREAMS, type Upstream } from '../routing/routes.js';
import type { OpenApiDocument } from './merge.js';
import { publicApiOf } from './public-api.js';

const COMPLETE_MS = 60_000;
/** A service that is just starting should appear soon. */
const INCOMPLETE_MS = 3_000;
const PATIENCE_MS = 5_000;

const log = logger('openapi');

const isDocument = (value: unknown): value is OpenApiDocument =>
  typeof value === 'object' && value !== null && 'paths' in value && typeof value.paths === 'object' && value.paths !== null;

/** The OpenAPI document of the whole platform, put together when it is first asked for. */
@Injectable()
export class MergedApi {
  private text: Promise<string> | undefined;
  private until = 0;

  constructor(private readonly upstreams: Upstreams) {}

  /** JSON text. Never fails: services that do not answer are named in `x-missing-services`. */
  document(): Promise<string> {
    const now = performance.now();
    if (this.text === undefined || now > this.until) {
      this.until = now + COMPLETE_MS;
      this.text = this.build();
    }
    return this.text;
  }

  private async build(): Promise<string> {
    const found = await Promise.all(UPSTREAMS.map(async (name) => [name, await this.fetch(name)] as const));
    const documents = new Map(found);
    if ([...documents.values()].includes(undefined)) this.until = performance.now() + INCOMPLETE_MS;
    return JSON.stringify(publicApiOf((service) => documents.get(service)));
  }

  private async fetch(upstream: Upstream): Promise<OpenApiDocument | undefined> {
    try {
      const answer = await this.upstreams.fetch(upstream, '/openapi.json', { accept: 'application/json' }, PATIENCE_MS);
      const document: unknown = answer.status === 200 ? JSON.parse(answer.body.toString('utf8')) : undefined;
      if (isDocument(document)) return document;
      log.warn('no OpenAPI document', { service: upstream, status: answer.status });
    } catch (error) {
      log.warn('no OpenAPI document', { service: upstream, err: error });
    }
    return undefined;
  }
}
