import { publicPathOf, UPSTREAMS, type Upstream } from '../routing/routes.js';
import { mergeOpenApi, type OpenApiDocument } from './merge.js';

const INFO: OpenApiDocument['info'] = {
  title: 'yiwang 一网',
  version: '1',
  description: 'One-stop government services (政务服务): all services behind the gateway.',
};

/** The one document of everything that the gateway lets through, of what each service says of itself; undefined: it did not answer. */
export const publicApiOf = (documentOf: (service: Upstream) => OpenApiDocument | undefined): OpenApiDocument =>
  mergeOpenApi(
    INFO,
    UPSTREAMS.map((service) => ({ service, document: documentOf(service), publicPath: (path) => publicPathOf(service, path) })),
  );
