import { join } from 'node:path';
import { generateFiles, type GeneratorCallback, type Tree } from '@nx/devkit';
import { finish, formatChanges } from '../finish.ts';
import { GeneratorError, kebabName, namesOf, serviceName } from '../names.ts';
import { lockPackage, type NewPackage } from '../package-lock.ts';
import { Source } from '../source.ts';

export interface EventOptions {
  service: string;
  name: string;
  documents?: boolean;
}

/** Writes the contract of an event with samples and schema snapshot, and the service's event library and topic where they are missing. */
export default async function event(tree: Tree, options: EventOptions): Promise<GeneratorCallback> {
  const service = serviceName(options.service);
  const { aggregate, happened } = parse(options.name);
  if (!tree.exists(`apps/${service}/src/main.ts`))
    throw new GeneratorError(`there is no service ${service}: apps/${service} does not exist`);
  const folder = `libs/contracts/events/${service}`;
  const fileName = `${aggregate.kebab}-${happened.kebab}.v1`;
  const type = `${service}.${aggregate.kebab}.${happened.kebab}`;
  const contract = `${aggregate.pascal}${happened.pascal}V1`;
  const topic = `${service.toUpperCase()}_EVENTS_TOPIC`;
  if (tree.exists(`${folder}/schemas/${type}.v1.json`))
    throw new GeneratorError(`${type} exists already; a change of it is version 2 beside it`);

  const added: NewPackage[] = [];
  if (!tree.exists(folder)) {
    generateFiles(tree, join(import.meta.dirname, 'files', 'library'), folder, { service, topic });
    const library = { name: `@yiwang/events-${service}`, folder };
    lockPackage(tree, library);
    added.push(library);
  }
  const index = new Source(tree, `${folder}/src/index.ts`);
  const topicFile = index.exportedFrom(topic);
  if (topicFile === undefined) throw new GeneratorError(`${index.path} exports no ${topic}`);
  if (index.exportedFrom(contract) !== undefined)
    throw new GeneratorError(`${index.path} exports a ${contract} already; take another name`);
  index.addExport(contract, `./${fileName}.js`).save();
  publishFrom(tree, service, topic);

  generateFiles(tree, join(import.meta.dirname, 'files', 'event'), folder, {
    service,
    type,
    fileName,
    contract,
    topic,
    topicName: topicNameIn(tree, join(folder, 'src', topicFile.replace(/\.js$/, '.ts')), topic),
    topicFile,
    id: `${aggregate.camel}Id`,
    words: `${aggregate.words} ${happened.words}`,
    aggregateWords: aggregate.words,
    description: `A ${aggregate.words} was ${happened.words}.`,
  });
  await formatChanges(tree);
  return finish(tree, {
    packages: added,
    documents: options.documents ?? true,
    next: [
      `cn.yiwang.${type}.v1 is declared; a repository publishes it in its unit of work:`,
      `  await this.outbox.add(${contract}, { … }, { sequence, at })   // Outbox of @yiwang/messaging, ${contract} of @yiwang/events-${service}`,
      `Shape it in ${folder}/src/${fileName}.ts with its samples before it is used; then: npm run check -- events --write`,
    ],
  });
}

/** @throws GeneratorError */
function parse(name: string): { aggregate: ReturnType<typeof namesOf>; happened: ReturnType<typeof namesOf> } {
  const [aggregate = '', happened = '', ...more] = name.split('.');
  if (more.length > 0 || happened === '')
    throw new GeneratorError(
      `"${name}" is no name of an event: aggregate and what happened to it, in the past tense, such as licence.revoked`,
    );
  return { aggregate: namesOf(kebabName(aggregate, 'an aggregate')), happened: namesOf(kebabName(happened, 'what happened')) };
}

/** The service owns its topic, so that it is made when the service starts. */
function publishFrom(tree: Tree, service: string, topic: string): void {
  const path = `apps/${service}/src/${service}.service.ts`;
  if (/messaging: false/.test(tree.read(path, 'utf8') ?? ''))
    throw new GeneratorError(`${path} says messaging: false, so this service can publish nothing; take that line out first`);
  const definition = new Source(tree, path);
  const constant = definition.constantOfType('ServiceDefinition');
  definition.addToProperty(constant, 'topics', topic).addImport(topic, `@yiwang/events-${service}`).save();
}

function topicNameIn(tree: Tree, file: string, topic: string): string {
  const found = new RegExp(`${topic}\\s*=\\s*defineTopic\\(\\s*'([^']+)'`).exec(tree.read(file, 'utf8') ?? '')?.[1];
  if (found === undefined) throw new GeneratorError(`${file} does not define ${topic} by defineTopic('…')`);
  return found;
}
