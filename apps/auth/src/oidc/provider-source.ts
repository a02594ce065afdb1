import type { IncomingMessage, ServerResponse } from 'node:http';
import { logger } from '@yiwang/telemetry';
import type { JWK } from 'jose';
import type Provider from 'oidc-provider';
import type { SigningKeys } from './signing-keys.js';

/** Every process sees a change of keys within this time. */
const KEYS_READ_EVERY_MS = 10_000;
const log = logger('oidc');

/** Injection token of the `ProviderSource`. */
export const PROVIDER_SOURCE = Symbol('PROVIDER_SOURCE');

/** What is built for one set of keys. */
export interface BuiltProvider {
  provider: Provider;
  /** Sends a logout token to the client's registered address. */
  sendLogout(clientId: string, accountId: string, sid: string): Promise<void>;
}

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** oidc-provider takes its keys when it is built and never again, so another one is built when they change; it keeps nothing else in memory. */
export class ProviderSource {
  private built: (BuiltProvider & { serve: Serve; kids: string }) | undefined;
  private readAt = Number.NEGATIVE_INFINITY;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly keys: Pick<SigningKeys, 'load'>,
    private readonly build: (keys: JWK[]) => BuiltProvider,
  ) {}

  /** The provider with the keys of now. */
  async current(): Promise<BuiltProvider & { serve: Serve }> {
    if (performance.now() - this.readAt > KEYS_READ_EVERY_MS) {
      this.reading ??= this.read().finally(() => (this.reading = undefined));
      await this.reading;
    }
    return this.latest;
  }

  /** For the next use, not for one under way. */
  forget(): void {
    this.readAt = Number.NEGATIVE_INFINITY;
  }

  /**
   * One object for whoever has the provider injected: each property is that of the provider built last. Its models (`Client`, `Grant`) are
   * classes, known by their capitals; the rest are methods, which know themselves by private fields and are bound.
   */
  facade(): Provider {
    return new Proxy({} as Provider, {
      get: (_, name) => {
        const { provider } = this.latest;
        const value: unknown = Reflect.get(provider, name, provider);
        return typeof value === 'function' && typeof name === 'string' && !/^[A-Z]/.test(name) ? (value.bind(provider) as unknown) : value;
      },
    });
  }

  private get latest(): BuiltProvider & { serve: Serve } {
    if (!this.built) throw new Error('the provider was never built');
    return this.built;
  }

  private async read(): Promise<void> {
    try {
      const keys = await this.keys.load();
      const kids = keys.map(({ kid }) => kid).join();
      if (kids !== this.built?.kids) {
        const built = this.build(keys);
        this.built = { ...built, serve: built.provider.callback(), kids };
      }
      this.readAt = performance.now();
    } catch (err) {
      if (!this.built) throw err;
      log.warn('the signing keys could not be read again, those at hand go on', { err });
    }
  }
}
