import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linesOf, runCommand, type Finished } from '../src/run-command.ts';
import { lintPaths, makeProjectGraph } from '../src/steps/lint.ts';
import { types } from '../src/steps/types.ts';
import { scratchCheckout, type ScratchCheckout } from './scratch-checkout.ts';

const original = fileURLToPath(new URL('../../..', import.meta.url));
const REPOSITORY = 'apps/licensing/src/licence/persistence/sql-licence.repository.ts';

describe('what the generators write, in a fresh checkout', () => {
  let checkout: ScratchCheckout;
  /** What a newcomer follows. */
  let page: string;
  /** Files that the generators made or changed. */
  const written = new Set<string>();

  /** Runs a program of the checkout, without the options that Jest needs. */
  const node = (...args: string[]): Promise<Finished> =>
    runCommand(process.execPath, args, { cwd: checkout.root, env: { NODE_OPTIONS: '' } });
  const generate = async (...args: string[]): Promise<Finished> => {
    const finished = await node('node_modules/.bin/nx', 'g', ...args);
    for (const [, file = ''] of finished.stdout.matchAll(/^(?:CREATE|UPDATE) (\S+)$/gm)) written.add(file);
    return finished;
  };
  const sources = (): string[] => [...written].filter((file) => file.endsWith('.ts'));

  beforeAll(async () => {
    checkout = await scratchCheckout(original);
    page = await readFile(join(checkout.root, 'docs/new-service.md'), 'utf8');
  }, 60_000);
  afterAll(() => checkout.remove());

  it('comes from three commands, the last of which builds and writes the generated documents', async () => {
    // The commands are those of the page, word for word.
    const commands = [...page.matchAll(/^npx nx g (.*)$/gm)].map(([, words = '']) =>
      [...words.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word),
    );
    expect(commands.map(([generator]) => generator?.split(':')[1])).toEqual(['service', 'event', 'use-case']);
    const [service = [], event = [], useCase = []] = commands;
    const one = await generate(...service, '--documents=false');
    const two = await generate(...event, '--documents=false');
    const three = await generate(...useCase);
    for (const { code, stdout, stderr } of [one, two, three])
      expect({ code, said: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, said: '' });
    expect(`${three.stdout}\n${three.stderr}`).not.toMatch(/could not be written/);
    expect([...written]).toEqual(
      expect.arrayContaining([
        'apps/licensing/src/licensing.module.ts',
        'apps/licensing/access-matrix.json',
        'apps/licensing/test/licensing.api-spec.ts',
        'apps/gateway/src/routing/routes.ts',
        'tools/stack/src/topology.ts',
        'tools/ops/src/services.ts',
        'tools/verify/src/databases.ts',
        'docker-compose.yml',
        'package-lock.json',
        'libs/contracts/events/licensing/schemas/licensing.licence.revoked.v1.json',
        'apps/licensing/src/licence/use-cases/revoke-licence.ts',
      ]),
    );
    for (const link of ['@yiwang/licensing-app', '@yiwang/events-licensing'])
      expect((await lstat(join(checkout.root, 'node_modules', link))).isSymbolicLink()).toBe(true);
    expect((await lstat(join(checkout.root, 'apps/licensing/openapi.json'))).size).toBeGreaterThan(1_000);
    // No type says that the stack must tell the gateway this address.
    const gateway = `SERVICES.find(({ name }) => name === 'gateway').env({ licensing: 'http://licensing' })`;
    const told = await node(
      '-e',
      `import('./tools/stack/src/topology.ts').then(({ SERVICES }) => console.log(JSON.stringify(${gateway})))`,
    );
    expect(JSON.parse(told.stdout)).toMatchObject({ LICENSING_URL: 'http://licensing' });
  }, 240_000);

  it('takes the patch of the page that publishes the event', async () => {
    const [, patch = ''] = /^```diff\n(.*?)^```$/ms.exec(page) ?? [];
    await checkout.plant('publish.patch', patch);
    const { code, stdout, stderr } = await runCommand('git', ['apply', 'publish.patch'], { cwd: checkout.root });
    expect({ code, said: stdout + stderr }).toEqual({ code: 0, said: '' });
    expect(await readFile(join(checkout.root, REPOSITORY), 'utf8')).toContain('this.outbox.add(LicenceRevokedV1');
  });

  it('compiles with the whole workspace, and keeps the import rules', async () => {
    const linting = makeProjectGraph(checkout.root).then(() => lintPaths(checkout.root, sources()));
    const [typed, linted] = await Promise.all([types.run({ root: checkout.root, write: false }), linting]);
    expect(typed.details ?? []).toEqual([]);
    expect(linted.details ?? []).toEqual([]);
  }, 300_000);

  it('is formatted, has its contracts, shapes and containers in order, and passes its own unit tests', async () => {
    const formatted = await node('node_modules/.bin/prettier', '--list-different', '--ignore-unknown', ...written);
    expect(linesOf(formatted.stdout + formatted.stderr)).toEqual([]);
    const { code, stdout } = await node('tools/checks/src/cli.ts', 'events', 'permissions', 'deploy', 'structure');
    expect({ code, said: code === 0 ? '' : stdout }).toEqual({ code: 0, said: '' });
    const tested = await node(
      '--experimental-vm-modules',
      'node_modules/.bin/jest',
      '--selectProjects',
      'unit',
      '--',
      'licensing',
      'routing',
    );
    expect({ code: tested.code, said: tested.code === 0 ? '' : tested.stderr }).toEqual({ code: 0, said: '' });
    expect(tested.stderr).toMatch(/licence\.spec\.ts/);
    expect(tested.stderr).toMatch(/revoke-licence\.spec\.ts/);
  }, 120_000);

  it('is refused, and nothing is written, when a name is taken or is none', async () => {
    const before = written.size;
    const taken = await generate('@yiwang/generators:service', 'licensing');
    expect([taken.code, taken.stdout + taken.stderr]).toEqual([
      1,
      expect.stringContaining('apps/licensing exists already; take another name'),
    ]);
    const foreign = await generate('@yiwang/generators:use-case', '--service=acceptance', '--aggregate=case', '--name=freeze-case');
    expect([foreign.code, foreign.stdout + foreign.stderr]).toEqual([1, expect.stringContaining('Write the use-case by hand')]);
    const none = await generate('@yiwang/generators:event', '--service=licensing', '--name=Licence');
    expect([none.code, none.stdout + none.stderr]).toEqual([1, expect.stringContaining('"Licence" is no name of an event')]);
    expect(written.size).toBe(before);
  }, 60_000);
});
