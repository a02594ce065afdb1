import { startReadFloor } from '../floor.ts';
import { measureInTurn } from '../load.ts';
import { workload, type Workload } from '../report.ts';
import type { Target } from '../target.ts';

/** A question and what stands in its head, the token above all. */
export interface Question {
  path: string;
  headers: Record<string, string>;
}

export interface Asking {
  seconds: number;
  connections: number;
}

/** Each of them is asked before, so that the floor can answer the same. */
const AT_ONCE = 4;

async function answersOf(url: string, questions: readonly Question[]): Promise<[string, string][]> {
  const waiting = [...questions];
  const answers = new Map<string, string>();
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (answers.has(next.path)) continue;
      const response = await fetch(url + next.path, { headers: next.headers });
      const text = await response.text();
      if (!response.ok) throw new Error(`${next.path} was answered with ${response.status}: ${text.slice(0, 300)}`);
      answers.set(next.path, text);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return [...answers];
}

/** Questions through a gateway of their own, in turn with the same bytes from memory. */
export async function measureQuestions(target: Target, name: string, questions: readonly Question[], asking: Asking): Promise<Workload> {
  const gateway = await target.extraGateway({ READ_CACHE_SECONDS: '0' });
  try {
    const floor = await startReadFloor(await answersOf(gateway.url, questions));
    try {
      const requests = questions.map(({ path, headers }) => ({ method: 'GET' as const, path, headers }));
      const [atFloor, read] = await measureInTurn(
        name,
        [floor, gateway].map(({ url }) => ({ url, ...asking, requests })),
      );
      return workload(name, read!, atFloor!);
    } finally {
      floor.stop();
    }
  } finally {
    await gateway.stop();
  }
}
