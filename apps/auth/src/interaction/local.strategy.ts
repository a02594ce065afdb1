import passport from 'passport';
import { z } from 'zod';
import type { PasswordLogin } from '../account/password-login.js';

const Credentials = z.object({ login: z.string(), password: z.string() });

/** passport's `local` strategy over our password login. A refusal is a failure with its reason as challenge, never an error. */
export class LocalStrategy extends passport.Strategy {
  constructor(
    override readonly name: string,
    private readonly passwords: PasswordLogin,
  ) {
    super();
  }

  override authenticate(request: { body?: unknown }): void {
    void this.run(request.body);
  }

  private async run(body: unknown): Promise<void> {
    try {
      const form = Credentials.safeParse(body);
      const outcome = form.success ? await this.passwords.attempt(form.data.login, form.data.password) : ({ refused: 'wrong' } as const);
      if ('refused' in outcome) this.fail({ type: outcome.refused });
      else this.success(outcome);
    } catch (error) {
      this.error(error);
    }
  }
}
