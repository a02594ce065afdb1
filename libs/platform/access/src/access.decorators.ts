import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { tokenMissing } from './access.errors.js';
import type { Principal, PrincipalKind } from './principal.js';

/** Metadata key of a handler's rule; the OpenAPI document is written from it. */
export const ACCESS_RULE = 'yiwang:access';

/** What a handler declares. A handler that declares nothing is refused to everybody. */
export type AccessRule = { public: true } | { anyOf: readonly string[]; kinds?: readonly PrincipalKind[] };

/** Metadata key of what a handler demands of the login itself. */
export const STEP_UP_RULE = 'yiwang:step-up';

/** How sure it has to be who is there: that he proved it not longer ago, and by how many factors. */
export interface StepUpRule {
  maxAgeSeconds: number;
  /** By a second factor or a face; otherwise any way of logging in will do. */
  secondFactor?: boolean;
}

type Decorator = MethodDecorator & ClassDecorator;

/** Open to everybody; no token is looked at. */
export const Public = (): Decorator => SetMetadata<string, AccessRule>(ACCESS_RULE, { public: true });

/** The caller needs the permission; with several, any one of them. On a controller it holds for each handler that says nothing itself. */
export const RequirePermission = (permission: string, ...alternatives: string[]): Decorator =>
  SetMetadata<string, AccessRule>(ACCESS_RULE, { anyOf: [permission, ...alternatives] });

/** Any authenticated caller, whatever the permissions: for what concerns only the caller, such as `/api/v1/me`. */
export const RequireLogin = (): Decorator => SetMetadata<string, AccessRule>(ACCESS_RULE, { anyOf: [] });

/** Any authenticated caller of these kinds: for what services ask of one another, and for what people alone have (sessions, a second factor). */
export const RequireKind = (kind: PrincipalKind, ...others: PrincipalKind[]): Decorator =>
  SetMetadata<string, AccessRule>(ACCESS_RULE, { anyOf: [], kinds: [kind, ...others] });

/**
 * Besides the permission: who is logged in has proved it within so many seconds. Otherwise the answer is 401 with what the client has to ask
 * the user for (RFC 9470); with the token of that login it comes again. For what cannot be undone, or gives rights to others.
 */
export const RequireStepUp = (rule: StepUpRule): Decorator => SetMetadata<string, StepUpRule>(STEP_UP_RULE, rule);

/** The principal that the guard found, for code outside Nest's handlers (hooks, other parameter decorators). */
export function principalOf(request: unknown): Principal | undefined {
  return (request as { user?: Principal }).user;
}

/** The caller. On a `@Public` handler there is none: ACCESS.TOKEN_MISSING. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = principalOf(context.switchToHttp().getRequest());
  if (principal === undefined) throw tokenMissing();
  return principal;
});
