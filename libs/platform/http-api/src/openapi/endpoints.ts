import { RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { controllersOf } from './controllers.js';
import { methodsOf } from './describe-controllers.js';

/** One operation of a service as the framework serves it, with what its guard looks at. */
export interface Endpoint {
  /** `GET /api/v1/tasks/:taskId`. */
  name: string;
  controller: Type;
  handler: (...args: unknown[]) => unknown;
}

const paths = (on: object): string[] => {
  const path = (Reflect.getMetadata(PATH_METADATA, on) as string | string[] | undefined) ?? '';
  return (Array.isArray(path) ? path : [path]).map((each) => each.replace(/^\/|\/$/g, ''));
};

/** Every operation of an application's controllers, also those that OpenAPI does not tell of. */
export function endpointsOf(app: INestApplication): Endpoint[] {
  const found: Endpoint[] = [];
  for (const controller of controllersOf(app))
    for (const name of methodsOf(controller)) {
      const handler = (controller.prototype as Record<string, Endpoint['handler']>)[name]!;
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
      for (const prefix of paths(controller))
        for (const path of paths(handler))
          found.push({ name: `${method} /${[prefix, path].filter(Boolean).join('/')}`, controller, handler });
    }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}
