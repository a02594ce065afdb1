import { Injectable } from '@nestjs/common';
import { DepartmentSystems, type DepartmentSystem } from '../../system/department-system.js';
import { systemMoveRefused, systemNotFound } from '../../system/domain/system.errors.js';
import { ExchangeDatabases, faultOf, type Exchange } from './exchange-databases.js';
import type { DatabaseSeen, ExchangeSeen, Finding } from './exchange-tables.schema.js';
import { FORMS, KEYS, WRITTEN, type FormName } from './forms.js';
import { TableReaders } from './table-readers.js';

/** Counting stops here: a table of millions must not be counted to its end for a look at it. */
const MOST_COUNTED = 10_000;

interface Right extends Record<string, unknown> {
  readonly name: string;
  readonly privilege: string;
  readonly there: boolean;
  readonly held: boolean | null;
}

const OUT_NEEDED = ['SELECT', 'INSERT', 'UPDATE'];
const IN_NEEDED = ['SELECT', 'UPDATE OF COLUMNS'];
const OUT_TOO_MUCH = ['DELETE', 'TRUNCATE'];
const IN_TOO_MUCH = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'];

const RIGHTS = `
  SELECT want.name, want.privilege, to_regclass(want.name) IS NOT NULL AS there,
    CASE WHEN to_regclass(want.name) IS NULL THEN NULL
      WHEN want.privilege = 'UPDATE OF COLUMNS' THEN has_any_column_privilege(want.name, 'UPDATE')
      ELSE has_table_privilege(want.name, want.privilege) END AS held
  FROM unnest($1::text[], $2::text[]) AS want(name, privilege)`;
const COLUMNS = `
  SELECT want.name || '.' || want.col AS about FROM unnest($1::text[], $2::text[]) AS want(name, col)
  WHERE to_regclass(want.name) IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM pg_attribute a WHERE a.attrelid = to_regclass(want.name) AND a.attname = want.col AND NOT a.attisdropped)`;
/** Of what the department writes; what else stands there is read as far as it is there. */
const ANSWERED = [
  ...['projid', 'sync_status', 'dataversion', 'arrival', 'taken', 'tries', 'look_again_at'],
  ...['answer_state', 'answer_code', 'answer_text', 'answered_at', 'answered_version'],
];
const ENCODING = "SELECT current_setting('server_encoding') AS encoding";

/** 前置库检查 — how the platform sees the exchange tables of one system: who may what there, what lies there, and when it was last read. */
@Injectable()
export class ExamineExchange {
  constructor(
    private readonly systems: DepartmentSystems,
    private readonly readers: TableReaders,
    private readonly databases: ExchangeDatabases,
  ) {}

  /** @throws DISPATCH.SYSTEM_NOT_FOUND also for a system of another channel, DISPATCH.SYSTEM_MOVE_REFUSED */
  async of(systemId: string): Promise<ExchangeSeen> {
    const system = await this.systems.byId(systemId);
    if (system?.channel !== 'tables') throw systemNotFound();
    // Nobody has approved the address: it is not for whoever typed it in to learn what answers there.
    if (system.state === 'registered' || system.state === 'retired') throw systemMoveRefused();
    const reader = await this.readers.stateOf(systemId);
    return {
      systemId,
      reader: reader
        ? {
            readAt: reader.readAt?.toISOString() ?? null,
            nextAt: reader.nextAt.toISOString(),
            failures: reader.failures,
            failedAt: reader.failedAt?.toISOString() ?? null,
            error: reader.error,
          }
        : null,
      database: await this.look(system),
    };
  }

  private async look(system: DepartmentSystem): Promise<DatabaseSeen> {
    try {
      return await this.databases.run(system, async (exchange) => {
        const findings = await findingsOf(exchange);
        // Where something is missing, counting would only fail at it.
        const complete = !findings.some(({ code }) => code !== 'RIGHT_EXCESSIVE');
        const seen: DatabaseSeen = { reachable: true, code: null, findings, incoming: [], offered: null };
        if (!complete) return seen;
        for (const form of FORMS) seen.incoming.push(await incoming(exchange, form));
        return { ...seen, offered: await offered(exchange) };
      });
    } catch (error) {
      return { reachable: false, code: faultOf(error).code, findings: [], incoming: [], offered: null };
    }
  }
}

