import type { Officer } from './worker.js';

/** link (承办), post (岗位会签: one post of several), invited (受邀会签: asked for by who handles the link). */
export const TURN_KINDS = ['link', 'post', 'invited'] as const;
export type TurnKind = (typeof TURN_KINDS)[number];
/** completed (已办), returned (退回), withdrawn (撤回: pointless by what another did, or by the end of the task). */
export const TURN_ENDINGS = ['completed', 'returned', 'withdrawn'] as const;
export type TurnEnding = (typeof TURN_ENDINGS)[number];

/** 待办 — what is asked of one person, or of the members of one post, while a task stands at a link. */
export interface Turn {
  readonly id: string;
  readonly taskId: string;
  /** Counts how often the task came to a link, so that a link that it came to twice is told apart. */
  readonly visit: number;
  readonly link: string;
  readonly linkName: string;
  readonly kind: TurnKind;
  readonly post: string | null;
  holder: Officer | null;
  claimedAt: Date | null;
  readonly beganAt: Date;
  /** By the limit of the link; null where it has none. */
  readonly limitAt: Date | null;
  /** The earlier of the link's limit and the task's own due date. */
  dueAt: Date;
  endedAt: Date | null;
  ending: TurnEnding | null;
  doneBy: Officer | null;
  /** 委托人: in whose stead it was done. */
  onBehalfOf: Officer | null;
  opinion: string | null;
  /** Whether a countersigner, or the handler of a link before the last, agrees. */
  agrees: boolean | null;
}

/** 流转记录 — who did what with a turn; only ever added. */
export const MOVE_KINDS = ['claim', 'release', 'transfer', 'assign', 'complete', 'return', 'invite', 'withdraw'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];
export interface WorkMove {
  readonly taskId: string;
  readonly turnId: string;
  readonly kind: MoveKind;
  readonly link: string;
  readonly by: Officer;
  readonly onBehalfOf: Officer | null;
  readonly to: Officer | null;
  readonly toLink: string | null;
  readonly reason: string | null;
  readonly at: Date;
}
