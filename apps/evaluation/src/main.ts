import { startService } from '@yiwang/service-host';
import { evaluation } from './evaluation.service.js';

await startService(evaluation);
