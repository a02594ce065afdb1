/** 事项版本状态 — `scheduled`: published, and waiting for its day; `superseded`: a later version took its place, running cases keep it. */
export const VERSION_STATUSES = ['draft', 'scheduled', 'published', 'suspended', 'superseded', 'cancelled'] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

export type VersionMove = 'schedule' | 'unschedule' | 'publish' | 'suspend' | 'resume' | 'supersede' | 'cancel';

/** The life cycle as data: draft (→ scheduled) → published ↔ suspended → cancelled; a new version supersedes the one in force. */
export const VERSION_MOVES: Readonly<Record<VersionMove, { from: readonly VersionStatus[]; to: VersionStatus }>> = {
  schedule: { from: ['draft'], to: 'scheduled' },
  unschedule: { from: ['scheduled'], to: 'draft' },
  publish: { from: ['draft', 'scheduled'], to: 'published' },
  suspend: { from: ['published'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'published' },
  supersede: { from: ['published', 'suspended'], to: 'superseded' },
  cancel: { from: ['published', 'suspended'], to: 'cancelled' },
};

/** Where a move leads, or undefined when the status does not allow it. */
export const afterMove = (status: VersionStatus, move: VersionMove): VersionStatus | undefined =>
  VERSION_MOVES[move].from.includes(status) ? VERSION_MOVES[move].to : undefined;

/** On its way: not in force, and told to nobody outside. An item has at most one such version. */
export const isUnderWay = (status: VersionStatus): status is 'draft' | 'scheduled' => status === 'draft' || status === 'scheduled';
