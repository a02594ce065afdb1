/** 事项版本状态 — `superseded`: a later version took its place; running cases keep it. */
export const VERSION_STATUSES = ['draft', 'published', 'suspended', 'superseded', 'cancelled'] as const;
export type VersionStatus = (typeof VERSION_STATUSES)[number];

export type VersionMove = 'publish' | 'suspend' | 'resume' | 'supersede' | 'cancel';

/** The life cycle as data: draft → published ↔ suspended → cancelled; a new version supersedes the one in force. */
export const VERSION_MOVES: Readonly<Record<VersionMove, { from: readonly VersionStatus[]; to: VersionStatus }>> = {
  publish: { from: ['draft'], to: 'published' },
  suspend: { from: ['published'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'published' },
  supersede: { from: ['published', 'suspended'], to: 'superseded' },
  cancel: { from: ['published', 'suspended'], to: 'cancelled' },
};

/** Where a move leads, or undefined when the status does not allow it. */
export const afterMove = (status: VersionStatus, move: VersionMove): VersionStatus | undefined =>
  VERSION_MOVES[move].from.includes(status) ? VERSION_MOVES[move].to : undefined;
