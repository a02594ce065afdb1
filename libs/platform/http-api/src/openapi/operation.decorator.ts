import { applyDecorators, HttpCode } from '@nestjs/common';
import type { AppError } from '@yiwang/kernel';
import type { z } from 'zod';

export const OPERATION = 'yiwang:operation';
export const PROBLEMS = 'yiwang:problems';
export const API_GROUP = 'yiwang:api-group';

/** An error by the factory that makes it, or by its code alone. */
export type ErrorRef = (() => AppError) | string;

export interface OperationSpec {
  /** One line, English, imperative: `File an application`. */
  summary: string;
  /** What a caller has to know beyond the schemas. */
  description?: string;
  /** `strong`: the answer is committed and every later read sees it. `eventual`: read from a copy that events feed. */
  consistency: 'strong' | 'eventual';
  /** Errors of its own. Those of validation, login, permission and idempotency are added where they apply. */
  errors?: readonly ErrorRef[];
  /** The answer of success. `status` is also set as the handler's status. No schema: no body. */
  response?: { status?: number; schema?: z.ZodType; description?: string; mediaType?: string };
  /** What the headers mean that the handler takes by `@Headers(name)`, by their names in small letters; `If-Match` need not be told. */
  headers?: Readonly<Record<string, string>>;
  /** A body that is no JSON and that the handler reads itself. */
  rawBody?: { mediaType: string; description: string };
  /** Other answers that are not errors, such as 304. */
  alsoAnswers?: Readonly<Record<number, string>>;
}

/**
 * Describes one HTTP operation for OpenAPI. The permission is taken from `@RequirePermission`, the request from the parameters'
 * schemas. It keeps plain metadata: the OpenAPI library is loaded only when a document is asked for.
 */
export function Operation(spec: OperationSpec): MethodDecorator {
  const mark: MethodDecorator = (_target, _key, descriptor) => {
    Reflect.defineMetadata(OPERATION, spec, descriptor.value as object);
  };
  return spec.response?.status === undefined ? mark : applyDecorators(mark, HttpCode(spec.response.status));
}

/** Errors that every operation of a controller, or one operation besides its own, can give. */
export function ApiProblems(...errors: ErrorRef[]): ClassDecorator & MethodDecorator {
  return (target: object, _key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const on = descriptor ? (descriptor.value as object) : target;
    const before = (Reflect.getMetadata(PROBLEMS, on) as ErrorRef[] | undefined) ?? [];
    Reflect.defineMetadata(PROBLEMS, [...before, ...errors], on);
  };
}

/** The heading under which a controller's operations are listed. */
export const ApiGroup =
  (name: string): ClassDecorator =>
  (target) => {
    Reflect.defineMetadata(API_GROUP, name, target);
  };
