import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { composeProblems, parseCompose, type ComposeService } from './compose.ts';
import { environmentProblems } from './environment.ts';

const text = readFileSync(new URL('../../../../docker-compose.yml', import.meta.url), 'utf8');
const withChange = (name: string, change: (service: ComposeService) => void): string[] => {
  const compose = parseCompose(text);
  change(compose.services[name]!);
  return composeProblems(compose);
};

describe('docker-compose.yml', () => {
  it('keeps every rule', () => {
    expect(composeProblems(parseCompose(text))).toEqual([]);
  });

  it('starts the backing services alone when no profile is named', () => {
    const started = Object.entries(parseCompose(text).services).filter(([, { profiles }]) => !profiles);
    expect(started.map(([name]) => name)).toEqual(['postgres', 'kafka', 'redis']);
  });

  it.each<[string, string, (service: ComposeService) => void, RegExp]>([
    ['an image without a version', 'redis', (s) => void (s.image = 'redis'), /redis: image redis is not pinned/],
    ['the latest image', 'redis', (s) => void (s.image = 'redis:latest'), /not pinned/],
    ['root', 'acceptance', (s) => void (s.user = '0:0'), /acceptance: user must be numeric and not root/],
    ['no user', 'acceptance', (s) => void delete s.user, /user must be numeric/],
    ['a writable root', 'kafka', (s) => void delete s.read_only, /read_only/],
    ['capabilities', 'dispatch', (s) => void (s.cap_add = ['NET_ADMIN']), /cap_add is refused/],
    ['privileges', 'dispatch', (s) => void (s.privileged = true), /privileged/],
    ['no bound of memory', 'gateway', (s) => void delete s.mem_limit, /mem_limit/],
    ['no bound of processors', 'gateway', (s) => void delete s.cpus, /cpus/],
    ['no health check', 'gateway', (s) => void delete s.healthcheck, /healthcheck/],
    ['a folder of the host', 'postgres', (s) => void (s.volumes = ['/var/run/docker.sock:/var/run/docker.sock']), /only named volumes/],
    ['a port open to the world', 'gateway', (s) => void (s.ports = ['8080:8080']), /published on 127\.0\.0\.1/],
    [
      'a neighbour that does not exist',
      'auth',
      (s) => void (s.depends_on = { nobody: { condition: 'service_healthy' } }),
      /does not exist/,
    ],
    [
      'a job that is waited for as a service',
      'auth',
      (s) => void (s.depends_on = { provision: { condition: 'service_healthy' } }),
      /a job is/,
    ],
    [
      'a neighbour that it needs and that is not started with it',
      'kafka',
      (s) => void (s.depends_on = { auth: { condition: 'service_healthy' } }),
      /started without a profile/,
    ],
    ['a secret in clear', 'auth', (s) => void (s.environment!['DATA_KEY'] = 'abc'), /DATA_KEY must come from \.env/],
    ['a default for a secret', 'auth', (s) => void (s.environment!['DATA_KEY'] = '${AUTH_DATA_KEY:-abc}'), /DATA_KEY must come from/],
    ['a password in an address', 'auth', (s) => void (s.environment!['DATABASE_URL'] = 'postgres://a:b@postgres/c'), /DATABASE_URL must/],
  ])('is refused with %s', (_what, name, change, complaint) => {
    expect(withChange(name, change).join('\n')).toMatch(complaint);
  });
});

describe('the environment of the containers', () => {
  const compose = parseCompose(text);
  const example = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
  const container = Object.keys(compose.services['monitoring']!.environment!);
  const variables = [...container.filter((name) => !['APP', 'NODE_OPTIONS'].includes(name)), 'MIGRATOR_DATABASE_URL'];
  const problems = (services: { service: string; variables: string[] }[], env = example): string =>
    environmentProblems(text, compose, env, services).join('\n');

  it('tells of each variable that a person sets, and of no other', () => {
    expect(problems([{ service: 'monitoring', variables }])).toBe('');
    expect(problems([], example.replace(/^CARD_SCAN_MS=.*$/m, ''))).toMatch(/does not tell of CARD_SCAN_MS/);
    expect(problems([], `${example}\nLEFT_OVER=\n`)).toMatch(/tells of LEFT_OVER/);
    expect(problems([], example.replace('AUTH_DATA_KEY=', 'AUTH_DATA_KEY=abc'))).toMatch(/AUTH_DATA_KEY must be empty/);
  });

  it('misses nothing that a service understands', () => {
    expect(problems([{ service: 'monitoring', variables: [...variables, 'NEW_LIMIT'] }])).toMatch(
      /NEW_LIMIT of its configuration is not passed on/,
    );
    expect(problems([{ service: 'monitoring', variables: variables.filter((name) => name !== 'CARD_SCAN_MS') }])).toMatch(
      /CARD_SCAN_MS means nothing to it/,
    );
    expect(problems([{ service: 'unheard', variables }])).toMatch(/no service unheard/);
  });
});
