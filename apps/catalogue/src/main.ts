import { startService } from '@yiwang/service-host';
import { catalogue } from './catalogue.service.js';

await startService(catalogue);
