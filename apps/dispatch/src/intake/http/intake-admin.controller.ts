import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import {
  messageForgotten,
  messageNotFound,
  messageSettled,
  recordKeyWrong,
  recordUnreadable,
  recordWithoutKey,
  ruleUnknown,
  systemUnknown,
  tooManyWaiting,
} from '../intake.errors.js';
import { TakeRecord } from '../kafka/take-record.js';
import { IntakeRules, type StoredRule } from '../persistence/intake-rules.js';
import { ListMessages } from '../queries/list-messages.js';
import type { Receipt } from '../system-message.js';
import { ChangeRule } from '../use-cases/change-rule.js';
import { RetryMessages } from '../use-cases/retry-messages.js';
import {
  MessageId,
  MessagePage,
  MessagesQuery,
  ReceiptView,
  RejectPage,
  RejectsQuery,
  RuleBody,
  RuleChangeList,
  RuleList,
  RuleType,
  RuleView,
  type MessageEntry,
  type RejectEntry,
} from './intake.schema.js';

type Rule = z.output<typeof RuleView>;
const toRule = ({ changedAt, waitsOn, lateOn, ...rule }: StoredRule): Rule => ({
  ...rule,
  type: RuleType.parse(rule.type),
  waitsOn: [...waitsOn],
  lateOn: [...lateOn],
  changedAt: changedAt.toISOString(),
});

/** 上报运维 — what department systems sent, what waits, what was refused, and the rules by which it is. */
@ApiGroup('operations')
@Controller('api/v1/admin/intake')
@RequirePermission('ops.messaging')
export class IntakeAdminController {
  constructor(
    private readonly list: ListMessages,
    private readonly retry: RetryMessages,
    private readonly records: TakeRecord,
    private readonly rules: IntakeRules,
    private readonly changes: ChangeRule,
  ) {}

  @Get('messages')
  @Operation({
    summary: 'List messages of department systems',
    description: 'The newest first, with what became of each; what stood in them is not shown.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: MessagePage },
  })
  messages(@Query({ schema: MessagesQuery }) query: z.output<typeof MessagesQuery>): Promise<Page<MessageEntry>> {
    return this.list.messages(query);
  }

  @Post('messages/:messageId/replay')
  @Operation({
    summary: 'Try a message again that waits or was refused',
    description: 'Repeatable without an idempotency key: what has taken effect is not done again.',
    consistency: 'strong',
    errors: [messageNotFound, messageSettled, messageForgotten],
    response: { status: 200, schema: ReceiptView },
  })
  replay(@Param('messageId', { schema: MessageId }) messageId: string, @CurrentPrincipal() principal: Principal): Promise<Receipt> {
    return this.retry.replay(messageId, principal.id);
  }

  @Get('rejects')
  @Operation({
    summary: 'List records of department topics that were no messages',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: RejectPage },
  })
  rejects(@Query({ schema: RejectsQuery }) query: z.output<typeof RejectsQuery>): Promise<Page<RejectEntry>> {
    return this.list.rejects(query);
  }

  @Post('rejects/:rejectId/replay')
  @Operation({
    summary: 'Read a record again whose cause is mended',
    description: 'Repeatable without an idempotency key: the message in it is taken once.',
    consistency: 'strong',
    errors: [
      ...[messageNotFound, messageSettled, messageForgotten, recordUnreadable, recordWithoutKey, recordKeyWrong, systemUnknown],
      tooManyWaiting,
    ],
    response: { status: 200, schema: ReceiptView },
  })
  replayRecord(@Param('rejectId', { schema: MessageId }) rejectId: string, @CurrentPrincipal() principal: Principal): Promise<Receipt> {
    return this.records.replay(rejectId, principal.id);
  }

  @Get('rules')
  @Operation({ summary: 'List the rules by which messages wait', consistency: 'strong', response: { schema: RuleList } })
  async findRules(): Promise<{ items: Rule[] }> {
    return { items: (await this.rules.list()).map(toRule) };
  }

  @Get('rules/:type/changes')
  @Operation({
    summary: 'List who changed the rule of a type, from what to what',
    description: 'The latest hundred, the newest first.',
    consistency: 'strong',
    response: { schema: RuleChangeList },
  })
  async findChanges(@Param('type', { schema: RuleType }) type: z.output<typeof RuleType>): Promise<z.output<typeof RuleChangeList>> {
    const changes = await this.rules.changesOf(type);
    return { items: changes.map(({ changedAt, ...change }) => ({ ...change, changedAt: changedAt.toISOString() })) };
  }

  @Put('rules/:type')
  @Operation({
    summary: 'Change the rule of a type of messages',
    description: 'Holds for what comes from now on; what waits keeps the time it was given.',
    consistency: 'strong',
    errors: [ruleUnknown],
    response: { schema: RuleView },
  })
  async changeRule(
    @Param('type', { schema: RuleType }) type: z.output<typeof RuleType>,
    @Body({ schema: RuleBody }) body: z.output<typeof RuleBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Rule> {
    return toRule(await this.changes.execute(type, body, principal.id));
  }
}
