import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, OFFICERS, ORGANISATIONS, SERVICES } from '@yiwang/demo-data';
import { runCommand } from '@yiwang/service-host';
import { ClientRequests } from '../src/admin/client/client-requests.js';
import { authService } from '../src/auth.service.js';
import { tooManyLogins } from '../src/account/hashing/hash-threads.js';
import { ClientSecrets } from '../src/client/client-secrets.js';
import { AssertingClient, byAssertion } from './builders/assertions.js';
import { RunningAuth, type Answer, type Json } from './builders/running-auth.js';

let auth: RunningAuth;
let operator: unknown;
let approver: unknown;
/** A system that holds both permissions, as nobody should. */
let both: unknown;
const APPROVER = OFFICERS.housingHandler;

beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo', SECOND_PERSON: 'required', TRUSTED_PROXIES: '127.0.0.1' });
  const grant = 'UPDATE clients SET permissions = $2 WHERE client_id = $1';
  await auth.database.query(`INSERT INTO posts (code, name, permissions) VALUES ('approver', '安全管理岗', '{rights.approve}')`);
  await auth.database.query(`INSERT INTO officer_posts (account_id, post_code) VALUES ($1, 'approver')`, [APPROVER.id]);
  await auth.database.query(grant, [SERVICES.evaluation.clientId, ['ops.accounts', 'rights.approve']]);
  operator = (await auth.login(OFFICERS.operator.login, DEMO_PASSWORD))['access_token'];
  approver = (await auth.loginByTwo(APPROVER.login, DEMO_PASSWORD))['access_token'];
  both = (await auth.systemToken(SERVICES.evaluation)).body['access_token'];
}, 60_000);
afterAll(() => auth?.stop());

const admin = (path: string, body?: unknown, token: unknown = operator, key: string = randomUUID()): Promise<Answer> =>
  auth.call(`/api/v1/admin/${path}`, { token, key, body });
const read = (path: string, token: unknown = operator): Promise<Answer> => auth.call(`/api/v1/admin/${path}`, { token });
const decide = (id: unknown, what: string, body?: unknown, token = approver): Promise<Answer> =>
  admin(`client-requests/${String(id)}/${what}`, body ?? {}, token);
const system = (clientId: string, over: Json = {}): Json => ({
  clientId,
  kind: 'system',
  name: '新系统',
  orgCode: ORGANISATIONS.haishuMarket.orgCode,
  permissions: ['department.connect'],
  reason: '海曙区市场监管系统接入',
  ...over,
});
const claimsOf = ({ body }: Answer): Json =>
  JSON.parse(Buffer.from(String(body['access_token']).split('.')[1]!, 'base64url').toString()) as Json;

async function approved(clientId: string, over: Json = {}): Promise<string> {
  const { body } = await admin('clients', system(clientId, over));
  expect((await decide(body['requestId'], 'approve')).status).toBe(200);
  return String(body['clientSecret']);
}

