import { displayName, environmentVariable, type ServiceName } from './backing-services.ts';
import { accepts } from './readiness.ts';

const defaultPorts: Record<ServiceName, number> = { postgres: 5432, kafka: 9092, redis: 6379 };

/** The address of that service in the environment; an empty variable counts as unset. */
export function addressFromEnvironment(service: ServiceName): string | undefined {
  return process.env[environmentVariable[service]]?.trim() || undefined;
}

export function brokersOf(value: string): string[] {
  return value.split(',').flatMap((broker) => broker.trim() || []);
}

/** The address as it may be shown: without a password. */
export function withoutPassword(service: ServiceName, address: string): string {
  if (service === 'kafka') return brokersOf(address).join(',');
  const url = new URL(address);
  return `${url.hostname}:${url.port || defaultPorts[service]}`;
}

/** The server's version in its own words, and the proof that the URL's user may log in. */
export async function postgresVersion(url: string): Promise<string> {
  // Loaded here, because an embedded stack starts without it.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const result = await client.query<{ server_version: string }>('SHOW server_version');
    return result.rows[0]?.server_version.split(' ')[0] ?? '';
  } finally {
    await client.end();
  }
}

/** Fails with a sentence that names the variable when nothing answers at the address: better here than in ten services' logs. */
export async function checkEnvironmentAddress(service: ServiceName, address: string): Promise<string> {
  try {
    if (service === 'postgres') return ` ${await postgresVersion(address)}`;
    const place = service === 'kafka' ? new URL(`kafka://${brokersOf(address)[0] ?? ''}`) : new URL(address);
    await accepts({ host: place.hostname, port: Number(place.port || defaultPorts[service]) });
    return '';
  } catch (error) {
    const reason = error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error);
    throw new Error(`${environmentVariable[service]} is set, but ${displayName[service]} cannot be used there: ${reason}`);
  }
}
