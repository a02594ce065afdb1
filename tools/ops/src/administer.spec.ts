import { describe, expect, it } from '@jest/globals';
import { YiwangClient } from '@yiwang/client';
import { commandOf } from './arguments.ts';
import { linesOfFile, textOf } from './import-file.ts';
import { run } from './run.ts';

const ID = '019ab3c4-0000-7000-8000-000000000001';
const account = (over: Record<string, unknown> = {}) => ({
  id: ID,
  kind: 'officer',
  login: 'zhang.san',
  displayName: '张三',
  orgCode: '11330203MB0A100133',
  orgName: '市场监管局',
  regionCode: '330203',
  posts: ['handler'],
  realNameLevel: null,
  mustChangePassword: true,
  disabledAt: null,
  createdAt: '2026-11-21T11:00:00.000Z',
  ...over,
});
const page = (...items: unknown[]) => ({ items, next: null });

type Call = { call: string; body: unknown };
type Answer = unknown | ((body: { lines: unknown[] }) => unknown);

async function ops(argv: string[], answers: Record<string, Answer>, file = '') {
  const [out, err, calls]: [string[], string[], Call[]] = [[], [], []];
  const written: Record<string, string> = {};
  const fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(String(url));
    const call = `${init.method} ${pathname}${search}`;
    const body: unknown = init.body === undefined ? undefined : JSON.parse(String(init.body));
    calls.push({ call, body });
    const found = answers[call] ?? answers[`${init.method} ${pathname}`];
    const answer = typeof found === 'function' ? (found as (body: unknown) => unknown)(body) : found;
    const status = answer === undefined ? 404 : ((answer as { status?: number }).status ?? 200);
    return new Response(JSON.stringify(answer ?? {}), { status, headers: { 'content-type': 'application/json' } });
  };
  const client = new YiwangClient({ baseUrl: 'http://gateway', fetch: fetch as typeof globalThis.fetch });
  const command = commandOf(argv);
  if (command === 'help') throw new Error('no help here');
  const desk = {
    client,
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    now: 0,
    screen: 300,
    files: {
      read: () => Promise.resolve(new TextEncoder().encode(file)),
      create: async (name: string, text: string) => void (written[name] = text),
      append: async (name: string, text: string) => void (written[name] += text),
    },
  };
  const outcome = await run(command, desk).catch((error: unknown) => error as Error);
  return { outcome, out, err, calls, written };
}

const imported = (body: { lines: unknown[] }) => ({
  counts: {},
  lines: (body.lines as { login: string }[]).map(({ login }, at) =>
    login.startsWith('bad')
      ? { line: at + 1, outcome: 'refused', id: null, problems: [{ field: 'posts', code: 'unknown', detail: 'no' }], initialPassword: null }
      : { line: at + 1, outcome: 'created', id: `id-${login}`, problems: [], initialPassword: `pw-${login}` },
  ),
});
const IMPORT = 'POST /api/v1/admin/accounts/imports';
const csv = (logins: string[]): string =>
  `login,name,orgCode,posts\n${logins.map((login) => `${login},张三,11330203MB0A100133,handler;clerk`).join('\n')}\n`;

describe('ops accounts', () => {
  it('lists by the filters it is given', async () => {
    const { out, calls } = await ops(['accounts', '--kind', 'officer', '--login', 'zh'], { 'GET /api/v1/admin/accounts': page(account()) });
    expect(calls[0]!.call).toBe('GET /api/v1/admin/accounts?kind=officer&login=zh&limit=50');
    expect(out[1]).toMatch(/zhang\.san +张三 +11330203MB0A100133 +initial password +handler$/);
  });

  it('finds an account by its whole login, and takes no other that begins alike', async () => {
    const list = { 'GET /api/v1/admin/accounts': page(account({ login: 'zhang.san2', id: 'other' }), account()) };
    const path = `/api/v1/admin/accounts/${ID}/disable`;
    const { out, calls } = await ops(['accounts', 'disable', 'Zhang.San'], { ...list, [`POST ${path}`]: { id: ID, state: 'disabled' } });
    expect(calls.at(-1)!.call).toBe(`POST ${path}`);
    expect(out).toEqual(['Zhang.San is disabled']);
    const { outcome } = await ops(['accounts', 'disable', 'zhang'], list);
    expect(String(outcome)).toContain('no account has the login zhang');
  });

  it('finds an account by a number that the list shows masked', async () => {
    const found = account({ kind: 'person', login: '137****9050' });
    const answers = { 'GET /api/v1/admin/accounts': page(found), [`GET /api/v1/admin/accounts/${ID}`]: found };
    const { outcome, calls } = await ops(['accounts', 'show', '13712349050'], answers);
    expect([outcome, calls.at(-1)!.call]).toEqual([0, `GET /api/v1/admin/accounts/${ID}`]);
    expect(String((await ops(['accounts', 'show', '1371234'], answers)).outcome)).toContain('no account has the login');
  });

  it('shows a new password once, and says so where it was lost', async () => {
    const path = `POST /api/v1/admin/accounts/${ID}/password-reset`;
    const reset = await ops(['accounts', 'reset-password', ID], { [path]: { id: ID, initialPassword: 'abcd' } });
    expect(reset.out).toEqual([`initial password of ${ID}, shown once: abcd`]);
    const lost = await ops(['accounts', 'reset-password', ID], { [path]: { id: ID, initialPassword: null } });
    expect(lost.out[0]).toContain('reset it again');
  });
});

