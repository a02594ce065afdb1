import { Injectable, type ExecutionContext, type OnModuleDestroy } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { FieldCipher } from '@yiwang/access';
import { ClientAddress } from '@yiwang/http-api';
import passport from 'passport';
import { PasswordLogin, type LoginOutcome } from '../account/password-login.js';
import { isFromOurForm } from './csrf.js';
import { LocalStrategy } from './local.strategy.js';

export type FormOutcome = LoginOutcome | { refused: 'form' };

export interface LoginRequest {
  params: { uid: string };
  body?: { login?: unknown; csrf?: unknown; password?: unknown; newPassword?: unknown; newPasswordAgain?: unknown };
  user?: FormOutcome;
}

let strategies = 0;

/** Runs the `local` strategy on a form that is ours; lets every outcome through, for the page shows it. */
@Injectable()
export class LocalLoginGuard extends AuthGuard() implements OnModuleDestroy {
  private readonly strategy: string;

  constructor(
    passwords: PasswordLogin,
    private readonly cipher: FieldCipher,
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
    const request = context.switchToHttp().getRequest<LoginRequest>();
    if (!isFromOurForm(this.cipher, request.params.uid, request.body?.csrf)) {
      request.user = { refused: 'form' };
      return true;
    }
    await super.canActivate(context);
    return true;
  }

  override handleRequest<T>(error: unknown, user: unknown, info: unknown): T {
    if (error) throw error instanceof Error ? error : new Error('the login strategy failed', { cause: error });
    if (user) return user as T;
    const refused = (info as { type?: string } | undefined)?.type === 'locked' ? 'locked' : 'wrong';
    return { refused } satisfies FormOutcome as T;
  }
}
