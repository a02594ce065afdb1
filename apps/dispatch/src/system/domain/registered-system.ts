import type { ChannelKind } from '../../channel/system-channel.js';
import type { SystemState } from '../department-system.js';
import { notConformant, samePerson } from './system.errors.js';
import { stateAfter } from './system-state.js';

/** What its department says of a system; whatever of it changes, the system has to be approved and tested anew. */
export interface SystemForm {
  readonly code: string | null;
  readonly name: string;
  readonly channel: ChannelKind;
  readonly clientId: string | null;
  readonly settings: unknown;
  /** 承接全部事项 — it takes every item that no other system of the department takes. */
  readonly everything: boolean;
}

export interface SystemRecord extends SystemForm {
  readonly id: string;
  readonly orgCode: string;
  readonly state: SystemState;
  readonly stateSince: Date;
  /** Counts the forms; a conformance run holds for the one it saw. */
  readonly formNo: number;
  readonly submittedBy: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
}

/** 部门系统接入 — one system on its way from registration to retirement. Loaded locked. */
export class RegisteredSystem {
  private constructor(private record: SystemRecord) {}

  static register(id: string, orgCode: string, form: SystemForm, by: string, now: Date): RegisteredSystem {
    const fresh = { state: 'registered', formNo: 1, approvedBy: null, approvedAt: null } as const;
    return new RegisteredSystem({ ...form, ...fresh, id, orgCode, stateSince: now, submittedBy: by });
  }

  static restore(record: SystemRecord): RegisteredSystem {
    return new RegisteredSystem(record);
  }

  get snapshot(): SystemRecord {
    return this.record;
  }

  change(form: SystemForm, by: string, now: Date): void {
    const approval = { submittedBy: by, approvedBy: null, approvedAt: null };
    this.move('change', now, { ...form, ...approval, formNo: this.record.formNo + 1 });
  }

  /** 审批 by a second person. @throws DISPATCH.SYSTEM_SAME_PERSON */
  approve(by: string, now: Date): void {
    stateAfter(this.record.state, 'approve');
    if (by === this.record.submittedBy) throw samePerson();
    this.move('approve', now, { approvedBy: by, approvedAt: now });
  }

  /** @throws DISPATCH.SYSTEM_MOVE_REFUSED for a system that is not being tested */
  demandTesting(): void {
    stateAfter(this.record.state, 'test');
  }

  /** 上线. `passedForm`: the form that passed the last conformance run. @throws DISPATCH.SYSTEM_NOT_CONFORMANT */
  goLive(passedForm: number | null, now: Date): void {
    stateAfter(this.record.state, 'goLive');
    if (passedForm !== this.record.formNo) throw notConformant();
    this.move('goLive', now);
  }

  suspend(now: Date): void {
    this.move('suspend', now);
  }

  retire(now: Date): void {
    this.move('retire', now);
  }

  private move(move: Parameters<typeof stateAfter>[1], now: Date, changes: Partial<SystemRecord> = {}): void {
    const state = stateAfter(this.record.state, move);
    const stateSince = state === this.record.state ? this.record.stateSince : now;
    this.record = { ...this.record, ...changes, state, stateSince };
  }
}
