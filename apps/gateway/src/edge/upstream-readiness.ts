import { Injectable } from '@nestjs/common';
import { Upstreams } from '../proxy/upstreams.js';
import { UPSTREAMS } from '../routing/routes.js';

export interface ReadinessReport {
  status: 'ok' | 'unavailable';
  checks: Record<string, 'up' | 'down'>;
}

const PATIENCE_MS = 1_000;
/** Probes come from several sides; the services are asked at most this often. */
const REMEMBERED_MS = 500;

/**
 * 就绪 — ready when every service has answered once. From then on the outage of some services is reported but does not take the gateway
 * out of service, which would turn one service's trouble into everybody's; only the loss of all of them does.
 */
@Injectable()
export class UpstreamReadiness {
  private readonly seen = new Set<string>();
  private last: { at: number; report: Promise<ReadinessReport> } | undefined;

  constructor(private readonly upstreams: Upstreams) {}

  check(): Promise<ReadinessReport> {
    const now = performance.now();
    if (this.last === undefined || now - this.last.at > REMEMBERED_MS) this.last = { at: now, report: this.ask() };
    return this.last.report;
  }

  private async ask(): Promise<ReadinessReport> {
    const states = await Promise.all(
      UPSTREAMS.map((name) =>
        this.upstreams.fetch(name, '/health/live', {}, PATIENCE_MS).then(
          (answer) => (answer.status === 200 ? ('up' as const) : ('down' as const)),
          () => 'down' as const,
        ),
      ),
    );
    UPSTREAMS.forEach((name, i) => states[i] === 'up' && this.seen.add(name));
    const ok = this.seen.size === UPSTREAMS.length && states.includes('up');
    return { status: ok ? 'ok' : 'unavailable', checks: Object.fromEntries(UPSTREAMS.map((name, i) => [name, states[i]!])) };
  }
}
