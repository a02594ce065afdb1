import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { renderAll } from '../../scripts/generate-data.js';

describe('generated data', () => {
  it('is what the generator makes of its sources today', () => {
    for (const [name, text] of Object.entries(renderAll())) {
      expect({ name, same: readFileSync(resolve(import.meta.dirname, name), 'utf8') === text }).toEqual({ name, same: true });
    }
  });
});
