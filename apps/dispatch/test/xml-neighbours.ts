import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fields = Record<string, string>;

async function listen(answer: (request: IncomingMessage, body: Buffer) => { status: number; type?: string; body: Buffer | string }) {
  const server = createServer((request, response) => {
    void request.toArray().then((parts) => {
      const { status, type = 'application/json', body } = answer(request, Buffer.concat(parts as Buffer[]));
      response.writeHead(status, { 'content-type': type }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** A department's system as one finds them: forms in GB18030, answers without a Content-Type that says so. It shares no code with ours. */
export class XmlDepartment {
  readonly calls: { path: string; fields: Fields; contentType: string }[] = [];
  answer: { status: number; body: string } = { status: 200, body: '{"result":"0","resultmsg":"ok"}' };
  /** Of single paths, before the answer to all. */
  readonly answers = new Map<string, { status: number; body: string }>();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<XmlDepartment> {
    const department: XmlDepartment = new XmlDepartment(
      await listen((request, body) => {
        const contentType = request.headers['content-type'] ?? '';
        department.calls.push({ path: request.url!, contentType, fields: fieldsOf(body.toString('latin1'), charsetOf(contentType)) });
        return { type: 'text/html', ...department.answer, ...department.answers.get(request.url!) };
      }),
    );
    return department;
  }

  get url(): string {
    return urlOf(this.server);
  }

  of(projId: string): { path: string; fields: Fields }[] {
    return this.calls.filter(
      ({ fields }) => fields['PROJID'] === projId || (fields['baseInfoXml'] ?? '').includes(`<PROJID>${projId}</PROJID>`),
    );
  }

  stop(): Promise<void> {
    return close(this.server);
  }
}

const charsetOf = (contentType: string): string => /charset=([\w-]+)/.exec(contentType)?.[1] ?? 'gb18030';

function fieldsOf(form: string, charset: string): Fields {
  const text = (escaped: string): string => {
    const bytes = escaped
      .replaceAll('+', ' ')
      .replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return new TextDecoder(charset, { fatal: true }).decode(Buffer.from(bytes, 'latin1'));
  };
  return Object.fromEntries(form.split('&').map((pair) => pair.split('=').map(text) as [string, string]));
}

/** Acceptance and auth, as far as the exchange needs them. */
export class ExchangeNeighbours {
  readonly reports: { authorization: string; key: string; body: Record<string, unknown> }[] = [];
  readonly asked: string[] = [];
  content: object = { applicant: { kind: 'person', name: '王𬱖' }, fields: { '/premises/address': '海曙区𠮷巷1号' }, materials: [] };
  refusal: { status: number; body: object } | undefined;
  /** Of what a department may see. */
  contentRefusal: { status: number; body: object } | undefined;
  /** A report is taken, and its answer is lost. */
  losing = false;
  token = '';
  private readonly cases = new Map<string, { caseNo: string; key: string }>();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<ExchangeNeighbours> {
    const neighbours: ExchangeNeighbours = new ExchangeNeighbours(await listen((request, body) => neighbours.answerTo(request, body)));
    return neighbours;
  }

  get env(): Record<string, string> {
    const url = urlOf(this.server);
    return {
      ACCEPTANCE_URL: url,
      TOKEN_URL: `${url}/token`,
      CALLBACK_NETWORKS: '127.0.0.0/8',
      SERVICE_CLIENT_ID: 'dispatch',
      SERVICE_CLIENT_SECRET: 'dispatch-secret',
    };
  }

  caseOf(externalNo: string): string {
    return this.cases.get(externalNo)!.caseNo;
  }

  private answerTo(request: IncomingMessage, body: Buffer): { status: number; body: string } {
    const json = (status: number, value: object) => ({ status, body: JSON.stringify(value) });
    this.asked.push(`${request.method} ${request.url}`);
    if (request.url === '/token') {
      const [id, secret] = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64')
        .toString()
        .split(':');
      if (secret !== `${id}-secret`) return json(401, { error: 'invalid_client' });
      return json(200, { access_token: this.token || 'service-token', expires_in: 300, token_type: 'Bearer' });
    }
    if (request.url?.endsWith('/content')) {
      return this.contentRefusal ? json(this.contentRefusal.status, this.contentRefusal.body) : json(200, this.content);
    }
    if (this.refusal) return json(this.refusal.status, this.refusal.body);
    const report = JSON.parse(body.toString()) as Record<string, unknown>;
    const externalNo = String(report['externalNo']);
    const key = String(request.headers['idempotency-key']);
    const known = this.cases.get(externalNo);
    if (known && known.key !== key) return json(409, { code: 'ACCEPTANCE.OFFLINE_CASE_KNOWN', detail: '该办件已上报' });
    const caseNo = known?.caseNo ?? `3302032603020000${String(7000 + this.cases.size)}X`;
    this.cases.set(externalNo, { caseNo, key });
    this.reports.push({ authorization: request.headers.authorization!, key, body: report });
    return this.losing ? json(503, { code: 'ACCEPTANCE.AWAY' }) : json(201, { caseNo });
  }

  stop(): Promise<void> {
    return close(this.server);
  }
}
