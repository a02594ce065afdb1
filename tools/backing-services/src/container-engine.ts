import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';

const probeTimeoutMs = 1_000;

/** `docker.host=` or `tc.host=` of `~/.testcontainers.properties`, which testcontainers reads too. */
function configuredHosts(): string[] {
  try {
    const text = readFileSync(join(homedir(), '.testcontainers.properties'), 'utf8');
    return [...text.matchAll(/^\s*(?:docker|tc)\.host\s*=\s*(\S+)/gm)].flatMap((match) => match[1] ?? []);
  } catch {
    return [];
  }
}

/** Where an engine may listen: what is configured, then the usual sockets of Docker, Docker Desktop, Colima, Rancher and Podman. */
function candidates(): string[] {
  const home = homedir();
  const runtime = process.env['XDG_RUNTIME_DIR'];
  const sockets = [
    '/var/run/docker.sock',
    ...(runtime ? [join(runtime, 'docker.sock'), join(runtime, 'podman', 'podman.sock')] : []),
    ...['.docker/run/docker.sock', '.docker/desktop/docker.sock', '.colima/default/docker.sock', '.rd/docker.sock'].map((path) =>
      join(home, path),
    ),
  ];
  const configured = [process.env['DOCKER_HOST'], ...configuredHosts()].filter((host): host is string => Boolean(host));
  return [...configured, ...sockets.filter((path) => existsSync(path)).map((path) => `unix://${path}`)];
}

/** Whether a container engine answers its ping at that host (`unix:///…`, `tcp://…`) within a second. */
export function engineAnswersAt(host: string): Promise<boolean> {
  const url = new URL(host);
  // A TLS or ssh engine is not probed by hand: it was configured on purpose, so testcontainers may try it.
  if (url.protocol === 'ssh:' || (url.protocol === 'tcp:' && process.env['DOCKER_TLS_VERIFY'])) return Promise.resolve(true);
  const place = url.protocol === 'unix:' ? { socketPath: url.pathname } : { host: url.hostname, port: Number(url.port || 2375) };
  return new Promise((resolve) => {
    const ping = request({ ...place, path: '/_ping', timeout: probeTimeoutMs, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    // The timeout option counts silence on the socket; this one bounds the whole.
    const timer = setTimeout(() => ping.destroy(), probeTimeoutMs);
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.on('close', () => {
      clearTimeout(timer);
      resolve(false);
    });
    ping.end();
  });
}

/** Whether a container engine answers; takes about a second at most, and a few milliseconds where there is none. */
export async function containerEngineAnswers(): Promise<boolean> {
  const answers = await Promise.all(candidates().map((host) => engineAnswersAt(host).catch(() => false)));
  return answers.includes(true);
}
