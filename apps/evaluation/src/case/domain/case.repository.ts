import type { CaseNews, EvaluatedCase } from './evaluated-case.js';

/** Port and token of the cases that may be evaluated. Everything it gives is locked until the unit of work ends. */
export abstract class CaseRepository {
  /** Takes in what is told of these cases, each named once; locked in the order of their numbers, so that batches cannot deadlock. */
  abstract meet(news: readonly CaseNews[]): Promise<Map<string, EvaluatedCase>>;
  /** @throws Error when there is no such case: whoever has its number has it from a row that refers to it */
  abstract lock(caseNo: string): Promise<EvaluatedCase>;
  /** Counts and publishes the facts told. `traces`: the trace of what caused them, by case number. */
  abstract save(cases: Iterable<EvaluatedCase>, traces?: ReadonlyMap<string, string | undefined>): Promise<void>;
}
