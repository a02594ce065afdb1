import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import type { Actor } from '@yiwang/event-core';
import { SecurityNotedV1, type SecurityKind } from '@yiwang/events-auth';
import { Clock } from '@yiwang/kernel';
import { Outbox } from '@yiwang/messaging';
import { UnitOfWork } from '@yiwang/persistence';
import { Throttle } from '../throttle/throttle.js';
import { networkOf } from './network.js';

/** Whom it is about. Logins and numbers leave auth as keyed hashes only. */
export type SecuritySubject = { kind: 'user' | 'account' | 'client'; id: string } | { kind: 'login' | 'mobile' | 'address'; of: string };

export interface SecurityCircumstances {
  /** The address that the caller came from. */
  address?: string | undefined;
  by?: Actor | undefined;
}

/** 安全事件 for supervision, by the outbox: in a unit of work they belong to it, otherwise each is one. */
@Injectable()
export class SecurityFacts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly throttle: Throttle,
  ) {}

  /**
   * What anybody can bring about again and again: of one network about one subject once in a while, so that a flood is one fact and not a
   * row each. Not in a unit of work: what is counted is to stay counted.
   */
  async noteOnce(kind: SecurityKind, subject: SecuritySubject, circumstances: SecurityCircumstances = {}): Promise<void> {
    const about = 'id' in subject ? subject.id : subject.of;
    const network = circumstances.address === undefined ? undefined : networkOf(circumstances.address);
    const again = await this.throttle.take({ limit: 'security.repeated', of: `${kind}:${subject.kind}:${about}:${network ?? ''}` });
    if (!again) await this.note(kind, subject, circumstances);
  }

  async note(kind: SecurityKind, subject: SecuritySubject, { address, by }: SecurityCircumstances = {}): Promise<void> {
    const at = this.clock.now();
    const id = 'id' in subject ? subject.id : this.cipher.lookupHash(`security:${subject.kind}:${subject.of}`);
    const network = address === undefined ? undefined : networkOf(address);
    const data = {
      kind,
      subject: { kind: subject.kind, id },
      ...(network !== undefined && { network }),
      at: at.toISOString(),
      ...(by && { by }),
    };
    // No aggregate counts them: the time stands for the count.
    await this.uow.run(() => this.outbox.add(SecurityNotedV1, data, { sequence: at.getTime(), at }));
  }
}
