import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeProblems, parseCompose } from '../deploy/compose.ts';
import { dockerfileProblems } from '../deploy/dockerfile.ts';
import { environmentProblems, type ServiceVariables } from '../deploy/environment.ts';
import { outcomeOf, type Step } from '../step.ts';

/** The image and the compose file against our own rules, and both against the configuration of the services. Services must be built. */
export const deploy: Step = {
  name: 'deploy',
  async run({ root }) {
    const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8');
    const text = await read('docker-compose.yml');
    const compose = parseCompose(text);
    const manifest = JSON.parse(await read('package.json')) as { devDependencies: Record<string, string> };
    const { services, problems } = await readVariables(root);
    problems.push(
      ...dockerfileProblems(await read('deploy/Dockerfile'), manifest.devDependencies['node'] ?? ''),
      ...composeProblems(compose),
      ...environmentProblems(text, compose, await read('.env.example'), services),
    );
    return outcomeOf(problems, `${Object.keys(compose.services).length} containers, ${services.length} services`);
  },
};

/** The names in each service's configuration schema. */
export async function readVariables(root: string): Promise<{ services: ServiceVariables[]; problems: string[] }> {
  const services: ServiceVariables[] = [];
  const problems: string[] = [];
  const apps = (await readdir(join(root, 'apps'))).filter((app) => existsSync(join(root, 'apps', app, 'src', 'main.ts')));
  for (const service of apps.sort()) {
    const file = join(root, 'apps', service, 'dist', 'src', `${service}.config.js`);
    if (!existsSync(file)) {
      problems.push(`apps/${service} is not built, or has no src/${service}.config.ts: npm run build`);
      continue;
    }
    const shape = Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>)
      .map(shapeOf)
      .find(Boolean);
    if (shape) services.push({ service, variables: Object.keys(shape) });
    else problems.push(`apps/${service}/src/${service}.config.ts exports no zod object`);
  }
  return { services, problems };
}

const shapeOf = (value: unknown): object | undefined =>
  typeof value === 'object' && value !== null && 'shape' in value && typeof value.shape === 'object' && value.shape !== null
    ? value.shape
    : undefined;
