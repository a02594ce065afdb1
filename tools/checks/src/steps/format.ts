import { linesOf, runTool } from '../run-command.ts';
import type { Step } from '../step.ts';

export const format: Step = {
  name: 'format',
  async run({ root, write }) {
    const { code, stdout, stderr } = await runTool(
      root,
      'prettier',
      write ? ['--write', '--list-different', '.'] : ['--list-different', '.'],
    );
    const files = linesOf(stdout);
    if (write && code === 0) return { ok: true, summary: files.length > 0 ? `formatted ${files.length} files` : 'nothing to format' };
    if (code === 0) return { ok: true, summary: 'as prettier writes it' };
    return {
      ok: false,
      summary: `${files.length} files differ`,
      details: [...files, ...linesOf(stderr), 'mend with: npm run format'],
    };
  },
};
