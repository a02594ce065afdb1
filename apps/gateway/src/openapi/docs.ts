import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
};
const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>yiwang 一网 API</title>
    <link rel="icon" href="/docs/assets/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="ui"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', deepLinking: true, docExpansion: 'none', tagsSorter: 'alpha' });\n`;

/**
 * /docs — the document as a page that needs no internet. The viewer's files are streamed from the installed package when somebody looks,
 * so that a gateway nobody reads the manual of does not hold them in memory.
 */
export function registerDocs(fastify: FastifyInstance): void {
  const assets = join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui')), 'static');
  fastify.get('/docs', (_request, reply) =>
    reply.header('content-security-policy', POLICY).header('content-type', 'text/html; charset=utf-8').send(PAGE),
  );
  fastify.get('/docs/start.js', (_request, reply) => reply.header('content-type', TYPES['.js']).send(START));
  for (const name of ASSETS) {
    fastify.get(`/docs/assets/${name}`, (_request, reply) =>
      reply
        .header('content-type', TYPES[extname(name)])
        .header('cache-control', 'public, max-age=86400')
        .send(createReadStream(join(assets, name))),
    );
  }
}
