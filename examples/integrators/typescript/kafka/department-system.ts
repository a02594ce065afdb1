// A department's own system on Kafka, with kafkajs and nothing of the platform's own.
//   npm install kafkajs
//   BROKERS=… TOKEN_URL=… CLIENT_ID=… CLIENT_SECRET=… TASKS=… RESULTS=… GROUP=… node department-system.ts
// It reads the tasks of its department, confirms each and writes its result. Node 22.18 or newer runs TypeScript as it is.
import { createHash } from 'node:crypto';
import kafkajs, { type KafkaConfig } from 'kafkajs';

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
const clientId = setting('CLIENT_ID');
const [tasks, results, groupId] = [setting('TASKS'), setting('RESULTS'), setting('GROUP')];

/** An access token by client credentials. kafkajs asks for a new one whenever a connection has to show one. */
async function token(): Promise<{ value: string }> {
  const answer = await fetch(setting('TOKEN_URL'), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${setting('CLIENT_SECRET')}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!answer.ok) throw new Error(`no token: ${answer.status}`);
  return { value: ((await answer.json()) as { access_token: string }).access_token };
}

interface TaskEvent {
  id: string;
  type: string;
  subject: string;
  data: { taskId: string; dueAt?: string };
}

/** What we rely on. What is not so no repeat makes better: it is written down and passed over, or it would hold up all that follows. */
function readEvent(value: Buffer | null): TaskEvent | undefined {
  try {
    const event = JSON.parse(value?.toString() ?? '') as TaskEvent;
    const sound = typeof event.id === 'string' && typeof event.subject === 'string' && /^[0-9a-f-]{36}$/.test(event.data.taskId);
    return sound && !Number.isNaN(Date.parse(event.data.dueAt ?? '1970-01-01')) ? event : undefined;
  } catch {
    return undefined;
  }
}

const config: KafkaConfig = {
  clientId,
  brokers: setting('BROKERS').split(','),
  // Where the operator gives TLS (SASL_SSL), as he should on any network that is not his own.
  ssl: process.env['TLS'] === 'yes',
  sasl: { mechanism: 'oauthbearer', oauthBearerProvider: token },
};
const kafka = new kafkajs.Kafka(config);
const consumer = kafka.consumer({ groupId });
const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });

/** What the department's own people decide; here everything is fine. */
const decide = (): { result: 'approved'; opinion: string } => ({ result: 'approved', opinion: '符合要求，同意。' });

/** A number of ours for what we say: the same whenever the message is handled again, so that the platform takes it once. */
const numberOf = (event: TaskEvent, what: string): string => createHash('sha256').update(`${event.id} ${what}`).digest('hex').slice(0, 32);

async function say(event: TaskEvent, type: string, body: object): Promise<void> {
  const { taskId } = event.data;
  const message = {
    externalId: numberOf(event, type),
    type,
    version: 1,
    taskId,
    caseNo: event.subject,
    at: new Date().toISOString(),
    body,
  };
  // Keyed by the case, so that what we say of it keeps its order.
  await producer.send({ topic: results, messages: [{ key: event.subject, value: JSON.stringify(message) }] });
}

/** The platform delivers at least once: everything here may be done again. */
async function handle(event: TaskEvent): Promise<void> {
  switch (event.type) {
    case 'cn.yiwang.department.task.assigned.v1':
      await say(event, 'task.acknowledge', {});
      // In earnest people decide, days later; DECIDE=no leaves it to them.
      if (process.env['DECIDE'] !== 'no') await say(event, 'task.result', decide());
      break;
    case 'cn.yiwang.department.task.recalled.v1':
      await say(event, 'recall.acknowledge', {});
      break;
    default: // other kinds may come any day: what is not known is left alone
  }
  console.log(JSON.stringify({ handled: event.type, case: event.subject, task: event.data.taskId }));
}

await Promise.all([producer.connect(), consumer.connect()]);
await consumer.subscribe({ topic: tasks, fromBeginning: true });
// A failure throws, and kafkajs brings the message again: nothing is lost, and nothing of its case overtakes it.
await consumer.run({
  eachMessage: async ({ partition, message }) => {
    const event = readEvent(message.value);
    if (event) await handle(event);
    else console.error(JSON.stringify({ passedOver: `${partition}/${message.offset}` }));
  },
});

const stop = (): void => void Promise.all([consumer.disconnect(), producer.disconnect()]).then(() => process.exit(0));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
