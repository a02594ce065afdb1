import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { logger } from '@yiwang/telemetry';
import { LoginAttempts } from '../account/login-attempts.js';
import type { AuthConfig } from '../auth.config.js';
import { PayloadStore } from './payload-store.js';

const EVERY_MS = 60_000;
const BATCH = 2_000;

/** Removes expired sessions, codes, tokens and attempts, in a worker. Reading never depends on it: expiry is judged at reading. */
@Injectable()
export class ExpiryCleaner implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    private readonly payloads: PayloadStore,
    private readonly attempts: LoginAttempts,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.ROLE === 'api') return;
    this.timer = setInterval(() => void (this.running ??= this.clean().finally(() => (this.running = undefined))), EVERY_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async clean(): Promise<void> {
    try {
      while ((await this.payloads.prune(BATCH)) === BATCH);
      await this.attempts.prune();
    } catch (error) {
      logger('oidc').warn('expired entries could not be removed; the next round tries again', { err: error });
    }
  }
}
