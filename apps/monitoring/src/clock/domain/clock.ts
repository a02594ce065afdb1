/** 时钟 — acceptance 受理期限, promise 承诺期限, statutory 法定期限, delivery 送达期限, task 部门办理期限. */
export const CLOCK_KINDS = ['acceptance', 'promise', 'statutory', 'delivery', 'task'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];

/**
 * `running`; `met` answered in time; `stopped` ended in time without an answer (sent back, closed); `breached` answered or ended after
 * its due time. A clock that runs past its due time stays `running` until the fact that ends it; readers are shown it as breached.
 */
export const CLOCK_STATES = ['running', 'stopped', 'met', 'breached'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

export const CLOCK_ACTIONS = ['start', 'move', 'answer', 'stop', 'end', 'restart'] as const;

/** 时钟规则 — what a type of fact does to a kind of clock. Data, in table `clock_rules`. */
export interface ClockRule {
  eventType: string;
  kind: ClockKind;
  /**
   * `start`: a new clock, due at `data[dueField]`. `move`: the same, but only in the place of one that runs. `answer`: what the clock waits
   * for. `stop`: it waits no longer, and may start again. `end`: it waits no longer, and none of its kind starts any more. `restart`: clocks
   * of its kind may start again after an end, and one starts at once if the fact tells its due time. A fact that names no task means every
   * task of the case.
   */
  action: (typeof CLOCK_ACTIONS)[number];
  dueField: string | null;
}

/** As much of a fact as clocks depend on. */
export interface ClockFact {
  eventId: string;
  caseNo: string;
  source: string;
  sequence: number;
  type: string;
  at: Date;
  orgCode: string | undefined;
  regionCode: string | undefined;
  taskId: string | undefined;
  data: Record<string, unknown>;
}

export interface CaseClock {
  /** Event id of the fact that started it: with the kind its identity. */
  startedBy: string;
  kind: ClockKind;
  caseNo: string;
  taskId: string | undefined;
  /** 责任部门. */
  orgCode: string;
  regionCode: string;
  startedAt: Date;
  dueAt: Date;
  stoppedAt: Date | undefined;
  state: ClockState;
  /** The year's holiday notice is missing, so the due time may move. */
  provisional: boolean;
}
