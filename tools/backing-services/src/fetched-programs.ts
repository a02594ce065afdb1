import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment } from './clean-environment.ts';
import { whileLocked } from './file-lock.ts';
import { javaExecutable } from './java.ts';
import { kafkaProperties, logConfiguration } from './kafka-configuration.ts';
import { repositoryRoot } from './state-folder.ts';
import { readZipEntry } from './zip-archive.ts';

const run = promisify(execFile);

const pom = join(repositoryRoot, 'deploy', 'local', 'pom.xml');

/** Raised when what `assemble` makes of the same jars changes. */
const layoutVersion = '1';

/** The parts of a folder of fetched programs. */
export function programPaths(folder: string): { jars: string; redisServer: string; kafkaTemplate: string } {
  return { jars: join(folder, 'jars'), redisServer: join(folder, 'redis-server'), kafkaTemplate: join(folder, 'kafka-template') };
}

/** Jars and binary differ by pom, and the binary by machine: a checkout may be shared by two kinds. */
function programsKey(): string {
  const hash = createHash('sha256').update(readFileSync(pom)).update(layoutVersion);
  return `${hash.digest('hex').slice(0, 12)}-${platform()}-${arch()}`;
}

/** Maven runs in the caller's own environment: its settings, mirrors, proxies and trust stores are the machine's affair. */
async function copyJars(jars: string): Promise<void> {
  try {
    await run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`], { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string };
    const others = 'Or set YIWANG_KAFKA_BROKERS and YIWANG_REDIS_URL, or start a container engine.';
    if (code === 'ENOENT')
      throw new Error(`Maven (mvn) and Java 17 are needed once to fetch Kafka and Redis, and mvn is not on the path. ${others}`);
    throw new Error(`Maven could not fetch Kafka and Redis:\n${stdout ?? ''}${stderr ?? ''}\n${others}`);
  }
}

/** Takes the server binary for this machine out of its jar. Where the jar has none, Redis alone cannot be embedded. */
function extractRedisServer(jars: string, target: string): void {
  const jar = readdirSync(jars).find((name) => name.startsWith('embedded-redis-'));
  if (!jar) throw new Error(`${pom} no longer brings embedded-redis`);
  const machine: Record<string, string> = { x64: 'amd64', arm64: 'arm64', ia32: '386' };
  const ending = `-${platform()}-${machine[arch()] ?? arch()}`;
  const binary = readZipEntry(join(jars, jar), (name) => name.startsWith('redis-server-') && name.endsWith(ending));
  if (binary) writeFileSync(target, binary, { mode: 0o755 });
  rmSync(join(jars, jar));
}

/** Formats a data folder once with Kafka's own tool; every run starts from a copy of it and saves that JVM start. */
async function formatKafka(jars: string, template: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'yiwang-kafka-format-'));
  try {
    const [properties, logging] = [join(work, 'server.properties'), join(work, 'log4j2.properties')];
    writeFileSync(properties, kafkaProperties({ port: 1, controllerPort: 2, data: template }));
    writeFileSync(logging, logConfiguration);
    const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', `-Dlog4j2.configurationFile=${logging}`, '-cp', join(jars, '*')];
    const format = ['kafka.tools.StorageTool', 'format', '--cluster-id', 'yiwang-local-kafka-000', '--config', properties];
    await run(javaExecutable(), [...flags, ...format], { env: cleanEnvironment() });
  } catch (error) {
    const { message, stdout } = error as { message: string; stdout?: string };
    throw new Error(`Kafka's data folder could not be formatted (Kafka needs Java 17 or newer): ${message}\n${stdout ?? ''}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Makes the whole folder aside and puts it in place in one step: nobody ever sees half of it. */
async function assemble(home: string, target: string): Promise<void> {
  for (const name of readdirSync(home)) {
    if (name.startsWith('.unfinished-')) rmSync(join(home, name), { recursive: true, force: true });
  }
  const aside = mkdtempSync(join(home, '.unfinished-'));
  const { jars, redisServer, kafkaTemplate } = programPaths(aside);
  await copyJars(jars);
  extractRedisServer(jars, redisServer);
  await formatKafka(jars, kafkaTemplate);
  chmodSync(aside, 0o755);
  try {
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

/**
 * The programs of Kafka and Redis, fetched by Maven on the first call in a checkout and whenever the pom changes.
 * @returns their folder, see {@link programPaths}
 */
export async function fetchPrograms(stateFolder: string, log: (line: string) => void): Promise<string> {
  const key = programsKey();
  // Made by another user of this checkout, perhaps: readable is enough.
  const candidates = [join(stateFolder, 'embedded', key), join(repositoryRoot, '.yiwang', 'embedded', key)];
  const present = candidates.find((folder) => existsSync(programPaths(folder).kafkaTemplate));
  if (present) return present;
  const home = join(stateFolder, 'embedded');
  const target = join(home, key);
  mkdirSync(home, { recursive: true });
  return whileLocked(
    join(home, `${key}.lock`),
    () => log('waiting for another process that fetches Kafka and Redis …'),
    async () => {
      if (existsSync(target)) return target;
      log('fetching Kafka and Redis with Maven (once per checkout) …');
      await assemble(home, target);
      return target;
    },
  );
}
