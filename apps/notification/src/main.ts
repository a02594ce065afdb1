import { startService } from '@yiwang/service-host';
import { notification } from './notification.service.js';

await startService(notification);
