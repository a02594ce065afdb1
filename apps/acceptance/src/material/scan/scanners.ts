import type { AcceptanceConfig } from '../../acceptance.config.js';
import type { Bytes } from '../../storage/file-store.js';
import { scannerNotOpen } from '../domain/material.errors.js';
import { ClamdScanner } from './clamd-scanner.js';
import { SandboxScanner } from './sandbox-scanner.js';
import { Scanner } from './scanner.js';

/** Without a scanner nothing is taken in. */
class NoScanner extends Scanner {
  readonly name = 'none';

  override assertOpen(): void {
    throw scannerNotOpen();
  }

  scan(_bytes: Bytes): Promise<void> {
    return Promise.reject(scannerNotOpen());
  }
}

export function scannerOf({ SCANNER, CLAMD }: Partial<Pick<AcceptanceConfig, 'SCANNER' | 'CLAMD'>>): Scanner {
  if (SCANNER === 'clamd' && CLAMD !== undefined) return new ClamdScanner(CLAMD.host, CLAMD.port);
  return SCANNER === 'sandbox' ? new SandboxScanner() : new NoScanner();
}
