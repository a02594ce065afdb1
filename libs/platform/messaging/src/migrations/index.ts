import { CreateMessaging20261121000200 } from './create-messaging.js';
import { CreateStateCopies20261122210720 } from './create-state-copies.js';

export const messagingMigrations = [CreateMessaging20261121000200, CreateStateCopies20261122210720];
