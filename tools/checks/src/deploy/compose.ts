import { parse } from 'yaml';

/** The part of a compose service that our rules look at. */
export interface ComposeService {
  image?: string;
  profiles?: string[];
  user?: string;
  read_only?: boolean;
  privileged?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  tmpfs?: string[];
  volumes?: unknown[];
  ports?: string[];
  mem_limit?: string;
  cpus?: number;
  pids_limit?: number;
  restart?: string;
  command?: string[];
  network_mode?: string;
  healthcheck?: { test?: string[]; disable?: boolean; retries?: number };
  depends_on?: Record<string, { condition?: string; required?: boolean }>;
  environment?: Record<string, string | number | boolean>;
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
}

/** The limit on aliases guards against files of strangers; this one is ours. */
export const parseCompose = (text: string): ComposeFile => parse(text, { merge: true, maxAliasCount: -1 }) as ComposeFile;

/** What a container may ask of its neighbours. */
const CONDITIONS = ['service_started', 'service_healthy', 'service_completed_successfully'];
/** Names that hold a secret; what stands behind them may only come from `.env`. */
const SECRET = /(PASSWORD|SECRET|DATA_KEY)$/;
/** Fixed addresses and names are no secrets; a secret that is not interpolated is one that everybody can read. */
const INTERPOLATED = /^\$\{(\w+):-\}$/;
/** Backing services alone may be started without a `.env`; provision.mjs refuses this one in production. */
const DEVELOPMENT_PASSWORD = 'yiwang-development';

const isJob = (service: ComposeService): boolean => service.restart === 'no';

/** Every container is bounded, without rights, on a read-only file system, of a pinned image, and says how it is. */
export function composeProblems({ services }: ComposeFile): string[] {
  return Object.entries(services).flatMap(([name, service]) =>
    [...hardeningProblems(service), ...lifeProblems(service, services), ...secretProblems(service)].map(
      (problem) => `docker-compose.yml: ${name}: ${problem}`,
    ),
  );
}

function hardeningProblems(service: ComposeService): string[] {
  const problems: string[] = [];
  const image = service.image ?? '';
  const tag = /:(?:\$\{\w+:-)?([\w.-]+)\}?(@sha256:[0-9a-f]{64})?$/.exec(image)?.[1];
  if (tag === undefined || tag === 'latest' || !/\d/.test(tag)) problems.push(`image ${image || '(none)'} is not pinned to a version`);
  if (!/^[1-9]\d*:[1-9]\d*$/.test(service.user ?? '')) problems.push('user must be numeric and not root, such as 1000:1000');
  if (service.read_only !== true) problems.push('read_only must be true');
  if (service.privileged) problems.push('privileged is refused');
  if (!service.cap_drop?.includes('ALL')) problems.push('cap_drop must have ALL');
  if (service.cap_add?.length) problems.push(`cap_add is refused: ${service.cap_add.join(', ')}`);
  if (!service.security_opt?.includes('no-new-privileges:true')) problems.push('security_opt must have no-new-privileges:true');
  if (!service.tmpfs?.includes('/tmp')) problems.push('tmpfs must have /tmp');
  if (service.network_mode === 'host') problems.push('network_mode host is refused');
  if (!/^\d+[mg]$/.test(service.mem_limit ?? '')) problems.push('mem_limit is missing');
  if (!(Number(service.cpus) > 0)) problems.push('cpus is missing');
  if (!(Number(service.pids_limit) > 0)) problems.push('pids_limit is missing');
  for (const volume of service.volumes ?? []) {
    if (typeof volume !== 'string' || !/^[a-z][\w-]*:\/[\w/.-]+$/.test(volume))
      problems.push(`volume ${JSON.stringify(volume)}: only named volumes`);
  }
  for (const port of service.ports ?? []) {
    if (!/^127\.0\.0\.1:\d+:\d+$/.test(port) && !/^\$\{\w+:-127\.0\.0\.1:\d+\}:\d+$/.test(port))
      problems.push(`port ${port} must be published on 127.0.0.1 unless .env says otherwise`);
  }
  return problems;
}

function lifeProblems(service: ComposeService, all: ComposeFile['services']): string[] {
  const problems: string[] = [];
  const { healthcheck } = service;
  if (isJob(service)) {
    if (healthcheck?.disable !== true) problems.push('a job (restart: no) ends; its healthcheck is disabled');
  } else {
    if (service.restart !== 'unless-stopped') problems.push('restart must be unless-stopped, or no for a job');
    if (!healthcheck?.test?.length || !(Number(healthcheck.retries) > 0)) problems.push('healthcheck with test and retries is missing');
  }
  for (const [neighbour, { condition = '', required = true }] of Object.entries(service.depends_on ?? {})) {
    const other = all[neighbour];
    if (!other) problems.push(`depends on ${neighbour}, which does not exist`);
    else if (!CONDITIONS.includes(condition)) problems.push(`depends on ${neighbour} without a condition`);
    else if (isJob(other) !== (condition === 'service_completed_successfully'))
      problems.push(`waits for ${neighbour} with ${condition}: a job is waited for to its end, a service until it is healthy`);
    if (required && !service.profiles && other?.profiles)
      problems.push(`is started without a profile, but depends on ${neighbour}, which is not`);
  }
  return problems;
}

function secretProblems(service: ComposeService): string[] {
  return Object.entries(service.environment ?? {}).flatMap(([name, value]) => {
    const text = String(value);
    const inAddress = /:\/\/[^/:@]+:([^@]*)@/.exec(text)?.[1];
    const secret = SECRET.test(name) ? text : inAddress;
    if (secret === undefined || INTERPOLATED.test(secret)) return [];
    if (secret === `\${POSTGRES_PASSWORD:-${DEVELOPMENT_PASSWORD}}`) return [];
    return [`${name} must come from .env without a default: \${…:-}`];
  });
}

/** Variables that the file takes from `.env`. */
export const interpolated = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .filter((line) => !line.trimStart().startsWith('#'))
      .flatMap((line) => [...line.matchAll(/\$\{(\w+)/g)].map((match) => match[1] ?? '')),
  ),
];
