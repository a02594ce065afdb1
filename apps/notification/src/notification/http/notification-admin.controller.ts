import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { notificationNotFound, wrongState } from '../domain/notification.errors.js';
import { ListNotifications } from '../queries/list-notifications.js';
import { ActByHand, type Handled as Done } from '../use-cases/act-by-hand.js';
import { Handled, NotificationId, NotificationPage, NotificationQuery, type Notification } from './notification.schema.js';

/** 通知运维 — what was sent, what was not, and why. */
@ApiGroup('operations')
@Controller('api/v1/admin/notifications')
@RequirePermission('ops.messaging')
export class NotificationAdminController {
  constructor(
    private readonly listNotifications: ListNotifications,
    private readonly byHand: ActByHand,
  ) {}

  @Get()
  @Operation({
    summary: 'List notifications, the newest first',
    description: 'With masked numbers and without texts.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: NotificationPage },
  })
  list(@Query({ schema: NotificationQuery }) query: z.output<typeof NotificationQuery>): Promise<Page<Notification>> {
    return this.listNotifications.execute(query);
  }

  @Post(':notificationId/retry')
  @Operation({
    summary: 'Try to send a notification again',
    description: 'One that is parked, or was skipped; its attempts are counted from the beginning.',
    consistency: 'strong',
    errors: [notificationNotFound, wrongState],
    response: { status: 200, schema: Handled },
  })
  retry(
    @Param('notificationId', { schema: NotificationId }) notificationId: string,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Done> {
    return this.byHand.retry(notificationId, key);
  }

  @Post(':notificationId/drop')
  @Operation({
    summary: 'Give a parked notification up',
    consistency: 'strong',
    errors: [notificationNotFound, wrongState],
    response: { status: 200, schema: Handled },
  })
  drop(
    @Param('notificationId', { schema: NotificationId }) notificationId: string,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Done> {
    return this.byHand.drop(notificationId, key);
  }
}
