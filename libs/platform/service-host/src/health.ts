/** What must answer for the service to be useful. Redis and Kafka are missing on purpose: without them a service is slower, not wrong. */
export type HealthCheck = () => Promise<unknown>;

export interface Readiness {
  status: 'ok' | 'unavailable';
  checks: Record<string, 'up' | 'down'>;
  /** 副本 of state topics, where the service has any: one that is being rebuilt answers for what it has. */
  copies?: Record<string, string>;
}

const TIMEOUT_MS = 2_000;

async function within(check: HealthCheck): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      check(),
      new Promise((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('no answer in time')), TIMEOUT_MS);
      }),
    ]);
    return 'up';
  } catch {
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}

/** Liveness and readiness of one process. A few lines instead of a health framework, which would cost each service more memory. */
export class Health {
  private readonly checks = new Map<string, HealthCheck>();
  private stopping = false;
  private copies: () => Promise<Record<string, string>> = () => Promise.resolve({});

  add(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  /** What is told beside the checks and takes nobody out of service. */
  tellCopies(read: () => Promise<Record<string, string>>): void {
    this.copies = read;
  }

  /** From now on the process asks for no more traffic. */
  stop(): void {
    this.stopping = true;
  }

  async ready(): Promise<Readiness> {
    const names = [...this.checks.keys()];
    const states = await Promise.all(names.map((name) => within(this.checks.get(name)!)));
    const up = !this.stopping && states.every((state) => state === 'up');
    const copies = up ? await this.copies().catch(() => ({})) : {};
    return {
      status: up ? 'ok' : 'unavailable',
      checks: Object.fromEntries(names.map((name, i) => [name, states[i]!])),
      ...(Object.keys(copies).length > 0 && { copies }),
    };
  }
}
