import { startService } from '@yiwang/service-host';
import { payment } from './payment.service.js';

await startService(payment);
