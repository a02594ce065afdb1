/** An officer as the workbench names him. */
export interface Officer {
  readonly id: string;
  readonly name: string;
}

/** An officer as his token says. */
export interface ActingOfficer extends Officer {
  readonly orgCode: string;
  readonly manages: boolean;
  /** Milliseconds since 1970. */
  readonly tokenOf: number;
}

/** In whose stead somebody acts: himself, or who has delegated to him. */
export interface Capacity extends Officer {
  readonly posts: ReadonlySet<string>;
}

/** 经办人 — an officer with the posts he holds, and those who have delegated to him for the time being (委托). */
export interface WorkbenchUser extends Capacity {
  readonly standsInFor: readonly Capacity[];
  /** 工作台管理: hands on the work of others of his organisation. */
  readonly manages: boolean;
}

export const capacitiesOf = (user: WorkbenchUser): readonly Capacity[] => [user, ...user.standsInFor];
