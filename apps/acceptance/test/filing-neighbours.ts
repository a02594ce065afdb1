import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureFault } from '@yiwang/http-client';
import { uuidv7 } from '@yiwang/kernel';

export const LICENCE_SECRET = 'a-licence-secret-of-this-test-0123456789';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The neighbours of filing: the catalogue's forms, auth's tokens and identities, and the province's library of licences. */
export class FilingNeighbours {
  private readonly forms = new Map<string, string>();
  /** Identity by account id, as auth tells it. */
  readonly identities = new Map<string, object>();
  /** What an agent is authorised for, by the id of his authorisation. */
  readonly authorisations = new Map<string, object>();
  /** Fields on a licence by its name and the number of its holder. */
  readonly licences = new Map<string, object>();
  /** Paths that are answered with 503. */
  readonly down = new Set<string>();
  readonly asked: string[] = [];
  /** What the library of licences was asked. */
  readonly questions: { licence: string; holder: { documentNo: string } }[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FilingNeighbours> {
    const server = createServer((request, response) => void neighbours.answer(request, response));
    const neighbours = new FilingNeighbours(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return neighbours;
  }

  /** The reference of a form under which an item version is published; from then on the form is served. */
  serve(itemCode: string, version: number, form: object): { ref: string; sha256: string } {
    const text = JSON.stringify(form);
    this.forms.set(`/api/v1/items/${itemCode}/versions/${version}/form`, text);
    return { ref: `forms/${sha256(text)}`, sha256: sha256(text) };
  }

  /** Has auth know an authorisation of an account, of everything unless told otherwise; its id. */
  authorise({ id, orgCode }: { id: string; orgCode?: string | undefined }, scope: object = { everything: true }): string {
    const authorisationId = uuidv7();
    const when = { from: '2026-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z', ended: false };
    const known = { accountId: id, creditCode: orgCode, everything: false, items: [], departments: [], ...when, ...scope };
    this.authorisations.set(authorisationId, known);
    return authorisationId;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The environment of a service that has these neighbours. */
  get env(): Record<string, string> {
    return {
      CATALOGUE_URL: this.url,
      AUTH_URL: this.url,
      TOKEN_URL: `${this.url}/token`,
      SERVICE_CLIENT_ID: 'svc-acceptance',
      SERVICE_CLIENT_SECRET: 'secret',
      LICENCE_URL: `${this.url}/licences`,
      LICENCE_SECRET,
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [path = '', query = ''] = (request.url ?? '').split('?');
    this.asked.push(`${request.method} ${path}${query && `?${query}`}`);
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    if ([...this.down].some((each) => path.startsWith(each))) return send(503, {});
    if (path === '/token') return send(200, { access_token: 'token-of-acceptance', expires_in: 300 });
    if (path === '/licences') return this.licence(request, Buffer.concat(chunks), send);
    const account = /^\/api\/v1\/internal\/accounts\/([^/]+)\/identity$/.exec(path)?.[1];
    const identity = account === undefined ? undefined : this.identities.get(account);
    if (identity && request.headers.authorization === 'Bearer token-of-acceptance') return send(200, identity);
    const authorisation = /^\/api\/v1\/internal\/authorisations\/([^/]+)$/.exec(path)?.[1];
    if (authorisation !== undefined && request.headers.authorization === 'Bearer token-of-acceptance') {
      const known = this.authorisations.get(authorisation);
      return known ? send(200, known) : send(404, { code: 'AUTH.AUTHORISATION_NOT_FOUND' });
    }
    const form = this.forms.get(path);
    return form === undefined ? send(404, {}) : send(200, form);
  }

  private licence(request: IncomingMessage, body: Buffer, send: (status: number, body: unknown) => void): void {
    if (signatureFault('yiwang-licence', LICENCE_SECRET, request.headers, body)) return send(401, {});
    const question = JSON.parse(body.toString()) as FilingNeighbours['questions'][number];
    this.questions.push(question);
    const { licence, holder } = question;
    send(200, { fields: this.licences.get(`${licence}:${holder.documentNo}`) ?? null });
  }
}
