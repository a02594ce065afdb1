import { Injectable, type ExecutionContext, type OnModuleDestroy } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { isAppError } from '@yiwang/kernel';
import passport from 'passport';
import { ACCESS_RULE, principalOf, STEP_UP_RULE, type AccessRule, type StepUpRule } from './access.decorators.js';
import { forbidden, stepUpRequired, tokenInvalid } from './access.errors.js';
import { JwtStrategy } from './jwt.strategy.js';
import type { Principal } from './principal.js';
import { provedEnough, stepUpParameters } from './step-up.js';
import { TokenVerifier } from './token-verifier.js';

interface Request {
  headers: { authorization?: string };
  user?: Principal;
}
interface Reply {
  header(name: string, value: string): unknown;
}

let strategies = 0;

/** Whether a rule lets the principal in. No rule lets nobody in. */
export function permits(rule: AccessRule | undefined, principal: Principal | undefined): boolean {
  if (rule === undefined) return false;
  if ('public' in rule) return true;
  if (principal === undefined) return false;
  if (rule.kinds && !rule.kinds.includes(principal.kind)) return false;
  return rule.anyOf.length === 0 || rule.anyOf.some((permission) => principal.permissions.has(permission));
}

/** The global guard: who calls (passport strategy `jwt`), and whether the handler's declared permission is theirs. HTTP only. */
@Injectable()
export class AccessGuard extends AuthGuard() implements OnModuleDestroy {
  private readonly rules = new WeakMap<object, AccessRule>();
  private readonly strategy: string;

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly reflector: Reflector,
  ) {
    // passport is one per process; two services of one process (tests) must not share a strategy.
    const strategy = `jwt#${++strategies}`;
    super({ defaultStrategy: strategy });
    this.strategy = strategy;
    passport.use(new JwtStrategy(strategy, verifier));
  }

  onModuleDestroy(): void {
    passport.unuse(this.strategy);
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    // Events are not authenticated by a caller's token; their origin is the broker's access control.
    if (context.getType() !== 'http') return true;
    const rule = this.ruleOf(context);
    if (rule !== undefined && 'public' in rule) return true;
    const request = context.switchToHttp().getRequest<Request>();
    await this.authenticate(request, context);
    const principal = principalOf(request);
    if (principal && permits(rule, principal)) return this.demandStepUp(context, principal);
    this.challenge(context, 'insufficient_scope');
    throw forbidden(
      rule === undefined
        ? { detail: { zh: '该操作未声明权限，拒绝访问', en: 'this operation declares no permission and is refused' } }
        : {},
    );
  }

  /** After the permission: nobody is asked to prove himself for what he may not do anyway. */
  private demandStepUp(context: ExecutionContext, principal: Principal): true {
    const rule = this.reflector.getAllAndOverride<StepUpRule | undefined>(STEP_UP_RULE, [context.getHandler(), context.getClass()]);
    if (rule === undefined || provedEnough(rule, principal, Date.now())) return true;
    this.challenge(context, 'insufficient_user_authentication', stepUpParameters(rule));
    throw stepUpRequired();
  }

  private async authenticate(request: Request, context: ExecutionContext): Promise<void> {
    const authorization = request.headers.authorization;
    // Hot path: a token verified before costs one hash, not a run through passport.
    const known = authorization?.startsWith('Bearer ') ? this.verifier.known(authorization.slice(7)) : undefined;
    if (known === undefined) await super.canActivate(context);
    else request.user = known;
  }

  override handleRequest<T>(error: unknown, user: T, _info: unknown, context: ExecutionContext): T {
    if (!error && user) return user;
    const cause = error instanceof Error ? error : tokenInvalid();
    if (isAppError(cause) && cause.kind === 'unauthenticated') {
      const reason = typeof cause.cause === 'string' ? `, error_description="${cause.cause}"` : '';
      this.challenge(context, cause.code === 'ACCESS.TOKEN_MISSING' ? undefined : 'invalid_token', reason);
    }
    throw cause;
  }

  /** RFC 6750 §3. */
  private challenge(context: ExecutionContext, error: string | undefined, more = ''): void {
    const value = error === undefined ? 'Bearer realm="yiwang"' : `Bearer realm="yiwang", error="${error}"${more}`;
    context.switchToHttp().getResponse<Reply>().header('WWW-Authenticate', value);
  }

  private ruleOf(context: ExecutionContext): AccessRule | undefined {
    const handler = context.getHandler();
    const cached = this.rules.get(handler);
    if (cached) return cached;
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [handler, context.getClass()]);
    // Inherited handlers are one function under several classes, so only what the handler itself says is remembered.
    const own = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, handler);
    if (own) this.rules.set(handler, own);
    return rule;
  }
}