describe('ops accounts import', () => {
  it('sends a file in pieces and names refused lines as they stand in it', async () => {
    const logins = Array.from({ length: 150 }, (_, i) => (i === 120 ? 'bad' : `o${i}`));
    const { outcome, out, calls } = await ops(['accounts', 'import', 'f.csv'], { [IMPORT]: imported }, csv(logins));
    expect(calls.map(({ body }) => (body as { lines: unknown[] }).lines.length)).toEqual([100, 50]);
    expect((calls[0]!.body as { lines: unknown[] }).lines[0]).toEqual({
      login: 'o0',
      name: '张三',
      orgCode: '11330203MB0A100133',
      posts: ['handler', 'clerk'],
    });
    expect(outcome).toBe(1);
    expect(out.at(-1)).toBe('149 created, 0 updated, 0 unchanged, 1 refused');
    expect(out.find((row) => row.includes('unknown'))).toMatch(/^ *122 +bad +posts +unknown +no$/);
    expect(out.some((row) => /^o7 +pw-o7$/.test(row))).toBe(true);
  });

  it('puts passwords into a file instead of on the screen', async () => {
    const { outcome, out, written } = await ops(
      ['accounts', 'import', 'f.csv', '--passwords', 'p.csv'],
      { [IMPORT]: imported },
      csv(['a1', 'a2']),
    );
    expect([outcome, out]).toEqual([0, ['2 created, 0 updated, 0 unchanged, 0 refused']]);
    expect(written).toEqual({ 'p.csv': 'login,initialPassword\na1,pw-a1\na2,pw-a2\n' });
  });

  it('shows what landed before a piece that failed: passwords come once', async () => {
    let asked = 0;
    const failing = (body: { lines: unknown[] }) => (asked++ === 0 ? imported(body) : { status: 503, code: 'GATEWAY.UPSTREAM_DOWN' });
    const { outcome, out, err } = await ops(
      ['accounts', 'import', 'f.csv'],
      { [IMPORT]: failing },
      csv(Array.from({ length: 101 }, (_, i) => `o${i}`)),
    );
    expect(String(outcome)).toContain('503');
    expect(out.some((row) => /^o99 +pw-o99$/.test(row))).toBe(true);
    expect(err).toEqual(['1 lines were not sent or not answered: import the file again']);
  });
});

describe('a file to import', () => {
  it('may have Chinese headings in any order, and lists with any separator', () => {
    const text = '\ufeff岗位代码,权限,岗位名称\nhandler,task.handle、supervision.read,审批岗\n';
    expect(linesOfFile('posts', text)).toEqual([
      { line: 2, value: { code: 'handler', permissions: ['task.handle', 'supervision.read'], name: '审批岗' } },
    ]);
  });

  it('leaves out an empty mobile', () => {
    expect(linesOfFile('accounts', 'login,name,orgCode,posts,mobile\na,b,c,,\n')[0]!.value).toEqual({
      login: 'a',
      name: 'b',
      orgCode: 'c',
      posts: [],
    });
  });

  it('is read as UTF-8, or as spreadsheets write it', () => {
    expect(textOf(new TextEncoder().encode('岗位'))).toBe('岗位');
    expect(textOf(Uint8Array.from([0xb8, 0xda, 0xce, 0xbb]))).toBe('岗位');
  });

  it.each([
    ['', 'the file is empty'],
    ['login,name,orgCode,posts,password\n', 'no column is called password'],
    ['login,name,orgCode,posts,登录名\n', 'columns stand there twice: login (登录名)'],
    ['login,name\n', 'columns are missing: orgCode (机构代码), posts (岗位)'],
    ['login,name,orgCode,posts\na,b\n', 'line 2 has 2 columns, the heading 4'],
    ['login,name,orgCode,posts\n"a,b,c,d\n', 'the file is no CSV'],
  ])('is refused whole when it is %j', (text, reason) => {
    expect(() => linesOfFile('accounts', text)).toThrow(reason);
  });
});

