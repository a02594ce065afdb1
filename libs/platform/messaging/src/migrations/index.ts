import { CreateMessaging20261121000200 } from './create-messaging.js';

export const messagingMigrations = [CreateMessaging20261121000200];
