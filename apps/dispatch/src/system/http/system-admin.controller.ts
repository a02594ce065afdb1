import { Body, Controller, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  cursorInvalid,
  Idempotency,
  IdempotencyKey,
  ifMatchMissing,
  ifMatchStale,
  Operation,
  PageQuery,
  requireIfMatch,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  channelUnavailable,
  itemRouted,
  secretNotIssued,
  secretNotTaken,
  settingsInvalid,
  systemCodeTaken,
  systemMoveRefused,
  systemNotFound,
  systemOutOfScope,
  topicTaken,
} from '../domain/system.errors.js';
import { ShowSystems } from '../queries/show-systems.js';
import { KeepSystems } from '../use-cases/keep-systems.js';
import { ManageSecrets } from '../use-cases/manage-secrets.js';
import { ReadContact } from '../use-cases/read-contact.js';
import { RouteItems } from '../use-cases/route-items.js';
import {
  ChangeSystem,
  ContactRead,
  GivenSecrets,
  IssuedSecretAnswer,
  IssueSecret,
  NewSystem,
  RoutedItems,
  RouteItems as RouteItemsBody,
  SecretsTaken,
  SystemActionPage,
  SystemDetail,
  SystemId,
  SystemMoved,
  SystemPage,
  SystemQuery,
  toMoved,
  type SystemActionEntry,
  type SystemSummary,
} from './system.schema.js';

/** 部门系统登记 — of one's own region. */
@ApiGroup('operations')
@Controller('api/v1/admin/systems')
@RequirePermission('system.manage')
export class SystemAdminController {
  constructor(
    private readonly show: ShowSystems,
    private readonly keep: KeepSystems,
    private readonly secrets: ManageSecrets,
    private readonly items: RouteItems,
    private readonly contact: ReadContact,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @RequirePermission('system.manage', 'system.approve', 'ops.messaging')
  @Operation({ summary: 'List department systems', consistency: 'strong', errors: [cursorInvalid], response: { schema: SystemPage } })
  list(@Query({ schema: SystemQuery }) query: SystemQuery, @CurrentPrincipal() principal: Principal): Promise<Page<SystemSummary>> {
    return this.show.list(query, principal);
  }

  @Post()
  @Operation({
    summary: 'Register a department system',
    description: 'What is left to do until it can go live stands in `todo` of the system.',
    consistency: 'strong',
    errors: [systemOutOfScope, channelUnavailable, settingsInvalid, systemCodeTaken, topicTaken],
    response: { status: 201, schema: SystemMoved },
  })
  register(
    @Body({ schema: NewSystem }) body: NewSystem,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<SystemMoved> {
    return this.idempotency.once(key, async () => toMoved(await this.keep.register(body.orgCode, body, principal)));
  }

  @Get(':systemId')
  @RequirePermission('system.manage', 'system.approve', 'ops.messaging')
  @Operation({
    summary: 'Show a department system',
    consistency: 'strong',
    errors: [systemNotFound],
    response: { schema: SystemDetail },
  })
  async findOne(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SystemDetail> {
    const system = await this.show.show(systemId, principal);
    reply.header('etag', `"${system.formNo}"`);
    return system;
  }

  @Put(':systemId')
  @Operation({
    summary: 'Change what is said of a department system',
    description:
      'Its approval and its conformance run hold no more. A live system is suspended first; open tasks that a suspended one has kept go to the workbench.',
    consistency: 'strong',
    errors: [
      systemNotFound,
      systemMoveRefused,
      channelUnavailable,
      settingsInvalid,
      systemCodeTaken,
      topicTaken,
      ifMatchMissing,
      ifMatchStale,
    ],
    response: { status: 200, schema: SystemMoved },
  })
  async change(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Body({ schema: ChangeSystem }) body: ChangeSystem,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SystemMoved> {
    return toMoved(await this.keep.change(systemId, body, principal, (formNo) => requireIfMatch(ifMatch, formNo)));
  }

  @Put(':systemId/items')
  @Operation({
    summary: 'Say which items go to this system, whatever else its department has',
    description: 'Replaces what was said before, and holds for tasks from now on.',
    consistency: 'strong',
    errors: [systemNotFound, systemMoveRefused, itemRouted],
    response: { status: 200, schema: RoutedItems },
  })
  route(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Body({ schema: RouteItemsBody }) body: z.output<typeof RouteItemsBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<RoutedItems> {
    return this.items.execute(systemId, body.items, principal);
  }

  @Post(':systemId/secret')
  @Operation({
    summary: 'Make a secret for the channel of a system',
    description: 'Shown in this answer alone. The one so far stays good for the overlap.',
    consistency: 'strong',
    errors: [systemNotFound, systemMoveRefused, secretNotIssued],
    response: { status: 200, schema: IssuedSecretAnswer },
  })
  issue(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Body({ schema: IssueSecret }) { overlapHours }: z.output<typeof IssueSecret>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedSecretAnswer> {
    reply.header('cache-control', 'no-store');
    return this.secrets.issue(systemId, overlapHours, principal, key);
  }

  @Post(':systemId/given-secrets')
  @Operation({
    summary: 'Take secrets that the department gives for the channel',
    description: 'A password, an ApiKey of its own. They are sealed and never shown.',
    consistency: 'strong',
    errors: [systemNotFound, systemMoveRefused, secretNotTaken, settingsInvalid],
    response: { status: 200, schema: SecretsTaken },
  })
  give(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Body({ schema: GivenSecrets }) body: z.output<typeof GivenSecrets>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<SecretsTaken> {
    return this.secrets.give(systemId, body.secrets, principal, key);
  }

  @Post(':systemId/contact-readings')
  @RequirePermission('system.manage', 'system.approve')
  @Operation({
    summary: 'Read whom to ask about a system (查阅联系人)',
    description: 'It names a person: each reading stands among the actions of the system.',
    consistency: 'strong',
    errors: [systemNotFound],
    response: { status: 200, schema: ContactRead },
  })
  async readContact(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ContactRead> {
    reply.header('cache-control', 'no-store');
    return { systemId, contact: await this.contact.execute(systemId, principal) };
  }

  @Get(':systemId/actions')
  @RequirePermission('system.manage', 'system.approve')
  @Operation({
    summary: 'List what was done with a system, the newest first',
    consistency: 'strong',
    errors: [systemNotFound, cursorInvalid],
    response: { schema: SystemActionPage },
  })
  actions(
    @Param('systemId', { schema: SystemId }) systemId: string,
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<SystemActionEntry>> {
    return this.show.actions(systemId, query, principal);
  }
}
