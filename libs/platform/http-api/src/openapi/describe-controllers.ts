import { RequestMethod, type Type } from '@nestjs/common';
import { CUSTOM_ROUTE_ARGS_METADATA, METHOD_METADATA, ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import { isAppError, type AppError } from '@yiwang/kernel';
import { ERROR_STATUS } from '../problem/error-status.js';
import {
  idempotencyInProgress,
  idempotencyKeyInvalid,
  idempotencyKeyMissing,
  idempotencyKeyReused,
  invalidInput,
  malformedJson,
} from '../problem/http.errors.js';
import { Problem } from '../problem/problem.js';
import { API_GROUP, OPERATION, PROBLEMS, type ErrorRef, type OperationSpec } from './operation.decorator.js';

type Swagger = typeof import('@nestjs/swagger');
/** Metadata that `platform/access` writes. */
const ACCESS_RULE = 'yiwang:access';
type AccessRule = { public: true } | { anyOf: readonly string[]; kinds?: readonly string[] };
const STEP_UP_RULE = 'yiwang:step-up';
interface StepUpRule {
  maxAgeSeconds: number;
  secondFactor?: boolean;
}
/** What permissions allow, by their codes. */
export type PermissionMeanings = Readonly<Record<string, { zh: string; en: string }>>;

interface RouteArg {
  schema?: unknown;
  data?: unknown;
  factory?: { name?: string };
}

/** Marks a parameter decorator's factory as the one of `@IdempotencyKey`. */
export const IDEMPOTENCY_FACTORY = 'idempotencyKeyOf';

/** Whole-object query schemas, which become one parameter a field and therefore cannot be references. */
export function querySchemas(controllers: Iterable<Type>): Set<unknown> {
  const found = new Set<unknown>();
  for (const controller of controllers)
    for (const name of methodsOf(controller))
      for (const [key, arg] of Object.entries(argsOf(controller, name)))
        if (Number(key.split(':')[0]) === RouteParamtypes.QUERY && arg.schema !== undefined && arg.data === undefined)
          found.add(arg.schema);
  return found;
}

/** Its own, and those that it shares with others through a class that they extend. */
export const methodsOf = (controller: Type): string[] => {
  const prototype = controller.prototype as Record<string, unknown>;
  return [...new Set(chainOf(prototype).flatMap((each) => Object.getOwnPropertyNames(each)))].filter((name) => {
    const method = prototype[name];
    return typeof method === 'function' && Reflect.hasMetadata(METHOD_METADATA, method);
  });
};

const chainOf = (prototype: object | null): object[] =>
  prototype === null || prototype === Object.prototype ? [] : [prototype, ...chainOf(Object.getPrototypeOf(prototype) as object | null)];

const argsOf = (controller: Type, method: string): Record<string, RouteArg> =>
  (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) as Record<string, RouteArg> | undefined) ?? {};

/** What a header means that is the same everywhere. */
const KNOWN_HEADERS: Readonly<Record<string, string>> = { 'if-match': 'the `ETag` of what is to be changed, as it was read' };
/** `Query-Code`, as headers are written for people. */
const written = (name: string): string => name.replace(/(^|-)[a-z]/g, (begin) => begin.toUpperCase());

interface Told {
  status: number;
  code: string;
  text: string;
}

const tell = (error: ErrorRef): Told => {
  if (typeof error === 'string') return { status: 0, code: error, text: '' };
  const made: unknown = error();
  if (!isAppError(made)) throw new Error('an operation lists an error that is not an AppError');
  return { status: ERROR_STATUS[made.kind], code: made.code, text: made.text.en };
};

const LOGIN: Told[] = [
  { status: 401, code: 'ACCESS.TOKEN_MISSING', text: 'an access token is required' },
  { status: 401, code: 'ACCESS.TOKEN_INVALID', text: 'the access token is not valid' },
  { status: 401, code: 'ACCESS.TOKEN_EXPIRED', text: 'the access token has expired' },
  { status: 401, code: 'ACCESS.TOKEN_ENDED', text: 'access has ended, log in again' },
];
const STEP_UP: Told = { status: 401, code: 'ACCESS.STEP_UP_REQUIRED', text: 'prove again who you are for this operation' };
const FORBIDDEN: Told = { status: 403, code: 'ACCESS.FORBIDDEN', text: 'not permitted' };