describe('a client that was registered', () => {
  it('gets no token until a second person has approved it', async () => {
    const made = await admin('clients', system('sys-waits'));
    expect(made).toMatchObject({ status: 201, body: { clientId: 'sys-waits', requestId: expect.any(String) } });
    const credentials = { clientId: 'sys-waits', clientSecret: String(made.body['clientSecret']) };
    expect((await auth.systemToken(credentials)).status).toBe(401);
    const { items } = (await read('client-requests?state=pending', approver)).body as { items: Json[] };
    expect(items[0]).toMatchObject({
      id: made.body['requestId'],
      kind: 'registration',
      reason: '海曙区市场监管系统接入',
      requestedBy: { kind: 'officer', id: OFFICERS.operator.id },
      wanted: { clientId: 'sys-waits', permissions: ['department.connect'] },
    });
    expect(JSON.stringify(items)).not.toContain(credentials.clientSecret);

    const key = randomUUID();
    const approve = () => admin(`client-requests/${String(made.body['requestId'])}/approve`, {}, approver, key);
    expect(await approve()).toMatchObject({ status: 200, body: { clientId: 'sys-waits', state: 'approved' } });
    expect((await approve()).body).toMatchObject({ state: 'approved' });
    expect((await auth.systemToken(credentials)).status).toBe(200);
    expect(await decide(made.body['requestId'], 'reject', { reason: '太晚' })).toMatchObject({
      status: 409,
      body: { code: 'AUTH.CLIENT_REQUEST_DECIDED' },
    });
    const done = await auth.database.query(`SELECT actor_id, action FROM admin_actions WHERE target = 'sys-waits' ORDER BY at`);
    expect(done).toEqual([
      { actor_id: OFFICERS.operator.id, action: 'client.registered' },
      { actor_id: APPROVER.id, action: 'client.approved' },
    ]);
  });

  it('is approved neither by who registered it, nor by who may only register, nor by his other office', async () => {
    const { requestId } = (await admin('clients', system('sys-alone'), both)).body;
    // A system proves nothing about who sits at it.
    expect(await decide(requestId, 'approve', {}, both)).toMatchObject({ status: 401, body: { code: 'ACCESS.STEP_UP_REQUIRED' } });
    expect(await decide(requestId, 'reject', { reason: '否' }, both)).toMatchObject({
      status: 403,
      body: { code: 'AUTH.SECOND_PERSON_NEEDED' },
    });
    expect(await decide(requestId, 'approve', {}, operator)).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
    const other = randomUUID();
    await auth.database.query(`INSERT INTO accounts (id, kind, user_id) SELECT $2, 'officer', user_id FROM accounts WHERE id = $1`, [
      OFFICERS.operator.id,
      other,
    ]);
    const asked = { requestedBy: { kind: 'officer', id: OFFICERS.operator.id } } as never;
    const requests = auth.service.app.get(ClientRequests);
    await expect(requests.requireSecondPerson(asked, { kind: 'officer', id: OFFICERS.operator.id })).rejects.toThrow(
      'AUTH.SECOND_PERSON_NEEDED',
    );
    await expect(requests.requireSecondPerson(asked, { kind: 'officer', id: other })).rejects.toThrow('AUTH.SECOND_PERSON_NEEDED');
    await requests.requireSecondPerson(asked, { kind: 'officer', id: OFFICERS.marketHandler.id });
    await auth.database.query('DELETE FROM accounts WHERE id = $1', [other]);
    await expect(
      auth.database.query(
        `UPDATE client_requests SET state = 'approved', decided_at = now(), decided_by_id = requested_by_id WHERE id = $1`,
        [requestId],
      ),
    ).rejects.toThrow('client_requests_second_person');
  });

  it('leaves nothing when it is rejected or withdrawn, and its id may be taken again', async () => {
    for (const [what, body, token] of [
      ['reject', { reason: '系统未备案' }, approver],
      ['withdraw', {}, operator],
    ] as const) {
      const { requestId } = (await admin('clients', system('sys-refused'))).body;
      expect(await decide(requestId, what, body, token)).toMatchObject({ status: 200, body: { clientId: 'sys-refused' } });
      expect(await auth.database.query(`SELECT 1 FROM clients WHERE client_id = 'sys-refused'`)).toEqual([]);
    }
    expect((await admin('clients', system('sys-refused'))).status).toBe(201);
    expect((await decide(randomUUID(), 'approve')).body['code']).toBe('AUTH.CLIENT_REQUEST_NOT_FOUND');
  });

  it('may be made on the machine without a second person, who could write into the database as well', async () => {
    const args = ['--id', 'svc-machine', '--kind', 'service', '--name', '平台服务'];
    await runCommand(authService, 'create-client', args, { env: auth.env, input: () => Promise.resolve('s'.repeat(40)) });
    expect((await auth.systemToken({ clientId: 'svc-machine', clientSecret: 's'.repeat(40) })).status).toBe(200);
  });
});

