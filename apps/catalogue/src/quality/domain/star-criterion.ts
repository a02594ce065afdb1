export type Star = 0 | 3 | 4 | 5;
export type StarLevel = Exclude<Star, 0>;

/** 星级标准 — one thing an item has to support for a star. What is looked at is code, found by `check`; the rest is data. */
export interface StarCriterion {
  code: string;
  check: string;
  /** Star it counts for; a higher star needs those of the lower ones as well. */
  star: StarLevel;
  active: boolean;
  params: Record<string, unknown>;
  zh: string;
  en: string;
}

/** Whether one criterion is met, and on which element it depends. */
export interface CriterionResult {
  code: string;
  star: StarLevel;
  met: boolean;
  zh: string;
  en: string;
  /** JSON pointer of the element looked at. */
  field: string;
  /** What was found there. */
  found: string;
}

/** 星级评定 — the star with the reason for each criterion. */
export interface StarRating {
  star: Star;
  criteria: CriterionResult[];
}

/** What a criterion found. */
export interface Finding {
  met: boolean;
  field: string;
  found: string;
}
