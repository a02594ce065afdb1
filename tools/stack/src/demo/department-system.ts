import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DemoConfidentialClient } from '@yiwang/demo-data';
import type { Stack } from '../stack.ts';
import { waitFor } from './narrator.ts';

const script = fileURLToPath(new URL('./department-system.mjs', import.meta.url));

interface Said {
  what: 'listening' | 'acknowledged' | 'read' | 'completed' | 'gaveBack' | 'refused' | 'failed';
  caseNo?: string;
  fields?: string[];
  error?: string;
}

export interface DepartmentSystem {
  completed(caseNo: string): Promise<void>;
  /** It has said that it knows of the recall (收回确认). */
  gaveBack(caseNo: string): Promise<void>;
  fieldsOf(caseNo: string): string[];
  stop(): Promise<void>;
}

/** Starts a department's own system in a process that knows the platform only by its public interfaces. */
export async function startDepartmentSystem(stack: Stack, client: DemoConfidentialClient): Promise<DepartmentSystem> {
  const said: Said[] = [];
  // Where Kafka is the environment's, there is no listener for departments.
  const { departmentBrokers } = stack.backing.kafka;
  const child = fork(script, [], {
    env: {
      PATH: process.env['PATH'] ?? '',
      BROKERS: departmentBrokers?.join(',') ?? stack.env['KAFKA_BROKERS'] ?? '',
      SASL: departmentBrokers ? 'yes' : 'no',
      TOPIC: `department.${client.organisation?.orgCode.toLowerCase() ?? ''}.tasks.v1`,
      GROUP: `department.${client.clientId}.demo`,
      GATEWAY: stack.gatewayUrl,
      ISSUER: stack.issuer,
      CLIENT_ID: client.clientId,
      CLIENT_SECRET: client.clientSecret,
      KAFKAJS_NO_PARTITIONER_WARNING: '1',
    },
    execArgv: ['--no-warnings'],
  });
  child.on('message', (message) => said.push(message as Said));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const heard = (what: Said['what'], caseNo: string): Promise<Said> =>
    waitFor(`${client.name}: ${what}`, async () => {
      const found = said.find((s) => s.what === what && s.caseNo === caseNo);
      const failure = said.find((s) => s.what === 'failed' || (what === 'completed' && s.what === 'refused' && s.caseNo === caseNo));
      if (!found && failure) throw new Error(`${client.name}: ${failure.error}`);
      return found;
    });
  return {
    completed: async (caseNo) => void (await heard('completed', caseNo)),
    gaveBack: async (caseNo) => void (await heard('gaveBack', caseNo)),
    fieldsOf: (caseNo) => said.find((s) => s.what === 'read' && s.caseNo === caseNo)?.fields ?? [],
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
