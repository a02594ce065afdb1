import type { Databases, ServiceName } from './databases.ts';

/** What somebody outside knows of the platform and holds it to. */
export interface Testimony {
  /** Case numbers of filings that were answered with 201. */
  filed?: readonly string[];
  /** Nobody else has filed, and every filing was repeated until it was answered: there must be no other case. */
  nothingElse?: boolean;
  /** When the services were stopped, if they do not run any more. */
  stoppedAt?: Date;
}

export interface Finding {
  /** How many things were looked at. */
  checked: number;
  /** What is wrong, one line each. */
  breaches: string[];
  /** What looks wrong and is explained, one line each. */
  explained?: string[];
}

/** 不变式 — something that must hold between the services at every moment, or as soon as they have caught up with each other. */
export interface Invariant {
  name: string;
  /** One sentence, as it is printed. */
  rule: string;
  /** Where one of these is not deployed, the invariant says nothing. */
  needs: readonly ServiceName[];
  /** Undefined when there is nothing to hold the platform to. */
  check(databases: Databases, testimony: Testimony): Promise<Finding | undefined>;
}
