import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { isAppError } from '@yiwang/kernel';
import { z } from 'zod';
import type { DispatchConfig } from '../dispatch.config.js';

const Known = z.object({
  kind: z.string(),
  orgCode: z.string().nullable(),
  permissions: z.array(z.string()),
  itemCodes: z.array(z.string()).default([]),
});
const NOT_FOUND = 'AUTH.CLIENT_NOT_FOUND';

/** Why a client is not let in. */
export class ClientFault extends Error {
  constructor(
    readonly code: 'CLIENT_UNKNOWN' | 'CLIENT_LIMITED' | 'DIRECTORY_AWAY',
    options?: ErrorOptions,
  ) {
    super(`the client is not let in: ${code}`, options);
  }
}

/** 接入方核对 — what is sent to a system shows no token: whose its client is, and what that may know, has to be asked of auth. */
@Injectable()
export class ClientDirectory {
  constructor(
    private readonly neighbour: ServiceClient,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /**
   * That it is a client of the organisation's systems; the items that its access is limited to (事项范围), null where it is not.
   * @throws ClientFault
   */
  async demand(clientId: string, orgCode: string): Promise<readonly string[] | null> {
    const client = await this.find(clientId);
    if (client?.kind !== 'system' || client.orgCode !== orgCode || !client.permissions.includes('department.connect')) {
      throw new ClientFault('CLIENT_UNKNOWN');
    }
    return client.itemCodes.length > 0 ? client.itemCodes : null;
  }

  private async find(clientId: string): Promise<z.output<typeof Known> | undefined> {
    const url = `${this.config.AUTH_URL.replace(/\/$/, '')}/api/v1/internal/clients/${encodeURIComponent(clientId)}`;
    try {
      return await this.neighbour.get(url, { schema: Known });
    } catch (cause) {
      if (isAppError(cause) && cause.code === NOT_FOUND) return undefined;
      throw new ClientFault('DIRECTORY_AWAY', { cause });
    }
  }
}
