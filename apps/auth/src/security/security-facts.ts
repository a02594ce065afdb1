import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import type { Actor } from '@yiwang/event-core';
import { SecurityNotedV1, type SecurityKind } from '@yiwang/events-auth';
import { Clock } from '@yiwang/kernel';
import { Outbox } from '@yiwang/messaging';
import { UnitOfWork } from '@yiwang/persistence';
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
  ) {}

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
