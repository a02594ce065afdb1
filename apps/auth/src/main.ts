import { startService } from '@yiwang/service-host';
import { authService } from './auth.service.js';

await startService(authService);
