import passport from 'passport';
import type { TokenVerifier } from './token-verifier.js';

interface WithHeaders {
  headers: { authorization?: string };
}

/** Passport strategy over the verifier. Passport clones it for each request by name; handing passport the instance would share callbacks. */
export class JwtStrategy extends passport.Strategy {
  constructor(
    override readonly name: string,
    private readonly verifier: TokenVerifier,
  ) {
    super();
  }

  override authenticate(request: WithHeaders): void {
    void this.run(request);
  }

  private async run(request: WithHeaders): Promise<void> {
    try {
      this.success(await this.verifier.authenticate(request.headers.authorization));
    } catch (error) {
      this.error(error);
    }
  }
}
