import { Injectable } from '@nestjs/common';
import { SystemAlertClearedV1, SystemAlertRaisedV1 } from '@yiwang/events-dispatch';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Outbox } from '@yiwang/messaging';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import { type AlertKind, type AlertRule, due } from '../domain/alert.js';
import { AlertRules } from '../persistence/alert-rules.js';
import { ReadFigures, successRate, type SystemFigures } from '../system-figures.js';

const PAGE = 200;
const log = logger('assurance');

const OPEN = 'SELECT system_id AS "systemId", kind FROM system_alerts WHERE cleared_at IS NULL AND system_id = ANY($1::uuid[])';
/** Several workers watch; one of them raises it. A figure that goes up and down around its threshold is told of once in the time of its rule. */
const RAISE = `
  INSERT INTO system_alerts (id, system_id, kind, figure, raised_at)
  SELECT $1::uuid, $2::uuid, r.kind, $4::int, $5::timestamptz FROM alert_rules r
  WHERE r.kind = $3 AND NOT EXISTS (SELECT 1 FROM system_alerts a
    WHERE a.system_id = $2 AND a.kind = r.kind AND a.cleared_at > $5::timestamptz - r.again_after_seconds * interval '1 second')
  ON CONFLICT (system_id, kind) WHERE cleared_at IS NULL DO NOTHING RETURNING id`;
const CLEAR = `
  UPDATE system_alerts SET cleared_at = $3 WHERE system_id = $1 AND kind = $2 AND cleared_at IS NULL RETURNING id, figure, raised_at`;

const label = ['system'] as const;

/** 监测 — takes the figures of all systems, tells them as metrics, and raises and clears the alerts that follow from them. */
@Injectable()
export class WatchSystems {
  private readonly gauges = {
    waiting: metrics.gauge('dispatch_system_waiting', 'Messages that wait to be sent to a system', label),
    oldest: metrics.gauge('dispatch_system_oldest_waiting_seconds', 'Age of the oldest of them', label),
    parked: metrics.gauge('dispatch_system_parked', 'Messages to a system that wait for a person', label),
    unacknowledged: metrics.gauge('dispatch_system_unacknowledged', 'Tasks sent to a system that it has not acknowledged', label),
    success: metrics.gauge('dispatch_system_success_ratio', 'Share of tries that went well in this hour and the one before', label),
    open: metrics.gauge('dispatch_system_circuit_open', '1 while the circuit of a system is open', label),
  };

  constructor(
    private readonly read: ReadFigures,
    private readonly rules: AlertRules,
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const seen: SystemFigures[] = [];
    for (let page = await this.read.connected(undefined, PAGE); ; page = await this.read.connected(page.at(-1)!.systemId, PAGE)) {
      seen.push(...page);
      if (page.length < PAGE) break;
    }
    this.measure(seen);
    const rules = await this.rules.list();
    for (let n = 0; n < seen.length; n += PAGE) await this.alert(seen.slice(n, n + PAGE), rules);
  }

  /** A system that is gone is not told any more. Its label is what its operators call it; there are as many as departments have systems. */
  private measure(all: readonly SystemFigures[]): void {
    for (const gauge of Object.values(this.gauges)) gauge.reset();
    for (const figures of all) {
      const system = figures.code ?? figures.systemId;
      this.gauges.waiting.set({ system }, figures.waiting);
      this.gauges.oldest.set({ system }, figures.oldestWaitingSeconds);
      this.gauges.parked.set({ system }, figures.parked);
      this.gauges.unacknowledged.set({ system }, figures.unacknowledged);
      this.gauges.open.set({ system }, figures.circuitOpenSeconds > 0 || figures.retryAt !== null ? 1 : 0);
      const rate = successRate(figures);
      if (rate !== null) this.gauges.success.set({ system }, rate);
    }
  }

  private async alert(page: readonly SystemFigures[], rules: readonly AlertRule[]): Promise<void> {
    const rows = await this.database.query<{ systemId: string; kind: AlertKind }>(OPEN, [page.map(({ systemId }) => systemId)]);
    for (const figures of page) {
      const open = new Set(rows.filter(({ systemId }) => systemId === figures.systemId).map(({ kind }) => kind));
      try {
        await this.alertOne(figures, open, due(figures, rules));
      } catch (err) {
        // The next round finds the same; the other systems do not wait for it.
        log.warn('the alerts of a system could not be settled', { key: figures.systemId, err });
      }
    }
  }

  private async alertOne(figures: SystemFigures, open: ReadonlySet<AlertKind>, wanted: ReadonlyMap<AlertKind, number>): Promise<void> {
    for (const [kind, figure] of wanted) if (!open.has(kind)) await this.raise(figures, kind, figure);
    for (const kind of open) if (!wanted.has(kind)) await this.clear(figures, kind);
  }

  private raise(figures: SystemFigures, kind: AlertKind, figure: number): Promise<void> {
    return this.uow.run(async () => {
      const [alertId, at] = [uuidv7(), this.clock.now()];
      const raised = await this.database.query(RAISE, [alertId, figures.systemId, kind, figure, at]);
      if (raised.length === 0) return;
      const fact = { ...about(figures), alertId, kind, figure, raisedAt: at.toISOString() };
      await this.outbox.add(SystemAlertRaisedV1, fact, { sequence: 1, at });
    });
  }

  private clear(figures: SystemFigures, kind: AlertKind): Promise<void> {
    return this.uow.run(async () => {
      const at = this.clock.now();
      const [row] = await this.database.query<{ id: string; figure: number; raised_at: Date }>(CLEAR, [figures.systemId, kind, at]);
      if (!row) return;
      const alert = { alertId: row.id, kind, figure: row.figure, raisedAt: row.raised_at.toISOString(), clearedAt: at.toISOString() };
      await this.outbox.add(SystemAlertClearedV1, { ...about(figures), ...alert }, { sequence: 2, at });
    });
  }
}

const about = ({ systemId, name, orgCode }: SystemFigures) => ({ systemId, systemName: name, orgCode });