describe('a change of a client', () => {
  it('counts when a second person has approved it, and its tokens of before end', async () => {
    const clientSecret = await approved('sys-grows');
    const change = {
      itemCodes: ['330101015000'],
      orgCodes: [ORGANISATIONS.haishuFire.orgCode],
      networks: ['10.9.0.0/16'],
      reason: '扩大范围',
    };
    const asked = await admin('clients/sys-grows/changes', change);
    expect(asked).toMatchObject({ status: 201, body: { state: 'pending' } });
    expect(await admin('clients/sys-grows/changes', { name: '另名', reason: '改名' })).toMatchObject({
      status: 409,
      body: { code: 'AUTH.CLIENT_REQUEST_PENDING' },
    });
    const credentials = { clientId: 'sys-grows', clientSecret };
    expect(claimsOf(await auth.systemToken(credentials))).not.toHaveProperty('yw_items');

    expect((await decide(asked.body['id'], 'approve')).body).toMatchObject({ state: 'approved' });
    expect((await auth.systemToken(credentials)).status).toBe(401);
    const inside = await fetch(`${auth.issuer}/token`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '10.9.1.1' },
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'sys-grows', client_secret: clientSecret }),
    });
    expect(inside.status).toBe(200);
    const { items } = (await read('clients?kind=system&limit=100')).body as { items: Json[] };
    expect(items.find(({ clientId }) => clientId === 'sys-grows')).toMatchObject({
      networks: ['10.9.0.0/16'],
      itemCodes: ['330101015000'],
      credential: 'secret',
      approvedAt: expect.any(String),
    });
    const [action] = await auth.database.query<{ details: Json }>(
      `SELECT details FROM admin_actions WHERE target = 'sys-grows' AND action = 'client.changed'`,
    );
    expect(action!.details).toMatchObject({ networks: ['10.9.0.0/16'], before: { networks: [], itemCodes: [] } });
    expect(await auth.database.query(`SELECT 1 FROM outbox o WHERE o::text LIKE '%sys-grows%'`)).not.toEqual([]);
  });

  it('takes it from a secret to keys, and never to nothing at all', async () => {
    const clientSecret = await approved('sys-keys');
    const keys = await AssertingClient.make('sys-keys');
    const asked = await admin('clients/sys-keys/changes', { jwks: { keys: [keys.publicJwk] }, reason: '改用公钥' });
    await decide(asked.body['id'], 'approve');
    expect((await auth.systemToken({ clientId: 'sys-keys', clientSecret })).status).toBe(401);
    expect((await byAssertion(auth, await keys.assertion(auth.issuer))).status).toBe(200);
    expect((await admin('clients/sys-keys/secret-rotation', {})).body['code']).toBe('AUTH.CLIENT_HAS_NO_SECRET');
    expect(await admin('clients/sys-keys/changes', { jwks: null, reason: '取消' })).toMatchObject({
      status: 422,
      body: { code: 'AUTH.CLIENT_NEEDS_CREDENTIAL' },
    });
    const moved = await admin('clients/sys-keys/changes', { jwksUri: 'https://keys.example.gov.cn/jwks', reason: '改为地址' });
    await decide(moved.body['id'], 'approve');
    const [row] = await auth.database.query(`SELECT jwks, jwks_uri FROM clients WHERE client_id = 'sys-keys'`);
    expect(row).toEqual({ jwks: null, jwks_uri: 'https://keys.example.gov.cn/jwks' });
  });

  it('of its secret counts when a second person has approved it, and then ends what was got with a leaked one', async () => {
    const before = await approved('sys-leaks');
    const works = async (clientSecret: unknown): Promise<boolean> =>
      (await auth.systemToken({ clientId: 'sys-leaks', clientSecret: String(clientSecret) })).status === 200;
    const ended = async (): Promise<number> =>
      (await auth.database.query(`SELECT 1 FROM outbox o WHERE o::text LIKE '%access.ended%' AND o::text LIKE '%sys-leaks%'`)).length;

    const made = await admin('clients/sys-leaks/secret-rotation', { overlapHours: 0 });
    expect(made).toMatchObject({ status: 200, body: { clientSecret: expect.any(String), requestId: expect.any(String) } });
    expect([await works(before), await works(made.body['clientSecret']), await ended()]).toEqual([true, false, 0]);
    const listed = JSON.stringify((await read('client-requests?state=pending', approver)).body);
    expect(listed).toContain('rotation');
    expect(listed).not.toMatch(/argon2|secretHash/);
    expect((await admin('clients/sys-leaks/secret-rotation', {})).body['code']).toBe('AUTH.CLIENT_REQUEST_PENDING');

    expect((await decide(made.body['requestId'], 'approve')).body).toMatchObject({ state: 'approved' });
    expect([await works(before), await works(made.body['clientSecret']), await ended()]).toEqual([false, true, 1]);
    const [row] = await auth.database.query('SELECT secret_hash FROM client_requests WHERE id = $1', [made.body['requestId']]);
    expect(row).toEqual({ secret_hash: null });
  });

  it.each([
    ['nothing but a reason', { reason: '无' }],
    ['no reason', { name: '无理由' }],
    [
      'a private key',
      { jwks: { keys: [{ kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43), d: 'd'.repeat(43) }] }, reason: '密' },
    ],
    ['a shared key', { jwks: { keys: [{ kty: 'oct', k: 'secret' }] }, reason: '密' }],
    ['a weak key', { jwks: { keys: [{ kty: 'RSA', n: 'n'.repeat(171), e: 'AQAB' }] }, reason: '弱' }],
    [
      'keys and an address of keys',
      { jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43) }] }, jwksUri: 'https://a.cn/k', reason: '两样' },
    ],
    ['an address for people', { redirectUris: ['https://a.cn/callback'], reason: '登录' }],
    ['no network', { networks: ['10.0.0.1'], reason: '地址' }],
    ['an organisation with a wrong check character', { orgCodes: ['11330203MB0A100134'], reason: '机构' }],
    ['a login in an address', { jwksUri: 'https://user:pass@a.cn/k', reason: '口令' }],
    ['another client id', { clientId: 'sys-other', reason: '改标识' }],
  ])('is refused with %s', async (_, body) => {
    await admin('clients', system('sys-strict')).then(({ body: { requestId } }) => requestId && decide(requestId, 'approve'));
    expect(await admin('clients/sys-strict/changes', body)).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
    expect(await auth.database.query(`SELECT 1 FROM client_requests WHERE client_id = 'sys-strict' AND kind = 'change'`)).toEqual([]);
  });

  it('is of a client that there is, that is approved, and of organisations that there are', async () => {
    const change = { name: '新名', reason: '改名' };
    expect((await admin('clients/nobody/changes', change)).body['code']).toBe('AUTH.CLIENT_NOT_FOUND');
    await admin('clients', system('sys-early'));
    expect((await admin('clients/sys-early/changes', change)).body['code']).toBe('AUTH.CLIENT_NOT_APPROVED');
    await approved('sys-late');
    const unknown = { orgCodes: ['91330203MA2GQ8R45J'], reason: '机构' };
    expect([400, 422]).toContain((await admin('clients/sys-late/changes', unknown)).status);
  });
});

