import { linesOf, runTool } from '../run-command.ts';
import type { Outcome, Step } from '../step.ts';

/**
 * Without a project graph the boundary rule warns, checks nothing and passes. That must never look like success.
 * The daemon, which would make the graph on the way, is switched off: it outlives its command.
 */
const RULE_IS_BLIND = /No cached ProjectGraph|rule will be skipped/i;

/** Lints the paths with the project graph as it is now on disk. */
export async function lintPaths(root: string, paths: readonly string[]): Promise<Outcome> {
  const { code, stdout, stderr } = await runTool(root, 'eslint', ['--max-warnings=0', ...paths]);
  const details = linesOf(`${stdout}\n${stderr}`);
  if (RULE_IS_BLIND.test(`${stdout}\n${stderr}`)) {
    return {
      ok: false,
      summary: 'no project graph, so boundaries were not checked',
      details: [...details, 'make it with: npx nx graph --file=.nx/graph.json'],
    };
  }
  if (code === 0) return { ok: true, summary: 'rules and boundaries hold' };
  return { ok: false, summary: /(\d+) problems?/.exec(stdout)?.[0] ?? `eslint ended with ${code}`, details };
}

export async function makeProjectGraph(root: string): Promise<Outcome> {
  const { code, stdout, stderr } = await runTool(root, 'nx', ['graph', '--file=.nx/graph.json']);
  if (code === 0) return { ok: true, summary: 'graph made' };
  return { ok: false, summary: 'no project graph', details: linesOf(`${stdout}\n${stderr}`) };
}

export const lint: Step = {
  name: 'lint',
  async run({ root }) {
    const graph = await makeProjectGraph(root);
    return graph.ok ? lintPaths(root, ['.']) : graph;
  },
};
