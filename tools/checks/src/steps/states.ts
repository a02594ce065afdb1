import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import { caseStatesDocument, statesProblems, WRITE, type CaseStates, type Transition } from '../case-states/case-states.ts';
import { outcomeOf, type Step } from '../step.ts';

const DOMAIN = 'apps/acceptance/src';
const DOCUMENT = 'docs/case-states.md';

/** The drawing of the state machine of cases, from the service's own table. */
export const states: Step = {
  name: 'states',
  async run({ root, write }) {
    const data = await readStates(root);
    const problems = statesProblems(data);
    if (problems.length > 0) return outcomeOf(problems, '');
    const file = join(root, DOCUMENT);
    const text = await prettier.format(caseStatesDocument(data), { ...(await prettier.resolveConfig(file)), parser: 'markdown' });
    const committed = existsSync(file) ? await readFile(file, 'utf8') : undefined;
    if (committed !== text) {
      if (write) await writeFile(file, text);
      else problems.push(`${DOCUMENT} is not what the table of moves says: ${WRITE}`);
    }
    return outcomeOf(problems, `${data.statuses.length} statuses, ${Object.keys(data.transitions).length} moves`);
  },
};

/** These files take nothing but types from others, so Node reads them as they are. */
async function readStates(root: string): Promise<CaseStates> {
  const load = (path: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(root, DOMAIN, path)).href) as Promise<Record<string, unknown>>;
  const status = await load('case/domain/case-status.ts');
  const { TRANSITIONS } = await load('case/domain/transitions.ts');
  const { DOCUMENT_KINDS } = await load('document/domain/document-kind.ts');
  return {
    statuses: status['CASE_STATUSES'] as string[],
    statusNames: status['STATUS_NAMES'] as Record<string, string>,
    roleNames: status['ROLE_NAMES'] as Record<string, string>,
    documentTitles: Object.fromEntries(
      Object.entries(DOCUMENT_KINDS as Record<string, { title: string }>).map(([kind, { title }]) => [kind, title]),
    ),
    initial: status['INITIAL_STATUS'] as string,
    finals: status['FINAL_STATUSES'] as string[],
    transitions: TRANSITIONS as Record<string, Transition>,
  };
}
