import { startService } from '@yiwang/service-host';
import { dispatch } from './dispatch.service.js';

await startService(dispatch);
