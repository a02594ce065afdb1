/** What a step found: one line, and on failure everything that must be mended. */
export interface Outcome {
  ok: boolean;
  /** One short phrase: `1,204 files`, `3 problems`. */
  summary: string;
  details?: string[];
}

export interface CheckContext {
  /** The root of the checkout that is checked. */
  root: string;
  /** Write what is generated, and format, instead of complaining. */
  write: boolean;
}

export interface Step {
  name: string;
  run(context: CheckContext): Promise<Outcome>;
}

export const outcomeOf = (problems: string[], whenFine: string): Outcome =>
  problems.length === 0
    ? { ok: true, summary: whenFine }
    : { ok: false, summary: problems.length === 1 ? '1 problem' : `${problems.length} problems`, details: problems };

/** Runs the steps, at most `width` at a time; a step that throws has failed, and the others go on. */
export async function runSteps(
  steps: readonly Step[],
  context: CheckContext,
  report: (step: Step, outcome: Outcome, milliseconds: number) => void,
  width = 2,
): Promise<{ passed: number; failed: number }> {
  const waiting = [...steps];
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const started = performance.now();
      const outcome = await step.run(context).catch((error: unknown): Outcome => ({
        ok: false,
        summary: 'could not run',
        details: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      }));
      if (!outcome.ok) failed += 1;
      report(step, outcome, performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return { passed: steps.length - failed, failed };
}
