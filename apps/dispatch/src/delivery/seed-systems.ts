import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { SYSTEMS } from '@yiwang/demo-data';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import type { DispatchConfig } from '../dispatch.config.js';

const log = logger('seed');

/** The other departments of the demonstration work in the shared workbench. */
const CHANNELS = [
  { system: SYSTEMS.ecology, channel: 'kafka', code: '33020300001' },
  { system: SYSTEMS.fire, channel: 'pull', code: '33020300002' },
] as const;

/** Registers the department systems of the demonstration, live at once, before any event is handled. Repeatable. */
@Injectable()
export class SeedSystems implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: DispatchConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.config.SEED !== 'demo') return;
    for (const { system, channel, code } of CHANNELS) {
      await this.database.query(
        'INSERT INTO department_systems (id, org_code, name, channel, client_id, code) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
        [uuidv7(), system.organisation?.orgCode, system.name, channel, system.clientId, code],
      );
    }
    log.info('department systems registered', { count: CHANNELS.length });
  }
}
