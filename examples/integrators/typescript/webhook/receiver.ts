// A department's own system that is called by the platform (webhook), with node:http and the public library of Standard Webhooks.
//   npm install standardwebhooks
//   PORT=8090 WEBHOOK_SECRET=whsec_… PLATFORM=https://… TOKEN_URL=… CLIENT_ID=… CLIENT_SECRET=… node receiver.ts
// It verifies and keeps each message, answers at once, and then confirms the task and gives its result over the platform's API. Node 22.18 or
// newer runs TypeScript as it is.
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
const MOST_BYTES = 65_536;
/** While a secret is changed, two: separated by a comma. */
const webhooks = setting('WEBHOOK_SECRET')
  .split(',')
  .map((secret) => new Webhook(secret));

interface TaskEvent {
  id: string;
  type: string;
  subject: string;
  data: { taskId: string; dueAt?: string };
}

/** What we rely on; what else the message has is none of our business. */
const isSound = ({ id, subject, data }: TaskEvent): boolean =>
  typeof id === 'string' &&
  typeof subject === 'string' &&
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(data?.taskId) &&
  (data.dueAt === undefined || !Number.isNaN(Date.parse(data.dueAt)));

let token = { value: '', until: 0 };
async function bearer(): Promise<string> {
  if (Date.now() > token.until) {
    const answer = await fetch(setting('TOKEN_URL'), {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${setting('CLIENT_ID')}:${setting('CLIENT_SECRET')}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    if (!answer.ok) throw new Error(`no token: ${answer.status}`);
    const { access_token: value, expires_in: seconds } = (await answer.json()) as { access_token: string; expires_in: number };
    token = { value, until: Date.now() + (seconds - 30) * 1000 };
  }
  return `Bearer ${token.value}`;
}

/** The message's id makes the key: said again after a crash, it is the same to the platform. */
async function say(event: TaskEvent, what: 'ack' | 'result', body: object): Promise<void> {
  const answer = await fetch(`${setting('PLATFORM')}/api/v1/department/tasks/${event.data.taskId}/${what}`, {
    method: 'POST',
    headers: { authorization: await bearer(), 'content-type': 'application/json', 'idempotency-key': `${event.id}-${what}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`);
}

/** A recall is confirmed by a message; its number is ours, and the same when it is said again. */
async function confirmRecall(event: TaskEvent): Promise<void> {
  const { id, subject: caseNo, data } = event;
  const message = { externalId: id, type: 'recall.acknowledge', taskId: data.taskId, caseNo, at: new Date().toISOString(), body: {} };
  const answer = await fetch(`${setting('PLATFORM')}/api/v1/department/messages`, {
    method: 'POST',
    headers: { authorization: await bearer(), 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [message] }),
  });
  if (!answer.ok) throw new Error(`recall: ${answer.status} ${await answer.text()}`);
}

async function handle(event: TaskEvent): Promise<void> {
  switch (event.type) {
    case 'cn.yiwang.department.task.assigned.v1':
      await say(event, 'ack', {});
      // In earnest people decide, days later; DECIDE=no leaves it to them.
      if (process.env['DECIDE'] !== 'no') await say(event, 'result', { result: 'approved', opinion: '符合要求，同意。' });
      break;
    case 'cn.yiwang.department.task.recalled.v1':
      await confirmRecall(event);
      break;
    default: // other kinds may come any day: what is not known is left alone
  }
  console.log(JSON.stringify({ handled: event.type, case: event.subject, task: event.data.taskId }));
}

/** The messages that were taken. In earnest a table with `webhook-id` as its key, written before the answer: what lies only here dies with us. */
const inbox = new Map<string, TaskEvent>();
let work = Promise.resolve();

function take(event: TaskEvent): void {
  if (inbox.has(event.id)) return; // delivered again, since our answer was lost
  inbox.set(event.id, event);
  work = work
    .then(() => handle(event))
    .catch((error: unknown) => console.error(JSON.stringify({ failed: event.id, error: String(error) })));
}

function verified(body: string, headers: Record<string, string>): TaskEvent | undefined {
  for (const webhook of webhooks) {
    try {
      return webhook.verify(body, headers) as TaskEvent; // signature, and not older than five minutes
    } catch {
      // perhaps by the other secret
    }
  }
  return undefined;
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  let bytes = 0;
  request.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes <= MOST_BYTES) parts.push(part);
    else if (!response.headersSent) response.writeHead(413).end(); // once; what still comes is dropped
  });
  request.on('error', () => undefined); // whoever sent it has gone
  request.on('end', () => {
    if (response.headersSent) return response;
    if (request.method !== 'POST') return response.writeHead(405).end();
    // The body byte by byte as it came: parsed and written anew it would be another one.
    const event = verified(Buffer.concat(parts).toString(), request.headers as Record<string, string>);
    if (!event) return response.writeHead(401).end();
    if (!isSound(event)) return response.writeHead(422).end();
    take(event);
    return response.writeHead(204).end(); // at once: the platform waits 15 seconds at most
  });
});
server.listen(Number(process.env['PORT'] ?? 8090), process.env['HOST'] ?? '127.0.0.1', () =>
  console.log(JSON.stringify({ listening: server.address() })),
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => process.exit(0)));
