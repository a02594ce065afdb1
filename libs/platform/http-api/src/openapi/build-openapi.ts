import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { PROBLEM_MEDIA_TYPE } from '../problem/problem.js';
import { controllersOf } from './controllers.js';
import { describeControllers, querySchemas, type PermissionMeanings } from './describe-controllers.js';
import { zodComponents } from './zod-components.js';

export interface OpenApiInfo {
  title: string;
  description?: string;
  version: string;
  /** What permissions allow, by their codes: told of each operation that demands one. */
  permissions?: PermissionMeanings;
}

type Json = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of an application, from its controllers and their zod schemas. Sorted, so that it can be committed and
 * compared. The OpenAPI library is loaded here and nowhere else: it costs each service megabytes that most processes never need.
 */
export async function buildOpenApi(app: INestApplication, info: OpenApiInfo): Promise<OpenAPIObject> {
  const swagger = await import('@nestjs/swagger');
  const controllers = controllersOf(app);
  describeControllers(swagger, controllers, info.permissions);
  const asParameters = querySchemas(controllers);
  const config = new swagger.DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(info.title)
    .setDescription(info.description ?? '')
    .setVersion(info.version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = swagger.SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${lowerFirst(controller.replace(/Controller$/, ''))}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? (zodComponents(schema, schemaType, asParameters.has(schema)) as never) : undefined,
  });
  return tidy(document);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** Sorts what depends on the order of modules, and gives errors their media type, which the library knows only for whole operations. */
function tidy(document: OpenAPIObject): OpenAPIObject {
  const paths: Record<string, Json> = {};
  for (const [path, item] of Object.entries(document.paths as Record<string, Json>)) {
    const operations = sorted(item);
    for (const operation of Object.values(operations)) {
      const { responses, security } = operation as { responses?: Record<string, { content?: Json }>; security?: Json[] };
      // Said by the access library and by us: once is enough.
      if (security) (operation as Json)['security'] = [...new Map(security.map((one) => [JSON.stringify(one), one])).values()];
      for (const response of Object.values(responses ?? {})) {
        const schema = (response.content?.['application/json'] as { schema?: { $ref?: string } } | undefined)?.schema;
        if (schema?.$ref === '#/components/schemas/Problem') response.content = { [PROBLEM_MEDIA_TYPE.split(';')[0]!]: { schema } };
      }
    }
    paths[path] = operations;
  }
  const components = { ...document.components, schemas: sorted(document.components?.schemas ?? {}) };
  return JSON.parse(JSON.stringify({ ...document, paths: sorted(paths), components })) as OpenAPIObject;
}
