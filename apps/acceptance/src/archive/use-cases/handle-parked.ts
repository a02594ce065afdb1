import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import type { ParkedArchives, RetriedArchive } from '../http/archive.schema.js';
import { ArchiveWork } from '../persistence/archive-work.js';
import { archiveReach } from '../queries/archive-rows.js';

/** 搁置的归档 — cases of one's region whose package could not be made, and one more try. */
@Injectable()
export class HandleParked {
  constructor(
    private readonly work: ArchiveWork,
    private readonly idempotency: Idempotency,
  ) {}

  async list(principal: Principal): Promise<ParkedArchives> {
    const parked = await this.work.parked(archiveReach(principal));
    return { items: parked.map(({ endedAt, ...each }) => ({ ...each, endedAt: endedAt.toISOString() })) };
  }

  /** @throws ACCEPTANCE.ARCHIVE_NOT_PARKED */
  retry(caseNo: string, principal: Principal, key: IdempotentRequest): Promise<RetriedArchive> {
    return this.idempotency.once(
      key,
      async () => {
        await this.work.retry(caseNo, archiveReach(principal));
        return { caseNo };
      },
      { status: 200 },
    );
  }
}
