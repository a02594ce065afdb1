import { startService } from '@yiwang/service-host';
import { monitoring } from './monitoring.service.js';

await startService(monitoring);
