import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deploy } from './steps/deploy.ts';
import { docs } from './steps/docs.ts';
import { events } from './steps/events.ts';
import { format } from './steps/format.ts';
import { lint } from './steps/lint.ts';
import { openapi } from './steps/openapi.ts';
import { permissions } from './steps/permissions.ts';
import { states } from './steps/states.ts';
import { structure } from './steps/structure.ts';
import { types } from './steps/types.ts';
import { runSteps, type Step } from './step.ts';

/** The longest first, so that the two at work end together. */
const STEPS: readonly Step[] = [lint, types, openapi, format, events, states, permissions, deploy, structure, docs];

const given = process.argv.slice(2);
const write = given.includes('--write');
const names = given.filter((argument) => argument !== '--write');
const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`usage: npm run check -- [${STEPS.map((step) => step.name).join(' | ')}] … [--write]; unknown: ${unknown.join(', ')}`);
  process.exit(2);
}
const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const chosen = STEPS.filter((step) => names.length === 0 || names.includes(step.name));

// What is written must not change under a step that reads it: one at a time then.
const { passed, failed } = await runSteps(
  chosen,
  { root, write },
  (step, outcome, milliseconds) => {
    const time = `${(milliseconds / 1000).toFixed(1)} s`;
    console.log(`${step.name.padEnd(10)} ${outcome.ok ? 'ok    ' : 'FAILED'} ${time.padStart(7)}  ${outcome.summary}`);
    if (!outcome.ok) for (const line of outcome.details ?? []) console.log(`  ${line}`);
  },
  write ? 1 : 2,
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
