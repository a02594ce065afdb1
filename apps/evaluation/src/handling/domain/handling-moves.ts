/** 处置状态 — opened (待回访), contacted (已回访，待核实), verified (已核实，待反馈), answered (已反馈，办结). */
export const HANDLING_STATES = ['opened', 'contacted', 'verified', 'answered'] as const;
export type HandlingState = (typeof HANDLING_STATES)[number];

/** Who had a part in a handling case already, by what they did. */
export const PARTIES = ['caseOfficer', 'contact', 'verifier', 'extensionRequester'] as const;
export type Party = (typeof PARTIES)[number];

export interface Move {
  readonly from: readonly HandlingState[];
  /** `same`: the state stays. */
  readonly to: HandlingState | 'same';
  /** Whose officers: of the rated body, or whoever verifies for the region. */
  readonly by: 'handler' | 'verifier';
  /** The officer must be somebody else than these. */
  readonly independentOf: readonly Party[];
}

/** 差评处置 as data: contact, then verification by somebody else, then the answer. Every other move is refused. */
export const HANDLING_MOVES = {
  /** 回访; again until somebody is reached or the verification comes */
  contact: { from: ['opened', 'contacted'], to: 'contacted', by: 'handler', independentOf: [] },
  /** 核实 */
  verify: { from: ['contacted'], to: 'verified', by: 'verifier', independentOf: ['caseOfficer', 'contact'] },
  /** 整改反馈 */
  answer: { from: ['verified'], to: 'answered', by: 'handler', independentOf: ['verifier'] },
  /** 申请延期 */
  requestExtension: { from: ['opened', 'contacted', 'verified'], to: 'same', by: 'handler', independentOf: [] },
  /** 批准延期 */
  decideExtension: {
    from: ['opened', 'contacted', 'verified'],
    to: 'same',
    by: 'verifier',
    independentOf: ['caseOfficer', 'contact', 'extensionRequester'],
  },
} as const satisfies Record<string, Move>;
export type HandlingMove = keyof typeof HANDLING_MOVES;
export const HANDLING_MOVE_NAMES = Object.keys(HANDLING_MOVES) as HandlingMove[];

export const INITIAL_STATE: HandlingState = 'opened';
export const FINAL_STATES: readonly HandlingState[] = ['answered'];

/** Where a move leads from here, or undefined when it is not allowed. */
export function stateAfter(move: HandlingMove, state: HandlingState): HandlingState | undefined {
  const { from, to }: Move = HANDLING_MOVES[move];
  if (!from.includes(state)) return undefined;
  return to === 'same' ? state : to;
}