describe('a client that asks for a token', () => {
  /** Asks for one, and does `meanwhile` when its secret was found right and nothing has been signed. */
  async function askedWhile(credentials: { clientId: string; clientSecret: string }, meanwhile: () => Promise<unknown>): Promise<Answer> {
    const secrets = auth.service.app.get(ClientSecrets);
    const check = secrets.matchesOneOf.bind(secrets);
    secrets.matchesOneOf = async (hashes, secret) => {
      const right = await check(hashes, secret);
      Object.assign(secrets, { matchesOneOf: check });
      await meanwhile();
      return right;
    };
    return auth.systemToken(credentials);
  }

  it.each<[string, (clientId: string) => Promise<unknown>]>([
    ['was disabled', (clientId) => admin(`clients/${clientId}/disable`, {})],
    [
      'was limited to items',
      async (clientId) => {
        const { body } = await admin(`clients/${clientId}/changes`, { itemCodes: ['330101015000'], reason: '限定事项' });
        return decide(body['requestId'] ?? body['id'], 'approve');
      },
    ],
    [
      'was given another secret after a leak',
      async (clientId) => {
        const { body } = await admin(`clients/${clientId}/secret-rotation`, { overlapHours: 0 });
        return decide(body['requestId'], 'approve');
      },
    ],
  ])('gets none when it %s while its secret was being checked', async (what, meanwhile) => {
    const clientId = `sys-raced-${what.length}`;
    const clientSecret = await approved(clientId);
    expect((await auth.systemToken({ clientId, clientSecret })).status).toBe(200);
    const done: unknown[] = [];
    const answer = await askedWhile({ clientId, clientSecret }, async () => done.push(await meanwhile(clientId)));
    expect(done).toMatchObject([{ status: 200 }]);
    expect([answer.status, answer.body['error']]).toEqual([401, 'invalid_client']);
  });

  it('is told to come again while too many secrets are being checked, and gets it then', async () => {
    const credentials = { clientId: 'sys-queues', clientSecret: await approved('sys-queues') };
    const { status, body, headers } = await askedWhile(credentials, () => Promise.reject(tooManyLogins({ retryAfter: 5 })));
    expect([status, body['error'], headers.get('retry-after')]).toEqual([503, 'temporarily_unavailable', '5']);
    expect((await auth.systemToken(credentials)).status).toBe(200);
  });
});

describe('requests', () => {
  it('are listed page by page, the newest first', async () => {
    const all: unknown[] = [];
    let next: unknown = '';
    while (next !== null) {
      const { body } = await read(`client-requests?limit=2${next ? `&cursor=${String(next)}` : ''}`);
      all.push(...(body['items'] as Json[]).map(({ id }) => id));
      next = body['next'];
    }
    const [row] = await auth.database.query<{ n: number }>('SELECT count(*)::int AS n FROM client_requests');
    expect([all.length, new Set(all).size]).toEqual([row!.n, row!.n]);
    expect(all).toEqual([...all].sort().reverse());
    expect((await read('client-requests?cursor=bm8')).status).toBe(400);
  });
});
