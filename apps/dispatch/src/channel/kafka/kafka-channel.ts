import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BrokerClient, type BrokerMessage, isRecordFault } from '@yiwang/messaging';
import type { DepartmentSystem } from '../../system/department-system.js';
import { BEHIND, ChannelRegistry, type OutgoingMessage, type SendOutcome, SystemChannel } from '../system-channel.js';
import { toRecord } from './department-record.js';
import { kafkaTerms, tasksTopicOf } from './kafka-terms.js';

const SEND_TIMEOUT_MS = 12_000;
/** Producers that all systems share: each is a connection, and there may be hundreds of systems. */
const LANES = 4;

/** Kafka 通道 — the topic of the department, or of the system. The broker is ours and comes back, so that its trouble is waited out for as long as it takes. */
@Injectable()
export class KafkaChannel extends SystemChannel implements OnModuleInit {
  override readonly kind = 'kafka';
  override readonly schedule = [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000];
  override readonly endless = true;
  override readonly batch = 200;
  override readonly terms = kafkaTerms;

  constructor(
    private readonly broker: BrokerClient,
    private readonly channels: ChannelRegistry,
  ) {
    super();
  }

  onModuleInit(): void {
    this.channels.add(this);
  }

  override async send(system: DepartmentSystem, messages: readonly OutgoingMessage[], signal: AbortSignal): Promise<SendOutcome[]> {
    try {
      await this.write(system, messages.map(toRecord), signal);
      return messages.map(() => ({ kind: 'sent' }));
    } catch (error) {
      if (!isRecordFault(error)) return [{ kind: 'failed', error: textOf(error) }];
      return messages.length === 1 ? [{ kind: 'refused', error: textOf(error) }] : this.oneByOne(system, messages, signal);
    }
  }

  /** The broker refuses one of them for its own sake: each goes alone, so that it is found and holds back nobody else. */
  private async oneByOne(system: DepartmentSystem, messages: readonly OutgoingMessage[], signal: AbortSignal): Promise<SendOutcome[]> {
    const outcomes: SendOutcome[] = [];
    const stopped = new Set<string>();
    for (const message of messages) {
      if (signal.aborted) break;
      if (stopped.has(message.caseNo)) {
        outcomes.push(BEHIND);
        continue;
      }
      const [outcome] = await this.send(system, [message], signal);
      outcomes.push(outcome!);
      if (outcome!.kind === 'refused') stopped.add(message.caseNo);
      if (outcome!.kind === 'failed') break;
    }
    return outcomes;
  }

  private async write(system: DepartmentSystem, messages: BrokerMessage[], signal: AbortSignal): Promise<void> {
    const topic = tasksTopicOf(system);
    const work = this.broker.ensureTopics([topic]).then(() => this.broker.send([{ topic: topic.name, messages }], laneOf(system.id)));
    await inTime(work, signal);
  }
}

/** A system keeps its lane, so that a repeat never overtakes an attempt that is still under way; no lane is shared with the relay. */
const laneOf = (systemId: string): string => `deliveries-${Number.parseInt(systemId.at(-1)!, 16) % LANES}`;

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

/** A late confirmation is lost and the message repeated under the same event id. */
async function inTime(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(SEND_TIMEOUT_MS)]);
  let onAbort = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    onAbort = () => reject(new Error(`the broker did not confirm within ${SEND_TIMEOUT_MS} ms`));
    limit.addEventListener('abort', onAbort, { once: true });
  });
  try {
    await Promise.race([work, late]);
  } finally {
    limit.removeEventListener('abort', onAbort);
  }
}
