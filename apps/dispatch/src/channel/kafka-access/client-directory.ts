import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { ServiceClient } from '@yiwang/http-client';
import { isAppError } from '@yiwang/kernel';
import { z } from 'zod';
import type { DispatchConfig } from '../../dispatch.config.js';

const Known = z.object({ kind: z.string(), orgCode: z.string().nullable(), permissions: z.array(z.string()) });
const NOT_FOUND = 'AUTH.CLIENT_NOT_FOUND';

/** Why a client is let in nowhere. */
export class ClientFault extends Error {
  constructor(
    readonly code: 'CLIENT_UNKNOWN' | 'DIRECTORY_AWAY',
    options?: ErrorOptions,
  ) {
    super(`the client is not let in: ${code}`, options);
  }
}

/** 接入方核对 — the broker knows a client by its name alone: whose it is has to be asked of auth before it is let in. */
@Injectable()
export class ClientDirectory {
  constructor(
    private readonly neighbour: ServiceClient,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  /** That it is a client of the organisation's systems. @throws ClientFault */
  async demand(clientId: string, orgCode: string): Promise<void> {
    const client = await this.find(clientId);
    if (client?.kind !== 'system' || client.orgCode !== orgCode || !client.permissions.includes('department.connect')) {
      throw new ClientFault('CLIENT_UNKNOWN');
    }
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