async function findingsOf({ query, out, in: from }: Exchange): Promise<Finding[]> {
  const outgoing = [...FORMS, 'notice'].map((form) => `${out}.${form}`);
  const incoming = FORMS.map((form) => `${from}.${form}`);
  const needed = await rights(query, [
    ...outgoing.flatMap((name) => OUT_NEEDED.map((privilege) => [name, privilege] as const)),
    ...incoming.flatMap((name) => IN_NEEDED.map((privilege) => [name, privilege] as const)),
  ]);
  const tooMuch = await rights(query, [
    ...outgoing.flatMap((name) => OUT_TOO_MUCH.map((privilege) => [name, privilege] as const)),
    ...incoming.flatMap((name) => IN_TOO_MUCH.map((privilege) => [name, privilege] as const)),
  ]);
  const [server] = await query<{ encoding: string }>(ENCODING);
  const columns = [
    ...FORMS.flatMap((form) => [KEYS[form], ...ANSWERED].map((column) => [`${from}.${form}`, column] as const)),
    ...Object.entries(WRITTEN).flatMap(([form, written]) =>
      [...Object.keys(written), 'sync_status', 'dataversion'].map((column) => [`${out}.${form}`, column] as const),
    ),
  ];
  const lacking = await query<{ about: string }>(COLUMNS, [columns.map(([name]) => name), columns.map(([, column]) => column)]);
  const missing = new Set(needed.filter(({ there }) => !there).map(({ name }) => name));
  return [
    ...(server?.encoding === 'UTF8' ? [] : [{ code: 'ENCODING_NOT_UTF8' as const, about: server?.encoding ?? '' }]),
    ...[...missing].map((about) => ({ code: 'TABLE_MISSING' as const, about })),
    ...lacking.map(({ about }) => ({ code: 'COLUMN_MISSING' as const, about })),
    ...needed.filter(({ held }) => held === false).map((right) => ({ code: 'RIGHT_MISSING' as const, about: nameOf(right) })),
    ...tooMuch.filter(({ held }) => held === true).map((right) => ({ code: 'RIGHT_EXCESSIVE' as const, about: nameOf(right) })),
  ];
}

const nameOf = ({ privilege, name }: Right): string => `${privilege} ${name}`;

const rights = (query: Exchange['query'], wanted: (readonly [string, string])[]): Promise<Right[]> =>
  query<Right>(RIGHTS, [wanted.map(([name]) => name), wanted.map(([, privilege]) => privilege)]);

async function incoming({ query, in: schema }: Exchange, form: FormName): Promise<DatabaseSeen['incoming'][number]> {
  const [counts] = await query<{ offered: string; waiting: string; failed: string; refused: string }>(
    `SELECT count(*) FILTER (WHERE t.sync_status <> 'E' AND t.answer_state IS NULL) AS offered,
       count(*) FILTER (WHERE t.sync_status <> 'E' AND t.answer_state = 'waiting') AS waiting,
       count(*) FILTER (WHERE t.sync_status <> 'E' AND t.answer_state = 'failed') AS failed,
       count(*) FILTER (WHERE t.sync_status = 'E') AS refused
     FROM (SELECT sync_status, answer_state FROM ${schema}.${form} WHERE sync_status <> 'S' LIMIT $1) t`,
    [MOST_COUNTED],
  );
  const { offered: first, waiting, failed, refused } = counts!;
  return { form, offered: Number(first), waiting: Number(waiting), failed: Number(failed), refused: Number(refused) };
}

async function offered({ query, out }: Exchange): Promise<number> {
  const [row] = await query<{ count: string }>(
    `SELECT count(*) FROM (SELECT 1 FROM ${out}.apasinfo t WHERE t.sync_status IN ('I', 'U', 'D') LIMIT $1) o`,
    [MOST_COUNTED],
  );
  return Number(row!.count);
}