describe('ops actions', () => {
  it('lists what was done, to one thing or to all', async () => {
    const done = {
      id: 'a',
      at: '2026-11-21T11:00:00.000Z',
      actor: { kind: 'officer', id: 'o-1' },
      action: 'account.disabled',
      target: ID,
      details: { posts: ['x'] },
    };
    const answers = { 'GET /api/v1/admin/actions': page(done) };
    const { out, calls } = await ops(['actions', 'list', '--target', ID, '--limit', '5'], answers);
    expect(calls.map(({ call }) => call)).toEqual([`GET /api/v1/admin/actions?target=${ID}&limit=5`]);
    expect(out[1]).toMatch(/^2026-11-21T11:00:00.000Z +officer o-1 +account\.disabled +\S+ +\{"posts":\["x"\]\}$/);
    const { out: shown } = await ops(['actions', '--json'], answers);
    expect(JSON.parse(shown.join(''))).toEqual({ items: [done] });
  });
});

describe('ops clients', () => {
  it('registers one and shows its secret once', async () => {
    const { out, calls } = await ops(
      ['clients', 'create', 'sys-a', '--kind', 'system', '--name', '甲', '--org', 'C', '--permission', 'department.connect'],
      {
        'POST /api/v1/admin/clients': { clientId: 'sys-a', clientSecret: 's3', requestId: null },
      },
    );
    expect(calls[0]!.body).toEqual({
      clientId: 'sys-a',
      kind: 'system',
      name: '甲',
      orgCode: 'C',
      permissions: ['department.connect'],
      redirectUris: [],
    });
    expect(out).toEqual(['secret of sys-a, shown once: s3']);
  });

  it('rotates with an overlap', async () => {
    const answer = { clientId: 'sys-a', clientSecret: 's4', previousSecretUntil: '2026-11-23T00:00:00.000Z', requestId: null };
    const { out, calls } = await ops(['clients', 'rotate', 'sys-a', '--overlap', '2'], {
      'POST /api/v1/admin/clients/sys-a/secret-rotation': answer,
    });
    expect(calls[0]!.body).toEqual({ overlapHours: 2 });
    expect(out).toEqual(['secret of sys-a, shown once: s4', 'the old one stays good until 2026-11-23T00:00:00.000Z']);
  });

  it('lists and disables', async () => {
    const item = {
      clientId: 'sys-a',
      kind: 'system',
      name: '甲',
      orgCode: null,
      permissions: [],
      redirectUris: [],
      previousSecretUntil: null,
      approvedAt: null,
      disabledAt: 'x',
    };
    const waiting = { 'GET /api/v1/admin/clients': page({ ...item, disabledAt: null }) };
    expect((await ops(['clients'], waiting)).out[1]).toMatch(/^sys-a +system +not approved/);
    expect((await ops(['clients'], { 'GET /api/v1/admin/clients': page(item) })).out[1]).toMatch(/^sys-a +system +disabled/);
    const { out } = await ops(['clients', 'disable', 'sys-a'], {
      'POST /api/v1/admin/clients/sys-a/disable': { clientId: 'sys-a', state: 'disabled' },
    });
    expect(out).toEqual(['sys-a is disabled']);
  });
});

