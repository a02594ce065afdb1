import { startService } from '@yiwang/service-host';
import { gateway } from './gateway.service.js';

await startService(gateway);
