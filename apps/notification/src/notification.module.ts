import { Module } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { HttpPool } from '@yiwang/http-client';
import { AccountNoticeController } from './account-notice/account-notice.controller.js';
import { SendAtOnce } from './at-once/send-at-once.js';
import { ConsoleChannel } from './channel/console-channel.js';
import { HttpChannel } from './channel/http-channel.js';
import { MessageChannel } from './channel/message-channel.js';
import { SandboxChannel } from './channel/sandbox/sandbox-channel.js';
import { SandboxController } from './channel/sandbox/sandbox.controller.js';
import { Contacts } from './neighbours/contacts.js';
import { RatingLinks } from './neighbours/rating-links.js';
import type { NotificationConfig } from './notification.config.js';
import { OnFacts } from './notification/events/on-facts.js';
import { NotificationAdminController } from './notification/http/notification-admin.controller.js';
import { Notifications } from './notification/persistence/notifications.js';
import { ListNotifications } from './notification/queries/list-notifications.js';
import { SendWorker } from './notification/send.worker.js';
import { ActByHand } from './notification/use-cases/act-by-hand.js';
import { ComposeMessage } from './notification/use-cases/compose-message.js';
import { RecordIntents } from './notification/use-cases/record-intents.js';
import { SendNotifications } from './notification/use-cases/send-notifications.js';
import { OneTimeCodeController } from './one-time-code/one-time-code.controller.js';
import { SendOneTimeCode } from './one-time-code/send-one-time-code.js';
import { Rules } from './rule/persistence/rules.js';

/** The configuration has seen to it that a gateway has its address and its key. */
const channelFor = (config: NotificationConfig, pool: HttpPool, sandbox: SandboxChannel): MessageChannel => {
  const { MESSAGE_GATEWAY_URL: url, MESSAGE_GATEWAY_SECRET: secret, MESSAGE_TIMEOUT_MS: timeoutMs } = config;
  if (config.MESSAGE_CHANNEL === 'http' && url !== undefined && secret !== undefined)
    return new HttpChannel(pool, { url, secret, timeoutMs });
  return config.MESSAGE_CHANNEL === 'sandbox' ? sandbox : new ConsoleChannel();
};

/** 消息通知 — who is told what of which event, and whether it left. */
@Module({
  controllers: [AccountNoticeController, NotificationAdminController, OneTimeCodeController, SandboxController, OnFacts],
  providers: [
    // what other services know
    Contacts,
    RatingLinks,
    // rules and texts
    Rules,
    // messages
    SandboxChannel,
    { provide: MessageChannel, inject: [CONFIG, HttpPool, SandboxChannel], useFactory: channelFor },
    SendAtOnce,
    SendOneTimeCode,
    Notifications,
    RecordIntents,
    ComposeMessage,
    SendNotifications,
    SendWorker,
    ActByHand,
    ListNotifications,
  ],
})
export class NotificationModule {}
