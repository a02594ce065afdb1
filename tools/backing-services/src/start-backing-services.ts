import { mkdirSync, realpathSync } from 'node:fs';
import {
  displayName,
  environmentVariable,
  type BackingServices,
  type BackingSource,
  type Controllable,
  type Need,
  type NotControllable,
  type ServiceName,
} from './backing-services.ts';
import { containerEngineAnswers } from './container-engine.ts';
import { images, startContainer } from './container-services.ts';
import { addressFromEnvironment, brokersOf, checkEnvironmentAddress, withoutPassword } from './environment-services.ts';
import { fetchPrograms } from './fetched-programs.ts';
import { KeeperClient } from './keeper-client.ts';
import type { DepartmentAccess } from './kafka-configuration.ts';
import type { Launched } from './keeper-protocol.ts';
import { livingRuns, sweepStaleRuns } from './stale-runs.ts';
import { resolveStateFolder } from './state-folder.ts';

export interface StartOptions {
  /** Told what is going on, a line at a time; by default nobody is. */
  log?: (line: string) => void;
  /** All three when left out. */
  need?: Need;
  /** Keep the data of embedded services in this folder and take up what is there; left out, data is fresh and removed at the end. */
  dataDir?: string;
  /** Where runs and fetched programs live, `.yiwang/` of the checkout by default. */
  stateFolder?: string;
  /** Passes over the environment and containers: for tests that need to stop and kill a service. */
  embeddedOnly?: boolean;
  /** Opens a listener of Kafka for department systems, to whom this issuer's tokens are given. Not where Kafka is the environment's. */
  departmentAccess?: DepartmentAccess;
}

/** One started service, before it is put into the shape of its kind. */
interface Started {
  source: BackingSource;
  /** Shaped like the service's environment variable. */
  address: string;
  /** Kafka only: where department systems reach it. */
  departments?: string | undefined;
  line: string;
  control: Controllable | NotControllable;
}

/** What one call of {@link startBackingServices} holds, and how it lets go. */
class Stack {
  private readonly options: StartOptions;
  private readonly log: (line: string) => void;
  private readonly stateFolder: string;
  private readonly dataDir: string | undefined;
  private engine: Promise<boolean> | undefined;
  private keeper: Promise<KeeperClient> | undefined;
  private programs: Promise<string> | undefined;
  private readonly stops: (() => Promise<void>)[] = [];

  constructor(options: StartOptions) {
    this.options = options;
    this.log = options.log ?? (() => undefined);
    this.stateFolder = resolveStateFolder(options.stateFolder);
    if (options.dataDir !== undefined) {
      mkdirSync(options.dataDir, { recursive: true });
      this.dataDir = realpathSync(options.dataDir);
    }
  }

  async start(service: ServiceName): Promise<Started> {
    const address = this.options.embeddedOnly ? undefined : addressFromEnvironment(service);
    const started = address === undefined ? await this.startOwn(service) : await this.takeFromEnvironment(service, address);
    this.log(started.line);
    return started;
  }

  async stop(): Promise<void> {
    const results = await Promise.allSettled(this.stops.splice(0).map((stop) => stop()));
    for (const result of results) if (result.status === 'rejected') this.log(`while stopping: ${String(result.reason)}`);
  }

  private async takeFromEnvironment(service: ServiceName, address: string): Promise<Started> {
    const version = await checkEnvironmentAddress(service, address);
    const line = `${displayName[service]}${version} of the environment at ${withoutPassword(service, address)} (${environmentVariable[service]} is set)`;
    return { source: 'environment', address, line, control: { controllable: false } };
  }