function permissionText(rule: AccessRule | undefined, meanings: PermissionMeanings): string {
  if (rule && 'public' in rule) return 'none (public)';
  if (rule?.kinds) return `any authenticated caller of kind ${rule.kinds.map((kind) => `\`${kind}\``).join(' or ')}`;
  if (!rule || rule.anyOf.length === 0) return 'any authenticated caller';
  const told = (code: string): string => (meanings[code] === undefined ? '' : ` (${meanings[code].zh}: ${meanings[code].en})`);
  return rule.anyOf.map((permission) => `\`${permission}\`${told(permission)}`).join(' or ');
}

function stepUpText(rule: StepUpRule | undefined): string {
  if (rule === undefined) return '';
  return ` Step-up: logged in within ${rule.maxAgeSeconds} s${rule.secondFactor === true ? ' by a second factor' : ''} (RFC 9470).`;
}

/** Turns what `@Operation`, `@ApiProblems` and `@RequirePermission` said into the OpenAPI library's own metadata, once a process. */
export function describeControllers(swagger: Swagger, controllers: Iterable<Type>, meanings: PermissionMeanings = {}): void {
  for (const controller of controllers) {
    if (Reflect.hasOwnMetadata('yiwang:described', controller)) continue;
    Reflect.defineMetadata('yiwang:described', true, controller);
    const group = Reflect.getMetadata(API_GROUP, controller) as string | undefined;
    if (group !== undefined) swagger.ApiTags(group)(controller);
    for (const name of methodsOf(controller)) describeMethod(swagger, controller, name, meanings);
  }
}

/**
 * A handler that controllers share through a class is described for each of them, since each comes in by another permission: by a copy with
 * the same marks.
 */
function ownHandler(controller: Type, name: string): PropertyDescriptor {
  const prototype = controller.prototype as Record<string, (...args: unknown[]) => unknown>;
  const own = Object.getOwnPropertyDescriptor(prototype, name);
  if (own) return own;
  const shared = prototype[name]!;
  const value = function (this: unknown, ...args: unknown[]): unknown {
    return shared.apply(this, args);
  };
  // By its name its arguments are found, and its operation is called.
  Object.defineProperty(value, 'name', { value: name });
  for (const key of Reflect.getMetadataKeys(shared) as unknown[]) Reflect.defineMetadata(key, Reflect.getMetadata(key, shared), value);
  const descriptor: PropertyDescriptor = { value, writable: true, enumerable: false, configurable: true };
  Object.defineProperty(prototype, name, descriptor);
  return descriptor;
}

