// Reads a department's topic as its own system would, and says when each case's task could be read.
import kafkajs from 'kafkajs';

const { BROKERS, TOPIC, GROUP } = process.env;
const kafka = new kafkajs.Kafka({ clientId: GROUP, brokers: BROKERS.split(','), logLevel: kafkajs.logLevel.NOTHING });
const consumer = kafka.consumer({ groupId: GROUP, maxWaitTimeInMs: 500 });
await consumer.connect();
for (;;) {
  try {
    await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
    break;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 200)); // the platform makes the topic when it has something for the department
  }
}
await consumer.run({
  eachMessage: async ({ message }) => {
    process.send?.({ caseNo: JSON.parse(message.value.toString()).data.caseNo, at: Date.now() });
  },
});
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => void consumer.disconnect().then(() => process.exit(0)));
