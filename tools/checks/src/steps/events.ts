import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EventDefinition } from '@yiwang/event-core';
import * as prettier from 'prettier';
import { asyncApiDocument } from '../events/asyncapi.ts';
import { compareContracts } from '../events/compatibility.ts';
import { loadContracts, topicOf, type ServiceContract } from '../events/contracts.ts';
import { eventsDocument } from '../events/document.ts';
import { snapshotOf, type EventSnapshot } from '../events/json-schema.ts';
import { sampleProblems, type Samples } from '../events/samples.ts';
import { outcomeOf, type CheckContext, type Step } from '../step.ts';

/** Event contracts: committed schemas against the code's, samples, and the generated documents. Contracts must be built. */
export const events: Step = {
  name: 'events',
  run: async (context) => checkContracts(context, await loadContracts(context.root)),
};

export async function checkContracts(context: CheckContext, contracts: readonly ServiceContract[]): ReturnType<Step['run']> {
  const problems: string[] = [];
  const topics = contracts.flatMap((contract) => contract.topics);
  for (const contract of contracts) {
    for (const event of contract.events) {
      if (!topicOf(event, topics)) problems.push(`${event.fullType}: its topic ${event.topic} is declared nowhere`);
      problems.push(...(await schemaProblems(context, contract, event)));
      problems.push(...(await samplesOf(context, contract, event)));
    }
    problems.push(...(await strayProblems(context, contract)));
  }
  problems.push(...(await documentProblems(context, contracts)));
  const count = contracts.reduce((sum, contract) => sum + contract.events.length, 0);
  return outcomeOf(problems, `${count} events, ${topics.length} topics`);
}

const schemaFile = (contract: ServiceContract, event: EventDefinition): string =>
  `${contract.folder}/schemas/${event.type}.v${event.version}.json`;
const samplesFile = (contract: ServiceContract, event: EventDefinition): string => `${contract.folder}/samples/${event.fullType}.json`;
const REWRITE = 'npm run check -- events --write';

async function schemaProblems({ root, write }: CheckContext, contract: ServiceContract, event: EventDefinition): Promise<string[]> {
  const file = schemaFile(contract, event);
  const snapshot = snapshotOf(event);
  const text = await prettier.format(JSON.stringify(snapshot), { ...(await prettier.resolveConfig(join(root, file))), parser: 'json' });
  const committed = existsSync(join(root, file)) ? await readFile(join(root, file), 'utf8') : undefined;
  if (committed === text) return [];
  const changes = committed === undefined ? [] : compareContracts(JSON.parse(committed) as EventSnapshot, snapshot);
  const breaks = changes.filter((change) => change.breaking);
  if (breaks.length > 0) {
    // Not even --write passes over these.
    return breaks.map(
      ({ field, message }) => `${event.fullType}: ${field} ${message}; make it version ${event.version + 1} beside this one`,
    );
  }
  if (write) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
    return [];
  }
  if (committed === undefined) return [`${event.fullType} has no committed schema: ${REWRITE}`];
  const what = changes.map(({ field, message }) => `${field} ${message}`).join(', ') || 'its description changed';
  return [`${event.fullType}: ${what}; ${file} must follow: ${REWRITE}`];
}

async function samplesOf({ root }: CheckContext, contract: ServiceContract, event: EventDefinition): Promise<string[]> {
  const file = samplesFile(contract, event);
  if (!existsSync(join(root, file))) return [`${file} is missing`];
  const samples = JSON.parse(await readFile(join(root, file), 'utf8')) as Samples;
  return sampleProblems(event, snapshotOf(event), contract.service, samples).map((problem) => `${file}: ${problem}`);
}

/** A committed schema or sample whose event is gone: somebody may still hold such events. */
async function strayProblems({ root }: CheckContext, contract: ServiceContract): Promise<string[]> {
  const known = new Set(contract.events.flatMap((event) => [schemaFile(contract, event), samplesFile(contract, event)]));
  const found: string[] = [];
  for (const kind of ['schemas', 'samples']) {
    const names = await readdir(join(root, contract.folder, kind)).catch(() => []);
    found.push(...names.map((name) => `${contract.folder}/${kind}/${name}`).filter((file) => !known.has(file)));
  }
  return found.map((file) => `${file}: ${contract.service} no longer exports this event; an event is retired only when nothing stores it`);
}

async function documentProblems({ root, write }: CheckContext, contracts: readonly ServiceContract[]): Promise<string[]> {
  const documents = [
    { name: 'docs/events.md', text: eventsDocument(contracts), parser: 'markdown' },
    { name: 'docs/asyncapi.yaml', text: asyncApiDocument(contracts), parser: 'yaml' },
  ];
  const problems: string[] = [];
  for (const { name, text: unformatted, parser } of documents) {
    const file = join(root, name);
    const text = await prettier.format(unformatted, { ...(await prettier.resolveConfig(file)), parser });
    if (existsSync(file) && (await readFile(file, 'utf8')) === text) continue;
    if (write) {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    } else problems.push(`${name} is not what the contracts say: ${REWRITE}`);
  }
  return problems;
}
