import { join } from 'node:path';
import { generateFiles, type GeneratorCallback, type Tree } from '@nx/devkit';
import { finish, formatChanges } from '../finish.ts';
import { GeneratorError, kebabName, namesOf, pluralOf, serviceName } from '../names.ts';
import { lockPackage } from '../package-lock.ts';
import { registerWithGateway } from './register-gateway.ts';
import { registerWithImages } from './register-images.ts';
import { registerClient, registerPermission, registerWithOperators, registerWithStack } from './register-platform.ts';

export interface ServiceOptions {
  name: string;
  aggregate?: string;
  title?: string;
  documents?: boolean;
}

/** Writes `apps/<name>` with one aggregate, and makes it known to the stack, the gateway, the images and the demonstration's accounts. */
export default async function service(tree: Tree, options: ServiceOptions): Promise<GeneratorCallback> {
  const name = serviceName(options.name);
  const aggregate = namesOf(kebabName(options.aggregate ?? name, 'an aggregate'));
  const plural = namesOf(pluralOf(aggregate.kebab));
  const folder = `apps/${name}`;
  if (tree.exists(folder)) throw new GeneratorError(`${folder} exists already; take another name`);
  const title = options.title ?? `${plural.words.charAt(0).toUpperCase()}${plural.words.slice(1)} and their ledger.`;
  const permission = `${name}.manage`;

  // First what may refuse.
  registerWithGateway(tree, name, `/api/v1/${plural.kebab}`);
  registerWithStack(tree, name);
  registerWithOperators(tree, name);
  registerClient(tree, name);
  // The field's term is the author's to say; until then the catalogue shows the service's name.
  registerPermission(tree, permission, { zh: `${name} 管理`, en: `create and change ${plural.words} of one’s own organisation` });
  registerWithImages(tree, name);

  generateFiles(tree, join(import.meta.dirname, 'files', 'app'), folder, {
    service: name,
    Service: namesOf(name).pascal,
    SERVICE: name.toUpperCase(),
    aggregate: aggregate.kebab,
    Aggregate: aggregate.pascal,
    camel: aggregate.camel,
    snake: aggregate.snake,
    CONSTANT: aggregate.constant,
    words: aggregate.words,
    plural: plural.kebab,
    Plural: plural.pascal,
    camelPlural: plural.camel,
    pluralWords: plural.words,
    table: plural.snake,
    stepTable: `${aggregate.snake}_steps`,
    title,
    permission,
    timestamp: new Date().toISOString().replace(/\D/g, '').slice(0, 14),
  });
  const added = { name: `@yiwang/${name}-app`, folder };
  lockPackage(tree, added);
  await formatChanges(tree);
  return finish(tree, {
    packages: [added],
    documents: options.documents ?? true,
    next: [
      `${name} is at /api/v1/${plural.kebab} behind the gateway; it needs the permission ${permission}, which the demonstration's operator has.`,
      `Begin in ${folder}/src/${aggregate.kebab}/domain, then: npm test -- ${folder}, npm run check, npm start`,
    ],
  });
}
