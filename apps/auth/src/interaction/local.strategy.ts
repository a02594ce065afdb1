import type { ClientAddress } from '@yiwang/http-api';
import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { z } from 'zod';
import { callerOf, type Caller } from '../account/caller.js';
import type { PasswordLogin } from '../account/password-login.js';

const Credentials = z.object({ login: z.string(), password: z.string() });

/** passport's `local` strategy over our password login. A refusal is a failure with its reason as challenge, never an error. */
export class LocalStrategy extends passport.Strategy {
  constructor(
    override readonly name: string,
    private readonly passwords: PasswordLogin,
    private readonly addresses: ClientAddress,
  ) {
    super();
  }

  override authenticate(request: { body?: unknown }): void {
    const { body, raw } = request as Pick<FastifyRequest, 'body' | 'raw'>;
    void this.run(body, callerOf(raw, this.addresses));
  }

  private async run(body: unknown, caller: Caller): Promise<void> {
    try {
      const form = Credentials.safeParse(body);
      const outcome = form.success
        ? await this.passwords.attempt(form.data.login, form.data.password, caller)
        : ({ refused: 'wrong' } as const);
      if ('refused' in outcome) this.fail({ type: outcome.refused });
      else this.success(outcome);
    } catch (error) {
      this.error(error);
    }
  }
}
