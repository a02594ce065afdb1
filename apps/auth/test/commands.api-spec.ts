import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from '@yiwang/service-host';
import { authService } from '../src/auth.service.js';
import { RunningAuth } from './builders/running-auth.js';

const PASSWORD = 'correct horse battery';
const SECRET = 's'.repeat(43);
const OPERATOR = [
  '--login',
  'First.Operator',
  '--name',
  '首任',
  '--org-code',
  '11330200MB0A1011XX',
  '--org-name',
  '大数据局',
  '--region',
  '330200',
];

let auth: RunningAuth;
beforeAll(async () => {
  auth = await RunningAuth.start();
}, 60_000);
afterAll(() => auth?.stop());

const run = (name: string, args: string[], input = '') =>
  runCommand(authService, name, args, { env: auth.env, input: () => Promise.resolve(input) });

describe('an installation that begins with nobody', () => {
  it('gets its portal, its services and its first operator by commands, and everybody else from him', async () => {
    const addresses = ['https://zwfw.example.cn/callback', 'http://127.0.0.1:4444/callback'].flatMap((uri) => ['--redirect-uri', uri]);
    await run('create-client', ['--id', 'portal', '--kind', 'public', '--name', '门户', ...addresses]);
    await run('create-client', ['--id', 'svc-acceptance', '--kind', 'service', '--name', 'acceptance'], `${SECRET}\n`);
    const made = await run('create-operator', [...OPERATOR, '--no-second-factor'], `${PASSWORD}\n`);
    expect(made).toEqual({ accountId: expect.any(String), login: 'first.operator' });

    expect((await auth.systemToken({ clientId: 'svc-acceptance', clientSecret: SECRET })).status).toBe(200);
    const token = (await auth.login('first.operator', PASSWORD))['access_token'];
    const imported = await auth.call('/api/v1/admin/posts/imports', {
      token,
      key: randomUUID(),
      body: { lines: [{ code: 'handler', name: '审批岗', permissions: ['task.handle'] }] },
    });
    expect(imported).toMatchObject({ status: 200, body: { counts: { created: 1 } } });
    const done = await auth.database.query(
      `SELECT actor_kind, action, target FROM admin_actions WHERE actor_id = 'create-operator' ORDER BY action`,
    );
    expect(done).toEqual([
      { actor_kind: 'command', action: 'account.imported', target: made['accountId'] },
      { actor_kind: 'command', action: 'organisation.imported', target: '11330200MB0A1011XX' },
      { actor_kind: 'command', action: 'post.imported', target: 'operator' },
    ]);
  }, 30_000);

  it('takes a login and a client once', async () => {
    await expect(run('create-operator', OPERATOR, PASSWORD)).rejects.toThrow(/^AUTH\.LOGIN_TAKEN: there is/);
    const again = ['--id', 'svc-acceptance', '--kind', 'service', '--name', 'acceptance'];
    await expect(run('create-client', again, SECRET)).rejects.toThrow('AUTH.CLIENT_EXISTS');
  });

  it('records what a post could do before it became the operator’s', async () => {
    await auth.database.query(`UPDATE posts SET permissions = '{supervision.read,ops.messaging}' WHERE code = 'operator'`);
    await run('create-operator', ['--login', 'second.operator', ...OPERATOR.slice(2)], PASSWORD);
    const done = await auth.database.query(`SELECT details FROM admin_actions WHERE target = 'operator' AND action = 'post.changed'`);
    const before = { permissions: ['ops.messaging', 'supervision.read'] };
    expect(done).toEqual([{ details: { permissions: ['ops.accounts', 'ops.messaging', 'supervision.read'], before } }]);
  });

  it('gets the two who are to look after the operator by the command as well, and none who is two of the three', async () => {
    for (const duty of ['security', 'audit']) {
      const args = ['--duty', duty, '--login', `first.${duty}`, ...OPERATOR.slice(2)];
      expect(await run('create-operator', args, PASSWORD)).toMatchObject({ login: `first.${duty}` });
    }
    const posts = await auth.database.query(
      `SELECT code, permissions, second_factor FROM posts WHERE code LIKE '%-administrator' ORDER BY code`,
    );
    expect(posts).toEqual([
      { code: 'audit-administrator', permissions: ['audit.read'], second_factor: true },
      { code: 'security-administrator', permissions: ['rights.approve', 'security.read'], second_factor: true },
    ]);
    await auth.database.query(`UPDATE posts SET permissions = permissions || '{audit.read}' WHERE code = 'operator'`);
    const third = ['--login', 'third.operator', ...OPERATOR.slice(2)];
    await expect(run('create-operator', third, PASSWORD)).rejects.toThrow(/^AUTH\.DUTIES_EXCLUDE/);
    await expect(run('create-operator', ['--duty', 'king', ...OPERATOR], PASSWORD)).rejects.toThrow('duty: ');
  });

  it.each([
    ['create-operator', OPERATOR.slice(2), PASSWORD, 'login: '],
    ['create-operator', OPERATOR, 'short', 'one line of 10 to 256'],
    ['create-operator', OPERATOR, 'two lines of\npassword', 'one line of 10 to 256'],
    ['create-operator', [...OPERATOR, '--password', 'x'], PASSWORD, "Unknown option '--password'"],
    ['create-operator', [...OPERATOR, PASSWORD], PASSWORD, 'a word that belongs to no option'],
    ['create-client', ['--id', 'svc-x', '--kind', 'service', '--name', 'x'], 'short', 'one line of 32 to 256'],
    ['create-client', ['--id', 'svc-x', '--kind', 'system', '--name', 'x'], SECRET, 'orgCode: '],
    ['drop-everything', [], '', 'there is no command drop-everything'],
  ])('%s %j says what is wrong, and not what it was given', async (name, args, input, text) => {
    const refusal = await run(name, args, input).catch((error: unknown) => String(error));
    expect(refusal).toContain(text);
    if (input !== '') expect(refusal).not.toContain(input);
  });
});