  private async startOwn(service: ServiceName): Promise<Started> {
    const unset = this.options.embeddedOnly ? 'asked for' : `no ${environmentVariable[service]}`;
    let why = this.options.embeddedOnly ? unset : `${unset}, no container engine`;
    this.engine ??= this.options.embeddedOnly || this.dataDir ? Promise.resolve(false) : containerEngineAnswers();
    if (this.dataDir) why = `${unset}, data kept in ${this.dataDir}`;
    if (await this.engine) {
      try {
        const container = await startContainer(service, this.options.departmentAccess);
        this.stops.push(() => container.stop());
        const line = `${displayName[service]} in container ${images[service]} at ${withoutPassword(service, container.address)} (${unset})`;
        return {
          source: 'container',
          address: container.address,
          departments: container.departments,
          line,
          control: { controllable: false },
        };
      } catch (error) {
        why = `${unset}; the container engine failed: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
    return this.startEmbedded(service, why);
  }

  private async startEmbedded(service: ServiceName, why: string): Promise<Started> {
    this.keeper ??= this.startKeeper();
    const programs = service === 'postgres' ? undefined : await (this.programs ??= fetchPrograms(this.stateFolder, this.log));
    const keeper = await this.keeper;
    const launched = await keeper.request({ do: 'launch', service, programs, access: this.options.departmentAccess });
    if (!launched) throw new Error(`${displayName[service]} was not launched`);
    const line = `${displayName[service]} ${launched.version ?? ''} embedded on 127.0.0.1:${launched.port} (${why}${launched.note})`;
    const ask = (what: 'start' | 'stop' | 'kill') => async () => void (await keeper.request({ do: what, service }));
    const control: Controllable = { controllable: true, start: ask('start'), stop: ask('stop'), kill: ask('kill') };
    const departments = launched.departmentPort === undefined ? undefined : `127.0.0.1:${launched.departmentPort}`;
    return { source: 'embedded', address: addressOf(service, launched), departments, line, control };
  }

  private async startKeeper(): Promise<KeeperClient> {
    for (const line of await sweepStaleRuns(this.stateFolder)) this.log(line);
    const { dataDir } = this;
    const user = dataDir === undefined ? undefined : livingRuns(this.stateFolder).find(({ folders }) => folders.includes(dataDir));
    if (user) throw new Error(`${dataDir} is in use by another stack (keeper ${user.pid})`);
    const sweep = async () => {
      for (const line of await sweepStaleRuns(this.stateFolder)) this.log(line);
    };
    const keeper = await KeeperClient.start({ stateFolder: this.stateFolder, keptFolder: dataDir }, this.log, sweep);
    this.stops.push(() => keeper.close());
    return keeper;
  }
}

function addressOf(service: ServiceName, { port, password }: Launched): string {
  switch (service) {
    case 'postgres':
      return `postgres://postgres:${password ?? ''}@127.0.0.1:${port}/postgres`;
    case 'kafka':
      return `127.0.0.1:${port}`;
    case 'redis':
      return `redis://127.0.0.1:${port}`;
  }
}

/**
 * Brings up PostgreSQL, Kafka and Redis, each from the first source that has it: a URL of the environment, a container, an embedded
 * server. Embedded servers end and clean up when the calling process ends, however it ends.
 * @throws Error with the cause and what to do about it; whatever was started by then is stopped
 */
export async function startBackingServices(options: StartOptions = {}): Promise<BackingServices> {
  const all: ServiceName[] = ['postgres', 'kafka', 'redis'];
  const wanted = all.filter((service) => (options.need === undefined ? true : options.need[service] === true));
  const stack = new Stack(options);
  const outcomes = await Promise.allSettled(wanted.map((service) => stack.start(service)));
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
  if (failures.length > 0) {
    await stack.stop();
    throw new AggregateError(failures, failures.map(({ message }) => message).join('\n'));
  }
  const started = new Map(
    outcomes.flatMap((outcome, i) => (outcome.status === 'fulfilled' ? [[wanted[i] as ServiceName, outcome.value] as const] : [])),
  );
  const of = (service: ServiceName): Started => {
    const found = started.get(service);
    if (!found) throw new Error(`${displayName[service]} was not asked for`);
    return found;
  };
  return {
    get postgres() {
      const { source, address, control } = of('postgres');
      return { source, adminUrl: address, ...control };
    },
    get kafka() {
      const { source, address, departments, control } = of('kafka');
      return { source, brokers: brokersOf(address), departmentBrokers: departments === undefined ? undefined : [departments], ...control };
    },
    get redis() {
      const { source, address, control } = of('redis');
      return { source, url: address, ...control };
    },
    describe: wanted.map((service) => of(service).line),
    env: Object.fromEntries(wanted.map((service) => [environmentVariable[service], of(service).address])),
    stop: () => stack.stop(),
  };
}
