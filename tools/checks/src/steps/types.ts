import { linesOf, runTool } from '../run-command.ts';
import type { Step } from '../step.ts';

export const types: Step = {
  name: 'types',
  async run({ root }) {
    const { code, stdout, stderr } = await runTool(root, 'tsc', ['-p', 'tsconfig.json', '--pretty', 'false']);
    if (code === 0) return { ok: true, summary: 'the workspace type-checks' };
    const details = linesOf(`${stdout}\n${stderr}`);
    return { ok: false, summary: `${details.filter((line) => /error TS\d+/.test(line)).length} errors`, details };
  },
};