function describeMethod(swagger: Swagger, controller: Type, name: string, meanings: PermissionMeanings): void {
  const descriptor = ownHandler(controller, name);
  const handler = descriptor.value as object;
  const spec = Reflect.getMetadata(OPERATION, handler) as OperationSpec | undefined;
  const rule = (Reflect.getMetadata(ACCESS_RULE, handler) ?? Reflect.getMetadata(ACCESS_RULE, controller)) as AccessRule | undefined;
  const stepUp = (Reflect.getMetadata(STEP_UP_RULE, handler) ?? Reflect.getMetadata(STEP_UP_RULE, controller)) as StepUpRule | undefined;
  const args = Object.entries(argsOf(controller, name));
  const hasBody = args.some(([key]) => Number(key.split(':')[0]) === RouteParamtypes.BODY);
  const hasKey = args.some(([key, arg]) => key.includes(CUSTOM_ROUTE_ARGS_METADATA) && arg.factory?.name === IDEMPOTENCY_FACTORY);

  const apply = (decorator: MethodDecorator): void => void decorator(controller.prototype as object, name, descriptor);
  const isPublic = rule !== undefined && 'public' in rule;
  const factories: ErrorRef[] = [...listed(controller), ...listed(handler), ...(spec?.errors ?? [])];
  if (args.some(([, arg]) => arg.schema !== undefined)) factories.push(invalidInput as () => AppError);
  if (hasBody) factories.push(malformedJson);
  if (hasKey) factories.push(idempotencyKeyMissing, idempotencyKeyInvalid, idempotencyKeyReused, idempotencyInProgress);
  const errors = factories.map(tell);
  if (!isPublic) errors.push(...LOGIN, ...(rule && (rule.anyOf.length > 0 || rule.kinds) ? [FORBIDDEN] : []));
  if (stepUp) errors.push(STEP_UP);
  const who = `${permissionText(rule, meanings)}.${stepUpText(stepUp)}`;

  apply(swagger.ApiOperation({ summary: spec?.summary ?? name, description: descriptionOf(spec, who, errors) }));
  if (!isPublic) apply(swagger.ApiBearerAuth());
  if (rule && 'anyOf' in rule) apply(swagger.ApiExtension('x-permission', rule.anyOf) as MethodDecorator);
  if (stepUp) apply(swagger.ApiExtension('x-step-up', stepUp) as MethodDecorator);
  if (hasKey)
    apply(
      swagger.ApiHeader({
        name: 'Idempotency-Key',
        required: true,
        description: 'a fresh UUID for each intended effect; kept for 24 hours',
        schema: { type: 'string', maxLength: 128 },
      }),
    );
  for (const [key, { data }] of args) {
    if (Number(key.split(':')[0]) !== RouteParamtypes.HEADERS || typeof data !== 'string') continue;
    const description = spec?.headers?.[data] ?? KNOWN_HEADERS[data];
    apply(swagger.ApiHeader({ name: written(data), required: false, ...(description !== undefined && { description }) }));
  }
  if (spec?.rawBody) {
    apply(swagger.ApiConsumes(spec.rawBody.mediaType));
    apply(swagger.ApiBody({ required: true, schema: { type: 'string', description: spec.rawBody.description } }));
  }
  const verb = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
  const status =
    spec?.response?.status ??
    (Reflect.getMetadata('__httpCode__', handler) as number | undefined) ??
    (verb === RequestMethod.POST ? 201 : 200);
  describeAnswers(swagger, apply, spec, status, errors);
}

function describeAnswers(
  swagger: Swagger,
  apply: (d: MethodDecorator) => void,
  spec: OperationSpec | undefined,
  status: number,
  errors: Told[],
): void {
  const { schema, description, mediaType } = spec?.response ?? {};
  apply(swagger.ApiResponse({ status, description: description ?? 'done', ...(schema ? { standardSchema: schema } : {}) } as never));
  if (mediaType) apply(swagger.ApiProduces(mediaType));
  for (const [code, text] of Object.entries(spec?.alsoAnswers ?? {}))
    apply(swagger.ApiResponse({ status: Number(code), description: text }));
  const statuses = [...new Set(errors.map((error) => error.status))].filter((code) => code > 0).sort((a, b) => a - b);
  for (const code of statuses) {
    const codes = [...new Set(errors.filter((error) => error.status === code).map((error) => error.code))].sort();
    apply(swagger.ApiResponse({ status: code, description: codes.join(', '), standardSchema: Problem } as never));
  }
}

const listed = (on: object): ErrorRef[] => (Reflect.getMetadata(PROBLEMS, on) as ErrorRef[] | undefined) ?? [];

function descriptionOf(spec: OperationSpec | undefined, who: string, errors: readonly Told[]): string {
  const unique = [...new Map(errors.map((error) => [error.code, error])).values()].sort(
    (a, b) => a.status - b.status || (a.code < b.code ? -1 : 1),
  );
  const lines = unique.map(({ status, code, text }) => `- ${status > 0 ? `${status} ` : ''}\`${code}\`${text ? `: ${text}` : ''}`);
  return [
    ...(spec?.description ? [spec.description, ''] : []),
    `Consistency: **${spec?.consistency ?? 'strong'}**. Permission: ${who}`,
    ...(lines.length > 0 ? ['', 'Errors:', ...lines] : []),
  ].join('\n');
}
