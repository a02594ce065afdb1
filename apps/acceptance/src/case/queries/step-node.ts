import { stepNodeTypes, stepResults, type StepNodeType, type StepResult } from '@yiwang/standards';

/** 环节类型 and 环节结果 by the codes that exchanges use (Shandong nodetype, noderesult). */
export interface StepNode {
  type: string;
  result: string;
}

type Pair = readonly [StepNodeType, StepResult];
type Detail = Readonly<Record<string, unknown>>;

/** Steps by what the grammar calls them; a step that it has no pair for (收件, 送达 …) stays inside. */
const PAIRS: Readonly<Record<string, (detail: Detail) => Pair | undefined>> = {
  accepted: ({ onTheSpot }) => [onTheSpot === true ? 'single' : 'start', 'accepted'],
  'deemed-accepted': () => ['start', 'accepted'],
  'correction-requested': ({ handling }) => [handling === true ? 'middle' : 'start', 'correction'],
  refused: ({ ground }) => ['single', ground === 'notRequired' ? 'notApplicable' : 'refused'],
  'department-step': () => ['middle', 'agreed'],
  suspended: () => ['middle', 'suspended'],
  resumed: () => ['middle', 'agreed'],
  extended: () => ['middle', 'agreed'],
  reopened: () => ['middle', 'returned'],
  withdrawn: () => ['middle', 'returned'],
  decided: ({ outcome }) => ['end', outcome === 'approved' ? 'agreed' : 'disagreed'],
  closed: ({ outcome, lapsed, cancelled }) => {
    if (outcome === 'forwarded') return ['end', 'agreed'];
    if (outcome === 'terminated' || outcome === 'annulled') return ['end', 'disagreed'];
    return lapsed === true || cancelled === true ? ['middle', 'returned'] : undefined;
  },
};

export const NODE_KINDS = Object.keys(PAIRS);

/** What a step of the ledger is in the grammar of exchanges; null for one that it does not know, or that came too late to count. */
export function nodeOf(kind: string, detail: Detail | null): StepNode | null {
  const of = Object.hasOwn(PAIRS, kind) ? PAIRS[kind] : undefined;
  const pair = detail?.['late'] === true ? undefined : of?.(detail ?? {});
  return pair ? { type: stepNodeTypes.encode(pair[0]), result: stepResults.encode(pair[1]) } : null;
}
