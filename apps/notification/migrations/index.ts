import { CreateNotifications20261122120000 } from './20261122120000-create-notifications.js';
import { FillRules20261122120100 } from './20261122120100-fill-rules.js';

export const migrations = [CreateNotifications20261122120000, FillRules20261122120100];
