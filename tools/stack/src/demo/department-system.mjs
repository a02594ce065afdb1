// A department's own system as it might be written elsewhere: plain kafkajs and fetch, none of this platform's libraries.
// It listens to its topic, confirms each task, fetches the form fields it may see, records a step and returns its result; it says that it has
// heard of each task that was taken back.
import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';

const { BROKERS, SASL, TOPIC, GROUP, GATEWAY, ISSUER, CLIENT_ID, CLIENT_SECRET } = process.env;
const kafka = new kafkajs.Kafka({
  clientId: CLIENT_ID,
  brokers: BROKERS.split(','),
  logLevel: kafkajs.logLevel.NOTHING,
  // Its token lets it in, where the broker has a listener for departments.
  ...(SASL === 'yes' && {
    sasl: { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: (await bearer()).slice('Bearer '.length) }) },
  }),
});
const say = (what) => process.send?.({ at: new Date().toISOString(), ...what });

let token = { value: '', until: 0 };
async function bearer() {
  if (Date.now() > token.until) {
    const answer = await fetch(`${ISSUER}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`no token: ${answer.status} ${JSON.stringify(body)}`);
    token = { value: body.access_token, until: Date.now() + (body.expires_in - 30) * 1000 };
  }
  return `Bearer ${token.value}`;
}

async function call(path, body, extra = {}) {
  const answer = await fetch(`${GATEWAY}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: await bearer(),
      ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      ...extra,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const result = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(`${path}: ${answer.status} ${JSON.stringify(result)}`), { status: answer.status });
  return result;
}

async function handle({ type, data: task }) {
  const tasks = `/api/v1/department/tasks/${task.taskId}`;
  if (type === 'cn.yiwang.department.task.recalled.v1') {
    await call(`${tasks}/recall-ack`, {});
    say({ what: 'gaveBack', caseNo: task.caseNo, taskId: task.taskId });
  }
  if (type !== 'cn.yiwang.department.task.assigned.v1') return; // new dates, decisions: nothing that it has to do
  try {
    await work(tasks, task);
  } catch (error) {
    // The task is over, say, since it was away: to ask again would change nothing, and what else there is to hear comes behind.
    if (![403, 404, 409, 422].includes(error.status)) throw error;
    say({ what: 'refused', caseNo: task.caseNo, taskId: task.taskId, error: String(error) });
  }
}

async function work(tasks, task) {
  await call(`${tasks}/ack`, {});
  say({ what: 'acknowledged', caseNo: task.caseNo, taskId: task.taskId });
  const { grant } = await call(`${tasks}/grants`, { purpose: '环评审查' });
  const form = await call(`/api/v1/applications/${task.caseNo}/form`, undefined, { grant });
  say({ what: 'read', caseNo: task.caseNo, fields: Object.keys(form.fields ?? form) });
  await call(`${tasks}/steps`, { link: '审查' });
  await call(`${tasks}/result`, { result: 'approved', opinion: '符合环境保护要求，同意。' });
  say({ what: 'completed', caseNo: task.caseNo, taskId: task.taskId });
}

const consumer = kafka.consumer({ groupId: GROUP, maxWaitTimeInMs: 500 });
for (;;) {
  try {
    await consumer.connect();
    await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
    break;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 300)); // the platform makes the topic, and lets us at it, when we are live
  }
}
await consumer.run({
  eachMessage: async ({ message }) => {
    try {
      await handle(JSON.parse(message.value.toString()));
    } catch (error) {
      say({ what: 'failed', error: String(error) });
      throw error; // kafkajs delivers it again
    }
  },
});
say({ what: 'listening', topic: TOPIC });
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => void consumer.disconnect().then(() => process.exit(0)));
