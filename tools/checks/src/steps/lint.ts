import { relative } from 'node:path';
import { linesOf, runTool } from '../run-command.ts';
import { outcomeOf, type Outcome, type Step } from '../step.ts';

/**
 * Without a project graph the boundary rule warns, checks nothing and passes. That must never look like success.
 * The daemon, which would make the graph on the way, is switched off: it outlives its command.
 */
const RULE_IS_BLIND = /No cached ProjectGraph|rule will be skipped/i;

interface LintedFile {
  filePath: string;
  messages: { ruleId: string | null; line?: number; column?: number; message: string }[];
}

/** Lints the paths with the project graph as it is now on disk. One line a problem: `file:line:column message (rule)`. */
export async function lintPaths(root: string, paths: readonly string[]): Promise<Outcome> {
  const { code, stdout, stderr } = await runTool(root, 'eslint', ['--max-warnings=0', '--format=json', ...paths]);
  const output = linesOf(`${stdout}\n${stderr}`);
  if (output.some((line) => RULE_IS_BLIND.test(line))) {
    const details = [...output.filter((line) => RULE_IS_BLIND.test(line)), 'make it with: npx nx graph --file=.nx/graph.json'];
    return { ok: false, summary: 'no project graph, so boundaries were not checked', details };
  }
  const files = reportIn(stdout);
  if (!files) return { ok: false, summary: `eslint ended with ${code}`, details: output };
  const problems = files.flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, message, ruleId }) => {
      const text = message.replace(/\s+/g, ' ').trim();
      return `${relative(root, filePath)}:${line ?? 0}:${column ?? 0} ${text} (${ruleId ?? 'unreadable'})`;
    }),
  );
  if (code !== 0 && problems.length === 0) problems.push(`eslint ended with ${code}`, ...linesOf(stderr));
  return outcomeOf(problems, `${files.length} files`);
}

/** The report is the last line; tools may have talked before it. */
function reportIn(stdout: string): LintedFile[] | undefined {
  const last = linesOf(stdout).at(-1) ?? '';
  try {
    return last.startsWith('[') ? (JSON.parse(last) as LintedFile[]) : undefined;
  } catch {
    return undefined;
  }
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
