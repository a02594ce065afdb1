import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { UnitOfWork } from '@yiwang/persistence';
import { RegisteredSystems, type SystemContact } from '../domain/registered-systems.js';
import { KeepSystems } from './keep-systems.js';

/** 联系人查阅 — names a person, and is therefore put on record; what cannot be put on record is not told. */
@Injectable()
export class ReadContact {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly systems: RegisteredSystems,
    private readonly keep: KeepSystems,
  ) {}

  /** Null where the system has none. @throws DISPATCH.SYSTEM_NOT_FOUND */
  execute(id: string, principal: Principal): Promise<SystemContact | null> {
    return this.uow.run(async () => {
      const contact = await this.systems.contactOf(await this.keep.lock(id, principal));
      if (contact) await this.systems.note(id, actorOf(principal), 'contact-read');
      return contact;
    });
  }
}
