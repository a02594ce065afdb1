import type { Bytes } from '../../storage/file-store.js';
import { fileInfected } from '../domain/material.errors.js';
import { Scanner } from './scanner.js';

/** The harmless file that every scanner calls harmful (EICAR); in two halves, or scanners would take this file for it. */
const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join(''), 'latin1');

/** 开发用 — knows the test file and nothing else; refused in production. */
export class SandboxScanner extends Scanner {
  readonly name = 'sandbox';

  async scan(bytes: Bytes): Promise<void> {
    let tail = Buffer.alloc(0);
    for await (const piece of bytes) {
      const seam = Buffer.concat([tail, piece.subarray(0, EICAR.length)]);
      if (seam.includes(EICAR) || piece.includes(EICAR)) throw fileInfected();
      tail = Buffer.concat([tail, piece.subarray(-EICAR.length)]).subarray(-EICAR.length);
    }
  }
}