describe('changes of permissions', () => {
  const change = {
    id: ID,
    kind: 'officer',
    target: 'a-1',
    before: { orgCode: '11330203MB0A100133', posts: [] },
    wanted: { orgCode: '11330203MB0A100133', posts: ['handler'] },
    reason: '',
    state: 'pending',
    requestedBy: { kind: 'officer', id: 'op-1' },
    requestedAt: '2026-11-22T11:00:00.000Z',
  };

  it('are listed with what differs, those that wait unless another state is asked for', async () => {
    const { out, calls } = await ops(['changes'], { 'GET /api/v1/admin/permission-changes': page(change) });
    expect(calls.map(({ call }) => call)).toEqual(['GET /api/v1/admin/permission-changes?limit=50&state=pending']);
    expect(out.join('\n')).toContain('posts: [] -> ["handler"]');
    expect(out.join('\n')).not.toContain('orgCode:');
    const all = await ops(['changes', 'list', '--state', 'all', '--json'], { 'GET /api/v1/admin/permission-changes': page(change) });
    expect(all.calls[0]!.call).toBe('GET /api/v1/admin/permission-changes?limit=50');
    expect(JSON.parse(all.out.join(''))).toEqual({ items: [change] });
  });

  it('are approved, and rejected only with a reason', async () => {
    const answers = { [`POST /api/v1/admin/permission-changes/${ID}/approval`]: { id: ID, state: 'approved' } };
    const { out, calls } = await ops(['changes', 'approve', ID], answers);
    expect([out, calls[0]!.body]).toEqual([[`${ID} is approved`], { reason: '' }]);
    expect(() => commandOf(['changes', 'reject', ID])).toThrow('--reason is missing');
    expect(() => commandOf(['changes', 'burn', ID])).toThrow('changes has no burn');
    expect(() => commandOf(['changes', '--state', 'lost'])).toThrow('--state takes');
  });
});

describe('offices that end or move', () => {
  it('close the account of who leaves when it is said twice, by id or login', async () => {
    const answers = {
      'GET /api/v1/admin/accounts': page(account()),
      [`GET /api/v1/admin/accounts/${ID}`]: account(),
      [`POST /api/v1/admin/accounts/${ID}/departure`]: { id: ID, leftAt: '2026-11-22T11:00:00.000Z' },
    };
    const once = await ops(['accounts', 'depart', 'zhang.san', '--reason', '退休'], answers);
    expect([once.outcome, once.calls.some(({ call }) => call.startsWith('POST'))]).toEqual([1, false]);
    expect(once.err[0]).toContain('张三 (zhang.san, 11330203MB0A100133)');
    const { out, calls } = await ops(['accounts', 'depart', 'zhang.san', '--reason', '退休', '--yes'], answers);
    expect([calls.at(-1)!.body, out]).toEqual([{ reason: '退休' }, [`${ID} has left since 2026-11-22T11:00:00.000Z`]]);
    expect(() => commandOf(['accounts', 'depart', 'zhang.san', '--yes'])).toThrow('--reason is missing');
  });

  it('move a body below another, or make it a root', async () => {
    const answers = { 'POST /api/v1/admin/organisations/A/move': { orgCode: 'A', parentOrgCode: 'B' } };
    const { out, calls } = await ops(['organisations', 'move', 'A', '--under', 'B'], answers);
    expect([calls[0]!.body, out]).toEqual([{ parentOrgCode: 'B' }, ['A is below B']]);
    expect((await ops(['organisations', 'move', 'A', '--under', 'none'], answers)).calls[0]!.body).toEqual({ parentOrgCode: null });
    expect(() => commandOf(['organisations', 'move', 'A'])).toThrow('--under is missing');
    expect(() => commandOf(['posts', 'move', 'A'])).toThrow('posts has no move; it has list and import');
  });

  it('ask to abolish a body, and say what has to be approved', async () => {
    const path = 'POST /api/v1/admin/organisations/A/abolition';
    const waits = await ops(['organisations', 'abolish', 'A', '--successor', 'B', '--reason', '合并'], {
      [path]: { outcome: 'pending', changeId: ID },
    });
    expect(waits.calls[0]!.body).toEqual({ successorOrgCode: 'B', reason: '合并' });
    expect(waits.out).toEqual([`done once a security administrator has approved it: changes approve ${ID}`]);
    const done = await ops(['organisations', 'abolish', 'A', '--reason', '撤销'], { [path]: { outcome: 'applied', changeId: null } });
    expect([done.calls[0]!.body, done.out]).toEqual([{ successorOrgCode: null, reason: '撤销' }, ['A is abolished']]);
    expect(() => commandOf(['organisations', 'abolish', 'A'])).toThrow('--reason is missing');
  });
});

