import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findRunningStack } from '@yiwang/stack';
import { openChaosData, readLedger } from './chaos-data.ts';
import { SERVICE_NAMES, type ServiceName } from './databases.ts';
import { linesOf } from './report.ts';
import { isSound, verify } from './verify.ts';

const USAGE = `usage: npm run verify [-- --filed FILE] [--exactly] [--wait SECONDS] [--json FILE]
  reads the databases of ACCEPTANCE_DATABASE_URL, DISPATCH_DATABASE_URL, …, or of the stack that runs here (npm start), or else those that
  the last chaos run left behind
  --filed    case numbers of acknowledged filings, one a line; --exactly: there must be no other case
  --wait     how long services may need to catch up with each other before a difference counts (20)`;

const { values } = parseArgs({
  options: {
    filed: { type: 'string' },
    exactly: { type: 'boolean', default: false },
    wait: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
});

/** The environment says where the databases are, or the note of the stack that runs. */
async function databaseUrls(): Promise<Map<ServiceName, string>> {
  const named = SERVICE_NAMES.map((name) => [name, process.env[`${name.toUpperCase()}_DATABASE_URL`]] as const);
  const given = named.filter((entry): entry is readonly [ServiceName, string] => entry[1] !== undefined && entry[1] !== '');
  if (given.length > 0) return new Map(given);
  const databases = (await findRunningStack())?.databases ?? {};
  return new Map(SERVICE_NAMES.flatMap((name) => (databases[name] ? [[name, databases[name]] as const] : [])));
}

function refuse(text: string): never {
  console.error(text);
  process.exit(2);
}

const wait = Number(values.wait);
if (!(wait >= 0)) refuse(USAGE);
const named = values.filed === undefined ? undefined : await readLedger(values.filed);
let urls = await databaseUrls();
const leftBehind = urls.size === 0 ? await openChaosData((line) => console.error(line)) : undefined;
if (leftBehind) urls = leftBehind.urls;
if (urls.size === 0) refuse(`no stack runs here, none was left behind by chaos, and the environment names no database\n${USAGE}`);
const absent = SERVICE_NAMES.filter((name) => !urls.has(name));
if (absent.length > 0) console.log(`not deployed: ${absent.join(', ')}`);
const filed = named ?? leftBehind?.filed;
const stoppedAt = leftBehind?.stoppedAt;
const testimony = { ...(filed && { filed }), ...(stoppedAt && { stoppedAt }), nothingElse: values.exactly };
const verdicts = await verify(urls, testimony, wait).finally(() => leftBehind?.stop());
for (const line of linesOf(verdicts)) console.log(line);
const ok = isSound(verdicts);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ ok, absent, invariants: verdicts }, null, 2)}\n`);
process.exit(ok ? 0 : 1);
