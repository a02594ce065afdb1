import type { Tree } from '@nx/devkit';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { GeneratorError } from '../names.ts';

const COMPOSE = 'docker-compose.yml';
const EXAMPLE = '.env.example';

/** Its container, migration job and database in docker-compose.yml, the gateway's knowledge of it, and its secrets in .env.example. */
export function registerWithImages(tree: Tree, name: string): void {
  const upper = name.toUpperCase();
  const text = tree.read(COMPOSE, 'utf8');
  const example = tree.read(EXAMPLE, 'utf8');
  if (text === null || example === null) throw new GeneratorError(`${COMPOSE} or ${EXAMPLE} does not exist`);
  if (!text.includes(`  ${name}:\n`)) {
    const places = placesIn(text);
    // From the end, so that the places before stay true.
    const edits: [number, string][] = [
      [places.gatewayUrl, `      ${upper}_URL: http://${name}:8080\n`],
      [places.gateway, containers(name, upper)],
      [
        places.passwords,
        `      ${upper}_DATABASE_PASSWORD: \${${upper}_DATABASE_PASSWORD:-}\n      ${upper}_MIGRATOR_PASSWORD: \${${upper}_MIGRATOR_PASSWORD:-}\n`,
      ],
      [places.databases, `, ${name}`],
    ];
    tree.write(
      COMPOSE,
      edits.sort(([a], [b]) => b - a).reduce((now, [at, added]) => now.slice(0, at) + added + now.slice(at), text),
    );
  }
  if (!example.includes(`\n${upper}_DATA_KEY=`)) {
    const secrets = ['DATABASE_PASSWORD', 'MIGRATOR_PASSWORD', 'CLIENT_SECRET', 'DATA_KEY'].map((secret) => `${upper}_${secret}=\n`);
    tree.write(EXAMPLE, `${example.trimEnd()}\n\n${secrets.join('')}`);
  }
}

/** Offsets in the file where something is inserted, found by its structure. */
function placesIn(text: string): Record<'databases' | 'passwords' | 'gateway' | 'gatewayUrl', number> {
  const document = parseDocument(text, { merge: true });
  const missing = (what: string): GeneratorError =>
    new GeneratorError(`${COMPOSE} has no ${what}; it looks different from what the generator knows`);
  const databases = document.getIn(['services', 'provision', 'command'], true);
  const lastDatabase = isSeq(databases) ? databases.items.at(-1) : undefined;
  const passwords = document.getIn(['services', 'provision', 'environment'], true);
  const lastPassword = isMap(passwords) ? passwords.items.at(-1)?.value : undefined;
  const services = document.get('services', true);
  const gateway = isMap(services) ? services.items.find(({ key }) => isScalar(key) && key.value === 'gateway')?.key : undefined;
  const url = document.getIn(['services', 'gateway', 'environment', 'AUTH_URL'], true);
  if (!isScalar(lastDatabase) || !lastDatabase.range) throw missing('list of databases under provision');
  if (!isScalar(lastPassword) || !lastPassword.range) throw missing('passwords under provision');
  if (!isScalar(gateway) || !gateway.range) throw missing('service gateway');
  if (!isScalar(url) || !url.range) throw missing('AUTH_URL under gateway');
  const lineAfter = (at: number): number => text.indexOf('\n', at - 1) + 1;
  return {
    databases: lastDatabase.range[1],
    passwords: lineAfter(lastPassword.range[1]),
    gateway: text.lastIndexOf('\n', gateway.range[0]) + 1,
    gatewayUrl: lineAfter(url.range[1]),
  };
}

const containers = (name: string, upper: string): string => `  ${name}-migration:
    <<: *migration
    environment:
      NODE_ENV: \${NODE_ENV:-production}
      APP: ${name}
      DATABASE_URL: postgres://yiwang_${name}_app:\${${upper}_DATABASE_PASSWORD:-}@postgres:5432/yiwang_${name}
      MIGRATOR_DATABASE_URL: postgres://yiwang_${name}_migrator:\${${upper}_MIGRATOR_PASSWORD:-}@postgres:5432/yiwang_${name}
  ${name}:
    <<: *service
    depends_on:
      {
        ${name}-migration: { condition: service_completed_successfully },
        kafka: { condition: service_healthy },
        redis: { condition: service_healthy },
      }
    environment:
      <<: *common
      APP: ${name}
      DATABASE_URL: postgres://yiwang_${name}_app:\${${upper}_DATABASE_PASSWORD:-}@postgres:5432/yiwang_${name}
      SERVICE_CLIENT_ID: svc-${name}
      SERVICE_CLIENT_SECRET: \${${upper}_CLIENT_SECRET:-}
      DATA_KEY: \${${upper}_DATA_KEY:-}

`;
