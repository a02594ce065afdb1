import { startService } from '@yiwang/service-host';
import { acceptance } from './acceptance.service.js';

await startService(acceptance);
