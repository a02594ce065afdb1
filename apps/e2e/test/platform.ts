import { randomUUID } from 'node:crypto';
import { ITEMS } from '@yiwang/demo-data';
import { eventually } from '@yiwang/testing';
import {
  castOf,
  FILINGS,
  onPaper,
  presentOf,
  publishDemoItems,
  Stack,
  type ApiClient,
  type Cast,
  type Receipt,
  type ServiceName,
} from '@yiwang/stack';
import pg from 'pg';

export interface Answer {
  status: number;
  headers: Headers;
  /** Milliseconds from sending to the last byte; getting a token is not part of it. */
  ms: number;
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test looks into whatever came
}

export interface Call {
  method?: string;
  /** Sent as JSON, unless it is a string: then as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Sent instead of the caller's own token. */
  token?: string;
}

export interface TimelineEntry {
  eventId: string;
  source: string;
  sequence: number;
  type: string;
  at: string;
  actor: { kind: string; id: string; orgCode: string | null } | null;
}

export interface CaseFile {
  timeline: TimelineEntry[];
  clocks: { kind: string; state: string; dueAt: string; orgCode: string }[];
  cards: { ruleCode: string; level: string; kind: string; dueAt: string; issuedAt: string }[];
  gaps: unknown[];
}

/** The whole platform in processes of its own, with everybody who acts in it and a view into every database. */
export class Platform {
  private readonly databases = new Map<ServiceName, pg.Pool>();

  private constructor(
    readonly stack: Stack,
    readonly cast: Cast,
  ) {}

  static async start(env: Record<string, string>): Promise<Platform> {
    const stack = await Stack.start({ env, embeddedOnly: true });
    // The probes and databases of the testing library go to this stack's own backing services.
    Object.assign(process.env, stack.backing.env);
    await publishDemoItems(stack.gatewayUrl);
    const platform = new Platform(stack, castOf(stack.gatewayUrl));
    await platform.heardOf(Object.values(ITEMS).map(({ itemCode }) => itemCode));
    return platform;
  }

  /** Resolves once those who file and hand out cases know these items, which have just been published. */
  async heardOf(itemCodes: readonly string[]): Promise<void> {
    for (const service of ['acceptance', 'dispatch'] as const)
      await eventually(async () => {
        const known = await this.count(service, "SELECT count(*) AS n FROM item_versions WHERE core ->> 'itemCode' = ANY($1)", [itemCodes]);
        if (known < itemCodes.length) throw new Error(`${service} knows ${known} of ${itemCodes.length} items`);
      }, 30_000);
  }

  async stop(): Promise<void> {
    await this.forgetDatabases();
    await this.stack.stop();
  }

  async forgetDatabases(): Promise<void> {
    await Promise.all([...this.databases.values()].map((pool) => pool.end()));
    this.databases.clear();
  }

  async call(who: ApiClient | undefined, path: string, { body, method, headers, token }: Call = {}): Promise<Answer> {
    const bearer = token ?? (await who?.token());
    const verb = method ?? (body === undefined ? 'GET' : 'POST');
    const begun = performance.now();
    const response = await fetch(`${this.stack.gatewayUrl}${path}`, {
      method: verb,
      headers: {
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      ms: performance.now() - begun,
      body: json ? (JSON.parse(text) as unknown) : text,
    };
  }

  /** A POST with an Idempotency-Key. */
  post(who: ApiClient, path: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    return this.call(who, path, { body, headers: { 'idempotency-key': key } });
  }

  async filed(who: ApiClient, filing: unknown): Promise<Receipt> {
    const { status, body } = await this.post(who, '/api/v1/applications', filing);
    if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(body)}`);
    return body as Receipt;
  }

  async rows<T extends object>(service: ServiceName, sql: string, params: unknown[] = []): Promise<T[]> {
    let pool = this.databases.get(service);
    if (!pool) {
      pool = new pg.Pool({ connectionString: this.stack.services[service].databaseUrl, max: 2 });
      pool.on('error', () => undefined);
      this.databases.set(service, pool);
    }
    return (await pool.query<T>(sql, params)).rows;
  }

  /** The first column of the first row, as a number; name it `n`. */
  async count(service: ServiceName, sql: string, params: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: string }>(service, sql, params);
    return Number(row?.n);
  }

  /** What monitoring has on a case, as its supervisor sees it. */
  caseFile(caseNo: string): Promise<CaseFile> {
    return this.cast.supervisor.call<CaseFile>(`/api/v1/supervision/cases/${caseNo}`);
  }

  /** How often each of these cases' filing is in the timeline: `{ "1": n }` when each is there once. */
  async filingsInTimeline(caseNos: readonly string[]): Promise<Record<string, number>> {
    const rows = await this.rows<{ times: string; cases: string }>(
      'monitoring',
      `SELECT coalesce(t.times, 0) AS times, count(*) AS cases FROM unnest($1::text[]) AS wanted (case_no)
       LEFT JOIN (SELECT case_no, count(*) AS times FROM timeline WHERE type = 'acceptance.case.submitted' GROUP BY case_no) t USING (case_no)
       GROUP BY 1`,
      [caseNos],
    );
    return Object.fromEntries(rows.map(({ times, cases }) => [times, Number(cases)]));
  }

  async openDeadLetters(): Promise<number> {
    const services = ['catalogue', 'acceptance', 'dispatch', 'monitoring', 'payment', 'evaluation'] as const;
    const letters = await Promise.all(services.map((name) => this.count(name, 'SELECT count(*) AS n FROM dead_letters')));
    return letters.reduce((sum, n) => sum + n, 0);
  }
}

const { constructionPermit, birthRegistration } = ITEMS;

export const catering = (shopName = '甬江小馆') => ({
  ...FILINGS.cateringLicence,
  form: { ...FILINGS.cateringLicence.form, shopName },
});
export const SUBSIDY_FORM = FILINGS.flexibleWorkSubsidy.form;
export const subsidyAtCounter = (applicant: Cast['personAtCounter']) => ({
  ...FILINGS.flexibleWorkSubsidy,
  channel: 'window',
  applicant,
  present: presentOf(applicant),
});
export const subsidyOnline = () => FILINGS.flexibleWorkSubsidy;
export const permit = () => ({
  itemCode: constructionPermit.itemCode,
  channel: 'computer',
  form: { projectName: '甬江中央厨房', site: '海曙区望春工业园', contractor: '宁波建工', costYuan: 12_000_000 },
  materials: onPaper(constructionPermit),
});
export const birthAtCounter = (applicant: Cast['personAtCounter']) => ({
  itemCode: birthRegistration.itemCode,
  channel: 'window',
  applicant,
  present: presentOf(applicant),
  form: { expectedDate: '2027-03-01', childOrder: 1 },
  materials: [],
});