describe('requests for clients', () => {
  const request = {
    id: ID,
    clientId: 'sys-a',
    kind: 'registration',
    wanted: { kind: 'system', permissions: ['department.connect'], networks: [], jwks: null },
    reason: '',
    state: 'pending',
    requestedBy: { kind: 'officer', id: 'op-1' },
    requestedAt: '2026-11-22T11:00:00.000Z',
  };
  const LIST = 'GET /api/v1/admin/client-requests';

  it('are listed with what is wanted, those that wait unless another state is asked for', async () => {
    const { out, calls } = await ops(['clients', 'requests'], { [LIST]: page(request) });
    expect(calls[0]!.call).toBe(`${LIST}?limit=50&state=pending`);
    expect(out.join('\n')).toContain('kind: "system"; permissions: ["department.connect"] ');
    const all = await ops(['clients', 'requests', '--state', 'all', '--json'], { [LIST]: page(request) });
    expect([all.calls[0]!.call, JSON.parse(all.out.join(''))]).toEqual([`${LIST}?limit=50`, { items: [request] }]);
  });

  it('are approved and withdrawn as they are, and rejected only with a reason', async () => {
    for (const act of ['approve', 'withdraw']) {
      const answers = { [`POST /api/v1/admin/client-requests/${ID}/${act}`]: { id: ID, clientId: 'sys-a', state: 'done' } };
      const { out, calls } = await ops(['clients', act, ID], answers);
      expect([out, calls[0]!.body]).toEqual([['the request for sys-a is done'], undefined]);
    }
    const answers = { [`POST /api/v1/admin/client-requests/${ID}/reject`]: { id: ID, clientId: 'sys-a', state: 'rejected' } };
    expect((await ops(['clients', 'reject', ID, '--reason', '不符'], answers)).calls[0]!.body).toEqual({ reason: '不符' });
    expect(() => commandOf(['clients', 'reject', ID])).toThrow('--reason is missing');
  });

  it('are named where a client or a secret waits for one, and the secret so far is not called over', async () => {
    const made = { clientId: 'sys-a', clientSecret: 's5', requestId: ID };
    const created = await ops(['clients', 'create', 'sys-a', '--kind', 'service', '--name', '甲'], { 'POST /api/v1/admin/clients': made });
    const hint = `good once a security administrator has approved it: clients approve ${ID}`;
    expect(created.out).toEqual(['secret of sys-a, shown once: s5', hint]);
    const rotated = await ops(['clients', 'rotate', 'sys-a'], {
      'POST /api/v1/admin/clients/sys-a/secret-rotation': { ...made, previousSecretUntil: null },
    });
    expect(rotated.out).toEqual(['secret of sys-a, shown once: s5', hint, 'until then the one so far stays good']);
  });
});

describe('ops alerts', () => {
  const alert = {
    ruleCode: 'REFRESH-TOKEN-REUSED',
    level: 'red',
    gathered: 'account:a-1',
    day: '2026-11-22',
    count: 1,
    firstAt: '2026-11-22T11:00:00.000Z',
    lastAt: '2026-11-22T11:00:00.000Z',
    message: { zh: '刷新令牌被重复使用', en: 'a refresh token was used again' },
  };
  const LIST = 'GET /api/v1/supervision/security/alerts';

  it('lists what the rules find too much, of one level or of all', async () => {
    const { out, calls } = await ops(['alerts', '--level', 'red'], { [LIST]: page(alert) });
    expect(calls[0]!.call).toBe(`${LIST}?limit=50&level=red`);
    expect(out[1]).toMatch(/^red +REFRESH-TOKEN-REUSED +account:a-1 +1 .+ a refresh token was used again$/);
    expect((await ops(['alerts'], { [LIST]: page() })).out).toEqual(['no alerts']);
    expect(() => commandOf(['alerts', '--level', 'loud'])).toThrow('--level takes warning, yellow, red, not loud');
  });
});

describe('posts to import', () => {
  it('say of a second factor yes, no, or nothing', () => {
    const of = (cell: string) => linesOfFile('posts', `岗位代码,岗位名称,权限,双因素\nclerk,窗口岗,case.accept,${cell}\n`)[0]!.value;
    const post = { code: 'clerk', name: '窗口岗', permissions: ['case.accept'] };
    expect([of('是'), of('no'), of('')]).toEqual([{ ...post, secondFactor: true }, { ...post, secondFactor: false }, post]);
    expect(() => of('perhaps')).toThrow('line 2: secondFactor is yes (是) or no (否), not perhaps');
    expect(linesOfFile('posts', 'code,name,permissions\nclerk,窗口岗,case.accept\n')[0]!.value).toEqual(post);
  });
});
