import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import { eventually } from '@yiwang/testing';
import { SealedSecrets } from '../src/system/persistence/sealed-secrets.js';
import { DispatchUnderTest, ORG, seat } from './harness.js';
import { ExchangeNeighbours } from './xml-neighbours.js';

const SAMPLE = fileURLToPath(new URL('../../../examples/integrators/java/xml/DepartmentSystem.java', import.meta.url));
const CLIENT = 'sys-housing-java';
const CODE = 'NB0002';

/** The source launcher of the JDK compiles and runs one file since 11; the sample asks for 17. */
const java = spawnSync('javac', ['--version'], { encoding: 'utf8' });
const release = Number(/javac (\d+)/.exec(`${java.stdout ?? ''}${java.stderr ?? ''}`)?.[1] ?? 0);
const installed = release >= 17;
if (!installed) process.stderr.write('skipped: the Java sample needs a JDK 17 or later on the PATH\n');

(installed ? describe : describe.skip)('the Java sample on the XML channel', () => {
  let dispatch: DispatchUnderTest;
  let neighbours: ExchangeNeighbours;
  let sample: ChildProcess;
  let directory: string;
  const said: Record<string, string>[] = [];
  let complaints = '';
  let port: string;

  function begin(platformUrl: string, at: string): void {
    sample = spawn('java', ['-Dfile.encoding=UTF-8', SAMPLE], {
      env: {
        PATH: process.env['PATH'],
        PLATFORM_URL: platformUrl,
        CLIENT_ID: CLIENT,
        CLIENT_SECRET: `${CLIENT}-secret`,
        BELONGSYSTEM: CODE,
        API_KEY: 'department-key',
        JOURNAL: join(directory, 'journal'),
        PORT: at,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    createInterface({ input: sample.stdout! }).on('line', (line) => said.push(JSON.parse(line) as Record<string, string>));
    sample.stderr!.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  }

  async function kill(): Promise<void> {
    const ended = once(sample, 'exit');
    sample.kill('SIGKILL');
    await ended;
  }

  beforeAll(async () => {
    [neighbours, directory] = await Promise.all([ExchangeNeighbours.start(), mkdtemp(join(tmpdir(), 'department-'))]);
    dispatch = await DispatchUnderTest.start([], neighbours.env);
    neighbours.token = (await dispatch.bearerOf(ORG.housing, CLIENT)).slice('Bearer '.length);
    begin(`${dispatch.service.url}/api/exchange`, '0');
    port = (await heard({ event: 'listening' }))['port']!;
    const id = uuidv7();
    await dispatch.rows(
      `INSERT INTO department_systems (id, org_code, name, channel, client_id, code, settings, secrets) VALUES ($1, $2, $3, 'xml', $4, $3, $5, $6)`,
      [
        id,
        ORG.housing,
        CODE,
        CLIENT,
        JSON.stringify({ baseUrl: `http://127.0.0.1:${port}`, answers: { retry: ['500'] } }),
        dispatch.service.app.get(SealedSecrets, { strict: false }).seal(id, { apiKey: 'department-key' }),
      ],
    );
  }, 120_000);
  afterAll(async () => {
    sample?.kill();
    await dispatch?.stop();
    await neighbours?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const heard = (wanted: Record<string, string>): Promise<Record<string, string>> =>
    eventually(() => {
      const found = said.find((line) => Object.entries(wanted).every(([key, value]) => line[key] === value));
      if (!found)
        throw new Error(`the sample has not said ${JSON.stringify(wanted)}, but ${JSON.stringify(said)} ${complaints.slice(-500)}`);
      return found;
    }, 20_000);

  const itemOf = (acceptedBy: 'department' | 'window') =>
    dispatch.givenItem({ participants: [seat(ORG.housing, { lead: true, sharePercent: 100 })], acceptedBy });

  it('takes a case with a name of four bytes, accepts it, reports a step and decides', async () => {
    const itemCode = await itemOf('department');
    const caseNo = dispatch.caseNo();
    await dispatch.submitted(caseNo, itemCode);
    expect(await heard({ event: 'registered', projId: caseNo })).toMatchObject({ applicant: '王𬱖' });
    expect(await heard({ event: 'reported', projId: caseNo, path: 'BJHC/UAP/accept' })).toMatchObject({ result: '0', code: '' });
    await dispatch.accepted(caseNo, itemCode);
    await heard({ event: 'reported', projId: caseNo, path: 'BJHC/ApprovalLib/handler', result: '0' });
    await heard({ event: 'reported', projId: caseNo, path: 'BJHC/UAP/over', result: '0' });
    expect(await dispatch.rows('SELECT state FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([{ state: 'decided' }]);
  }, 120_000);

  it('acknowledges a case that the window accepted, and takes a repeated call once', async () => {
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, await itemOf('window'));
    await heard({ event: 'reported', projId: caseNo, path: 'BJHC/UAP/accept', result: '0' });
    await heard({ event: 'reported', projId: caseNo, path: 'BJHC/UAP/over', result: '0' });
    const sentAt = async (): Promise<Date | undefined> =>
      (await dispatch.rows<{ sent_at: Date }>(`SELECT sent_at FROM xml_sendings WHERE case_no = $1 AND call = 'accept'`, [caseNo]))[0]
        ?.sent_at;
    const before = await sentAt();
    const [delivery] = await dispatch.rows<{ id: string }>('SELECT id FROM deliveries WHERE case_no = $1', [caseNo]);
    await (await dispatch.operator()).post('/deliveries/replays', { deliveryIds: [delivery!.id] });
    await eventually(async () => expect(await sentAt()).not.toEqual(before));
    expect(said.filter(({ event, projId }) => event === 'registered' && projId === caseNo)).toHaveLength(1);
    expect(said.filter(({ event, projId }) => event === 'reported' && projId === caseNo)).toHaveLength(3);
  }, 120_000);

  it('reports what it has taken also when it is killed in between', async () => {
    await kill();
    // Nobody is there to be reported to.
    begin('http://127.0.0.1:1/api/exchange', port);
    await eventually(() => expect(said.filter(({ event }) => event === 'listening')).toHaveLength(2), 20_000);
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, await itemOf('window'));
    await heard({ event: 'accepted', projId: caseNo });
    await kill();
    expect(said.filter(({ event, projId }) => event === 'reported' && projId === caseNo)).toEqual([]);
    await appendFile(join(directory, 'journal'), 'taken\taccept half of a li');
    begin(`${dispatch.service.url}/api/exchange`, port);
    for (const path of ['UAP/accept', 'ApprovalLib/handler', 'UAP/over']) {
      await heard({ event: 'reported', projId: caseNo, path: `BJHC/${path}`, result: '0' });
    }
    expect(await dispatch.rows('SELECT state FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([{ state: 'decided' }]);
    expect(said.filter(({ event, projId }) => event === 'registered' && projId === caseNo)).toHaveLength(1);
  }, 120_000);
});
