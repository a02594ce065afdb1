import { ApiProblem, type ItemOf, type YiwangClient } from '@yiwang/client';
import { SERVICES, type Service } from './services.ts';
import type { State } from './arguments.ts';

export type Letter = ItemOf<`/api/v1/admin/${Service}/messaging/dead-letters`>;

/** What could be had of each service, and from whom nothing could. */
export interface Gathered<T> {
  items: ({ service: Service } & T)[];
  failed: { service: Service; error: string }[];
}

/** One service that is away does not keep the others from being seen. */
export async function fromEach<T>(only: Service | undefined, ask: (service: Service) => Promise<T[]>): Promise<Gathered<T>> {
  const gathered: Gathered<T> = { items: [], failed: [] };
  const answers = await Promise.allSettled(
    (only === undefined ? SERVICES : [only]).map(async (service) => ({ service, found: await ask(service) })),
  );
  answers.forEach((answer, i) => {
    if (answer.status === 'fulfilled')
      gathered.items.push(...answer.value.found.map((item) => ({ service: answer.value.service, ...item })));
    else if (refusesEverything(answer.reason)) throw answer.reason;
    else gathered.failed.push({ service: only ?? SERVICES[i]!, error: explain(answer.reason) });
  });
  return gathered;
}

/** Nothing that another service could answer better: who asks may not, or the gateway itself is not there. */
const refusesEverything = (error: unknown): boolean => (error instanceof ApiProblem ? [401, 403].includes(error.status) : true);

export async function lettersOf(client: YiwangClient, service: Service, state: State, atMost: number): Promise<Letter[]> {
  const letters: Letter[] = [];
  const query = { state, limit: Math.min(atMost, 100) };
  for await (const letter of client.each(`/api/v1/admin/${service}/messaging/dead-letters`, { query })) {
    if (letters.push(letter) >= atMost) break;
  }
  return letters;
}

/** For a call about a dead letter that need not be there (any more). @throws everything else */
export function unlessGone(error: unknown): false {
  if (error instanceof ApiProblem && error.code === 'MESSAGING.DEAD_LETTER_NOT_FOUND') return false;
  throw error;
}

export class NotFound extends Error {}

/** The service whose dead letter has this number: each service counts its own. @throws NotFound when none has it or several have */
export async function holderOf(client: YiwangClient, only: Service | undefined, id: string, state?: State): Promise<Service> {
  if (only !== undefined) return only;
  const { items, failed } = await fromEach(undefined, async (service) => {
    try {
      const { data } = await client.get(`/api/v1/admin/${service}/messaging/dead-letters/{id}`, { path: { id } });
      return state === undefined || data.state === state ? [{ id }] : [];
    } catch (error) {
      unlessGone(error);
      return [];
    }
  });
  const [holder, another] = items;
  if (failed.length > 0)
    throw new NotFound(`not every service could be asked for ${id}: name its service with --service (${failed[0]!.error})`);
  if (holder === undefined) throw new NotFound(`no service has ${state === undefined ? 'a' : `an ${state}`} dead letter ${id}`);
  if (another !== undefined)
    throw new NotFound(`several services have a dead letter ${id}: say --service ${items.map(({ service }) => service).join(' or ')}`);
  return holder.service;
}

/** One line for a person. */
export function explain(error: unknown): string {
  if (error instanceof ApiProblem) return error.correlationId === undefined ? error.message : `${error.message} (${error.correlationId})`;
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message || (error.cause as NodeJS.ErrnoException).code}` : '';
  return error.message + cause;
}
