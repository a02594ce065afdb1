import { Body, Controller, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { z } from 'zod';
import { DepartmentSystems } from '../../system/department-system.js';
import { systemUnknown, tooManyWaiting } from '../intake.errors.js';
import { Intake, type Receipt } from '../system-message.js';
import { MessagesBody, Receipts } from './intake.schema.js';

/** 部门上报 — the way back for systems that gather what they have to say, or cannot say it in order. */
@ApiGroup('department systems')
@Controller('api/v1/department/messages')
@RequirePermission('department.connect')
export class DepartmentMessageController {
  constructor(
    private readonly systems: DepartmentSystems,
    private readonly intake: Intake,
  ) {}

  @Post()
  @Operation({
    summary: 'Send messages about one’s tasks (批量上报)',
    description:
      'Each message is taken by itself and gets its receipt. The number, type and version of a message name it: sent again it changes ' +
      'nothing, so no idempotency key is needed. A message that comes before what it builds on waits for it.',
    consistency: 'strong',
    errors: [systemUnknown, tooManyWaiting],
    response: { status: 200, schema: Receipts },
  })
  async receive(
    @Body({ schema: MessagesBody }) { messages }: z.output<typeof MessagesBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ receipts: Receipt[] }> {
    const system = await this.systems.byClient(principal.clientId);
    if (!system || system.orgCode !== principal.orgCode) throw systemUnknown();
    const receipts: Receipt[] = [];
    for (const message of messages) receipts.push(await this.intake.receive(system, message));
    return { receipts };
  }
}
