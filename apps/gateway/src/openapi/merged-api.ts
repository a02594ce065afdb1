import { Injectable } from '@nestjs/common';
import { logger } from '@yiwang/telemetry';
import { Upstreams } from '../proxy/upstreams.js';
import { publicPathOf, UPSTREAMS, type Upstream } from '../routing/routes.js';
import { mergeOpenApi, type OpenApiDocument } from './merge.js';

const COMPLETE_MS = 60_000;
/** A service that is just starting should appear soon. */
const INCOMPLETE_MS = 3_000;
const PATIENCE_MS = 5_000;

const log = logger('openapi');

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
    const documents = await Promise.all(UPSTREAMS.map((name) => this.fetch(name)));
    if (documents.includes(undefined)) this.until = performance.now() + INCOMPLETE_MS;
    const merged = mergeOpenApi(
      { title: 'yiwang 一网', version: '1', description: 'One-stop government services (政务服务): all services behind the gateway.' },
      UPSTREAMS.map((service, i) => ({ service, document: documents[i], publicPath: (path) => publicPathOf(service, path) })),
    );
    return JSON.stringify(merged);
  }

  private async fetch(upstream: Upstream): Promise<OpenApiDocument | undefined> {
    try {
      const answer = await this.upstreams.fetch(upstream, '/openapi.json', { accept: 'application/json' }, PATIENCE_MS);
      if (answer.status === 200) return JSON.parse(answer.body.toString('utf8')) as OpenApiDocument;
      log.warn('no OpenAPI document', { service: upstream, status: answer.status });
    } catch (error) {
      log.warn('no OpenAPI document', { service: upstream, err: error });
    }
    return undefined;
  }
}
