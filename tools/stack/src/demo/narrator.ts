import { withProgress } from '@yiwang/progress';

export interface StepRecord {
  name: string;
  caseNo?: string;
  ms: number;
}

/** Tells the story a step at a time, with how long each took. */
export class Narrator {
  readonly steps: StepRecord[] = [];
  private readonly begun = Date.now();

  heading(text: string): void {
    process.stdout.write(`\n── ${text}\n`);
  }

  note(text: string): void {
    process.stdout.write(`   ${text}\n`);
  }

  /** Runs one step and prints who did what. */
  async step<T>(name: string, act: () => Promise<T>, caseNoOf?: (result: T) => string | undefined): Promise<T> {
    const from = Date.now();
    const result = await withProgress(`          ${name}`, {}, act);
    const ms = Date.now() - from;
    const caseNo = caseNoOf?.(result);
    this.steps.push({ name, ms, ...(caseNo !== undefined && { caseNo }) });
    const clock = ((Date.now() - this.begun) / 1000).toFixed(1).padStart(6);
    process.stdout.write(`${clock} s  ${name}${caseNo ? `  ${caseNo}` : ''}  (${ms} ms)\n`);
    return result;
  }
}

/** Repeats a look until it finds something; the pipeline behind an answer needs a moment. */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined | false>, timeoutMs = 30_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs / 1000} s for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}
