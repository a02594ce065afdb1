import { Inject, Injectable, type ExecutionContext, type OnModuleDestroy } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { FieldCipher } from '@yiwang/access';
import { ClientAddress } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from 'oidc-provider';
import type Provider from 'oidc-provider';
import passport from 'passport';
import { PasswordLogin, type LoginOutcome } from '../account/password-login.js';
import { OIDC_PROVIDER } from '../oidc/provider.js';
import { isFromOurForm } from './csrf.js';
import { LocalStrategy } from './local.strategy.js';

export type FormOutcome = LoginOutcome | { refused: 'form' };

export interface LoginRequest {
  params: { uid: string };
  body?: { login?: unknown; csrf?: unknown; password?: unknown; newPassword?: unknown; newPasswordAgain?: unknown };
  user?: FormOutcome;
}

let strategies = 0;

/**
 * Runs the `local` strategy on a form that is ours and of this browser's own login: an attempt counts against limits, so nobody makes one from
 * another's browser. Lets every outcome through, for the page shows it.
 */
@Injectable()
export class LocalLoginGuard extends AuthGuard() implements OnModuleDestroy {
  private readonly strategy: string;

  constructor(
    passwords: PasswordLogin,
    private readonly cipher: FieldCipher,
    @Inject(OIDC_PROVIDER) private readonly provider: Provider,
    addresses: ClientAddress,
  ) {
    // passport is one per process; two services of one process (tests) must not share a strategy.
    const strategy = `local#${++strategies}`;
    super({ defaultStrategy: strategy });
    this.strategy = strategy;
    passport.use(new LocalStrategy(strategy, passwords, addresses));
  }

  onModuleDestroy(): void {
    passport.unuse(this.strategy);
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<LoginRequest & Pick<FastifyRequest, 'raw'>>();
    const ours = isFromOurForm(this.cipher, request.params.uid, request.body?.csrf);
    if (!ours || !(await this.isUnderWay(request, http.getResponse<FastifyReply>()))) {
      request.user = { refused: 'form' };
      return true;
    }
    await super.canActivate(context);
    return true;
  }

  private async isUnderWay({ raw, params }: LoginRequest & Pick<FastifyRequest, 'raw'>, reply: FastifyReply): Promise<boolean> {
    try {
      return (await this.provider.interactionDetails(raw, reply.raw)).uid === params.uid;
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return false;
      throw error;
    }
  }

  override handleRequest<T>(error: unknown, user: unknown, info: unknown): T {
    if (error) throw error instanceof Error ? error : new Error('the login strategy failed', { cause: error });
    if (user) return user as T;
    const refused = (info as { type?: string } | undefined)?.type === 'locked' ? 'locked' : 'wrong';
    return { refused } satisfies FormOutcome as T;
  }
}
