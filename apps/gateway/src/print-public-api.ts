import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from './openapi/merge.js';
import { publicApiOf } from './openapi/public-api.js';

/**
 * Prints the platform's OpenAPI document from the services' committed ones, without any of them running:
 * `node dist/src/print-public-api.js <folder of the services>`. A service without a document fails it.
 */
const [folder = ''] = process.argv.slice(2);
const merged = publicApiOf((service) => JSON.parse(readFileSync(join(folder, service, 'openapi.json'), 'utf8')) as OpenApiDocument);
process.stdout.write(`${JSON.stringify(merged, null, 2)}\n`);
