import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lintPaths, makeProjectGraph } from '../src/steps/lint.ts';
import type { Outcome } from '../src/step.ts';
import { scratchCheckout, type ScratchCheckout } from './scratch-checkout.ts';

const original = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** Each breaks one rule by hand, in the way that a tired person would. */
const PLANTED: { what: string; file: string; text: string; rule: string; message: RegExp }[] = [
  {
    what: 'the kernel importing the platform',
    file: 'libs/kernel/src/planted.ts',
    text: `import { loadConfig } from '@yiwang/config';\nexport const planted = loadConfig;\n`,
    rule: '@nx/enforce-module-boundaries',
    message: /"type:kernel"/,
  },
  {
    what: 'the kernel importing an npm package',
    file: 'libs/kernel/src/planted-package.ts',
    text: `import { z } from 'zod';\nexport const planted = z.string();\n`,
    rule: '@nx/enforce-module-boundaries',
    message: /"type:kernel" is not allowed to import "zod"/,
  },
  {
    what: 'the platform importing the events of a service',
    file: 'libs/platform/redis/src/planted.ts',
    text: `import { CaseAcceptedV1 } from '@yiwang/events-acceptance';\nexport const planted = CaseAcceptedV1;\n`,
    rule: '@nx/enforce-module-boundaries',
    message: /"type:platform" can only depend on/,
  },
  {
    what: 'a contract importing a framework',
    file: 'libs/contracts/events/acceptance/src/planted.ts',
    text: `import { Injectable } from '@nestjs/common';\nexport const planted = Injectable;\n`,
    rule: '@nx/enforce-module-boundaries',
    message: /"type:contract" is not allowed to import "@nestjs\/common"/,
  },
  {
    what: 'a relative import across projects',
    file: 'apps/acceptance/src/planted-relative.ts',
    text: `import { AppError } from '../../../libs/kernel/src/app-error.js';\nexport const planted = AppError;\n`,
    rule: '@nx/enforce-module-boundaries',
    message: /relative or absolute/,
  },
  {
    what: 'an app importing another app',
    file: 'apps/acceptance/src/planted-app.ts',
    text: `import { planted as other } from '@yiwang/dispatch-app/src/plan/domain/task.js';\nexport const planted = other;\n`,
    rule: 'no-restricted-imports',
    message: /Nobody imports an app/,
  },
  {
    what: 'a domain folder importing Nest',
    file: 'apps/acceptance/src/case/domain/planted.ts',
    text: `import { Injectable } from '@nestjs/common';\nexport const planted = Injectable;\n`,
    rule: 'no-restricted-imports',
    message: /The domain knows no framework/,
  },
  {
    what: 'kafkajs outside the broker',
    file: 'apps/acceptance/src/planted-kafka.ts',
    text: `import kafka from 'kafkajs';\nexport const planted = kafka;\n`,
    rule: 'no-restricted-imports',
    message: /kafkajs is imported in platform\/messaging\/src\/broker only/,
  },
  {
    what: 'the testing library outside tests',
    file: 'apps/acceptance/src/planted-testing.ts',
    text: `import { eventually } from '@yiwang/testing';\nexport const planted = eventually;\n`,
    rule: '@nx/enforce-module-boundaries',
    message: /"type:app" can only depend on/,
  },
  {
    what: 'process.env outside the configuration',
    file: 'apps/acceptance/src/planted-env.ts',
    text: `export const planted = process.env['PORT'];\n`,
    rule: 'no-restricted-properties',
    message: /@yiwang\/config/,
  },
  {
    what: 'an import cycle',
    file: 'libs/kernel/src/planted-cycle.ts',
    text: `import { second } from './planted-cycle-2.js';\nexport const first = (): unknown => second;\n`,
    rule: 'import-x/no-cycle',
    message: /cycle/,
  },
];
const HELPER = {
  file: 'libs/kernel/src/planted-cycle-2.ts',
  text: `import { first } from './planted-cycle.js';\nexport const second = (): unknown => first;\n`,
};
/** Real files of the same projects: what is legal must stay legal. */
const LEGAL = ['libs/kernel/src', 'libs/platform/redis/src', 'libs/contracts/events/acceptance/src', 'libs/platform/messaging/src/broker'];

describe('import rules in a fresh checkout', () => {
  let checkout: ScratchCheckout;
  let planted: Outcome;

  beforeAll(async () => {
    checkout = await scratchCheckout(original);
  }, 180_000);
  afterAll(() => checkout.remove());

  it('do not pass when the project graph is missing, since the boundary rule then checks nothing', async () => {
    const outcome = await lintPaths(checkout.root, ['libs/kernel/src/index.ts']);
    expect(outcome).toMatchObject({ ok: false, summary: 'no project graph, so boundaries were not checked' });
  }, 180_000);

  it('pass what is legal, once the graph is made', async () => {
    expect(await makeProjectGraph(checkout.root)).toMatchObject({ ok: true });
    expect((await lintPaths(checkout.root, LEGAL)).details ?? []).toEqual([]);
  }, 180_000);

  it('fail when anything illegal is planted', async () => {
    for (const { file, text } of [...PLANTED, HELPER]) await checkout.plant(file, text);
    expect(await makeProjectGraph(checkout.root)).toMatchObject({ ok: true });
    planted = await lintPaths(
      checkout.root,
      PLANTED.map(({ file }) => file),
    );
    expect(planted.ok).toBe(false);
  }, 180_000);

  it.each(PLANTED)('refuse $what', ({ file, rule, message }) => {
    const complaints = (planted.details ?? []).filter((line) => line.startsWith(`${file}:`) && line.endsWith(`(${rule})`));
    expect(complaints.join('\n')).toMatch(message);
  });
});
