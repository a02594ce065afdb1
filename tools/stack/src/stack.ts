import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startBackingServices, type BackingServices } from '@yiwang/backing-services';
import { SERVICES as SERVICE_CLIENTS } from '@yiwang/demo-data';
import { provisionDatabase } from '@yiwang/persistence';
import { KeyRelay } from './key-relay.ts';
import { freePorts } from './ports.ts';
import { forgetRunningStack, rememberRunningStack, type RunningStack } from './running-stack.ts';
import { repositoryRoot, ServiceProcess } from './service-process.ts';
import { SERVICES, type Addresses, type ServiceName } from './topology.ts';

export interface StackOptions {
  log?: (line: string) => void;
  /** Environment for every service, over the stack's own. */
  env?: Record<string, string>;
  /** Port of the gateway; a free one when left out. */
  gatewayPort?: number;
  /** Keep the data of embedded backing services in this folder. */
  dataDir?: string;
  /** Lets other commands (bench) find this stack. */
  remember?: boolean;
  /** Takes embedded backing services even where others are named, so that a test can stop them. */
  embeddedOnly?: boolean;
}

/** Development only; the roles' real passwords come with the real DATABASE_URL. */
const DATABASE_PASSWORD = 'yiwang-development';
/** `aud` of access tokens, as the services expect it where nothing else is said. */
const AUDIENCE = 'yiwang';

const issuerAt = (gatewayUrl: string): string => `${gatewayUrl}/oidc`;

/** The whole platform on one machine: backing services, and every service in a process of its own. */
export class Stack {
  readonly backing: BackingServices;
  readonly addresses: Addresses;
  readonly services: Record<ServiceName, ServiceProcess>;
  /** Environment that every service was started with. */
  readonly env: Record<string, string>;
  private readonly keys: KeyRelay;
  private readonly log: (line: string) => void;

  private constructor(
    backing: BackingServices,
    keys: KeyRelay,
    addresses: Addresses,
    env: Record<string, string>,
    services: Record<ServiceName, ServiceProcess>,
    log: (line: string) => void,
  ) {
    this.backing = backing;
    this.keys = keys;
    this.addresses = addresses;
    this.env = env;
    this.services = services;
    this.log = log;
  }

  /** Starts everything and resolves when all of it serves. @throws Error after stopping whatever had started */
  static async start(options: StackOptions = {}): Promise<Stack> {
    const log = options.log ?? (() => undefined);
    const [freePort] = await freePorts(1);
    const gatewayPort = options.gatewayPort ?? freePort;
    const keys = await KeyRelay.start();
    const departmentAccess = { issuer: issuerAt(`http://127.0.0.1:${gatewayPort}`), audience: AUDIENCE, jwksUrl: keys.url };
    const { dataDir, embeddedOnly } = options;
    const backing = await startBackingServices({ log, dataDir, embeddedOnly, departmentAccess }).catch(async (error: unknown) => {
      await keys.stop();
      throw error;
    });
    let stack: Stack | undefined;
    try {
      stack = await Stack.prepare(backing, keys, { ...options, gatewayPort }, log);
      const begun = Date.now();
      await Promise.all(SERVICES.map(async ({ name }) => stack?.bringUp(name)));
      if (options.remember) await rememberRunningStack(stack.describe());
      log(`${SERVICES.length} services listening after ${((Date.now() - begun) / 1000).toFixed(1)} s; gateway ${stack.addresses.gateway}`);
      return stack;
    } catch (error) {
      if (stack) await stack.stop();
      else await Promise.all([backing.stop(), keys.stop()]);
      throw error;
    }
  }

  get gatewayUrl(): string {
    return this.addresses.gateway;
  }

  get issuer(): string {
    return issuerAt(this.gatewayUrl);
  }

  describe(): RunningStack {
    const databases = Object.fromEntries(
      SERVICES.filter(({ database }) => database).map(({ name }) => [name, this.services[name].databaseUrl ?? '']),
    );
    return { addresses: this.addresses, env: this.env, adminUrl: this.backing.postgres.adminUrl, databases };
  }

  async stop(): Promise<void> {
    await forgetRunningStack();
    await Promise.all(Object.values(this.services).map((service) => service.stop()));
    await this.backing.stop();
    await this.keys.stop();
  }

  private static async prepare(
    backing: BackingServices,
    keys: KeyRelay,
    options: StackOptions,
    log: (line: string) => void,
  ): Promise<Stack> {
    const ports = await freePorts(SERVICES.length);
    const addresses = Object.fromEntries(
      SERVICES.map(({ name }, i) => [name, `http://127.0.0.1:${name === 'gateway' ? (options.gatewayPort ?? ports[i]) : ports[i]}`]),
    ) as Addresses;
    const env: Record<string, string> = {
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      KAFKA_BROKERS: backing.kafka.brokers.join(','),
      REDIS_URL: backing.redis.url,
      AUTH_ISSUER: issuerAt(addresses.gateway),
      JWKS_URL: `${addresses.auth}/oidc/jwks`,
      TOKEN_URL: `${addresses.auth}/oidc/token`,
      // A post box that developers read; the demonstration has a provider of its own.
      MESSAGE_CHANNEL: 'sandbox',
      ...options.env,
    };
    keys.from(`${addresses.auth}/oidc/jwks`);
    const logFolder = join(repositoryRoot, '.yiwang', 'logs', `${new Date().toISOString().replace(/[:.]/g, '-')}-${process.pid}`);
    mkdirSync(logFolder, { recursive: true });
    log(`logs in ${logFolder}`);
    const services = {} as Record<ServiceName, ServiceProcess>;
    for (const spec of SERVICES) {
      const own: Record<string, string> = { ...env, PORT: new URL(addresses[spec.name]).port, ...spec.env?.(addresses) };
      const client = SERVICE_CLIENTS[spec.name];
      Object.assign(own, { SERVICE_CLIENT_ID: client.clientId, SERVICE_CLIENT_SECRET: client.clientSecret });
      if (spec.database) {
        const database = await provisionDatabase(backing.postgres.adminUrl, `yiwang_${spec.name}`, DATABASE_PASSWORD);
        Object.assign(own, { DATABASE_URL: database.appUrl, MIGRATOR_DATABASE_URL: database.migratorUrl });
      }
      if (spec.name === 'dispatch') own['KAFKA_DEPARTMENT_BROKERS'] = backing.kafka.departmentBrokers?.join(',') ?? '';
      services[spec.name] = new ServiceProcess(spec, own, logFolder);
    }
    return new Stack(backing, keys, addresses, env, services, log);
  }

  private async bringUp(name: ServiceName): Promise<void> {
    const service = this.services[name];
    const begun = Date.now();
    if (service.spec.database) await service.migrate();
    await service.start();
    this.log(`${name} listening at ${this.addresses[name]} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  }
}
