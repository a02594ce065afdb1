import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventDefinition, TopicSpec } from '@yiwang/event-core';

export interface ServiceContract {
  service: string;
  /** Folder of the library, relative to the root. */
  folder: string;
  events: EventDefinition[];
  topics: TopicSpec[];
}

const FOLDER = 'libs/contracts/events';

/** Every event and topic that the event libraries export, with the services in order of name. */
export async function loadContracts(root: string): Promise<ServiceContract[]> {
  const services = (await readdir(join(root, FOLDER), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return Promise.all(
    services.sort().map(async (service) => {
      const folder = `${FOLDER}/${service}`;
      const { name } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8')) as { name: string };
      const exported = Object.entries((await import(name)) as Record<string, unknown>);
      const events = exported.map(([, value]) => value).filter(isEvent);
      const topics = exported.map(([, value]) => value).filter(isTopic);
      const families = exported.filter(([name_, value]) => name_.endsWith('Topic') && typeof value === 'function');
      // A family of topics, such as one for each department, is described by the name of what there is one for.
      for (const [, family] of families) topics.push((family as (part: string) => TopicSpec)(placeholderOf(family)));
      return { service, folder, events: events.sort((a, b) => (a.fullType < b.fullType ? -1 : 1)), topics };
    }),
  );
}

const placeholderOf = (family: unknown): string => `{${/\(\s*(\w+)/.exec(String(family))![1]!.toLowerCase()}}`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isEvent = (value: unknown): value is EventDefinition =>
  isObject(value) && 'fullType' in value && 'schema' in value && 'topic' in value;
const isTopic = (value: unknown): value is TopicSpec => isObject(value) && 'partitions' in value && 'compacted' in value;

/** The declared topic of an event; a placeholder's spelling does not matter. */
export const topicOf = (event: EventDefinition, topics: readonly TopicSpec[]): TopicSpec | undefined =>
  topics.find((topic) => topic.name.toLowerCase() === event.topic.toLowerCase());
