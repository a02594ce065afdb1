import { Body, Controller, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { z } from 'zod';
import { DepartmentSystems } from '../../system/department-system.js';
import { systemUnknown, tooManyWaiting } from '../intake.errors.js';
import { type NotTaken, TakeBatch } from '../use-cases/take-batch.js';
import type { Receipt } from '../system-message.js';
import { MessagesBody, Receipts } from './intake.schema.js';

/** 部门上报 — the way back for systems that gather what they have to say, or cannot say it in order. */
@ApiGroup('department systems')
@Controller('api/v1/department/messages')
@RequirePermission('department.connect')
export class DepartmentMessageController {
  constructor(
    private readonly systems: DepartmentSystems,
    private readonly batch: TakeBatch,
  ) {}

  @Post()
  @Operation({
    summary: 'Send messages about one’s tasks (批量上报)',
    description:
      'Each message is taken by itself and gets its receipt. The number, type and version of a message name it: sent again it changes ' +
      'nothing, so no idempotency key is needed. A message that comes before what it builds on waits for it; while too many of the system do, ' +
      'it is `notTaken`: nothing of it is kept, and it must be sent again later. 503 where this is so of all that were sent.',
    consistency: 'strong',
    errors: [systemUnknown, tooManyWaiting],
    response: { status: 200, schema: Receipts },
  })
  async receive(
    @Body({ schema: MessagesBody }) { messages }: z.output<typeof MessagesBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ receipts: (Receipt | NotTaken)[] }> {
    const system = await this.systems.byClient(principal.clientId);
    if (!system || system.orgCode !== principal.orgCode) throw systemUnknown();
    return { receipts: await this.batch.execute(system, messages, principal) };
  }
}
