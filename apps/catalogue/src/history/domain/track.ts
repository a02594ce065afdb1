/** What happened to a version, as the aggregate tells it: a move of its life cycle, or a change of its content. */
export interface VersionChange {
  /** A code of `track_kinds`. */
  kind: string;
  /** JSON pointers of the elements that changed. */
  fields: string[];
}

/** Who acts on an item: an account in a capacity, never a name. */
export interface TrackActor {
  id: string;
  /** 统一社会信用代码 of the body the account acts for. */
  orgCode?: string;
  /** 岗位权限 — the permission by which it acts; `system` for what the service does by itself. */
  capacity?: string;
  /** 依据 — the decision or document on which it is done. */
  basis?: string;
}

/** 跟踪卡记录 — one line of an item's tracking card. */
export interface Track extends VersionChange {
  itemCode: string;
  /** The version it concerns; null where the item as a whole is meant. */
  version: number | null;
  at: Date;
  /** The succession (下放、转移、整合、拆分) that it belongs to. */
  succession?: string;
}

/** Port of the tracking card. Lines are added in the unit of work of the change they tell, and never changed. */
export abstract class TrackRepository {
  abstract record(tracks: readonly Track[], actor: TrackActor): Promise<void>;
}
