import type { DueDates } from '../../plan/domain/plan-schedule.js';
import type { Turn } from './turn.js';
import {
  heldByAnother,
  invitedAlready,
  notEarlierLink,
  notEligible,
  notHeld,
  notOneOfOne,
  samePerson,
  signsPending,
  tooManySigns,
  turnDone,
  workClosed,
} from './workbench.errors.js';
import { WorkRecord, type WorkState } from './work-record.js';
import type { Link } from './work-process.js';
import { capacitiesOf, type Capacity, type Officer, type WorkbenchUser } from './worker.js';

/** A link that was left, and what its people said. */
export interface LeftLink {
  link: Link;
  person: string;
  opinion: string;
}

const MOST_SIGNS = 20;
/** Whether an officer may stand at a post, or where there is none (null), is still there at all. */
export type Holds = (officerId: string, post: string | null) => boolean;

/**
 * 环节流转 — where a task stands in its process, and whose turn it is. The row of the task's plan is locked before anything changes, so of
 * two officers at once one comes first and the other meets what he left.
 */
export class TaskWork extends WorkRecord {
  private constructor(state: WorkState, turns: Turn[]) {
    super(state, turns);
  }

  static begin(state: Omit<WorkState, 'linkNo' | 'visit' | 'open'>, dueDates: DueDates, now: Date): TaskWork {
    const work = new TaskWork({ ...state, linkNo: 0, visit: 0, open: true }, []);
    work.enter(0, dueDates, now, null);
    return work;
  }

  static restore(state: WorkState, turns: Turn[]): TaskWork {
    return new TaskWork(state, turns);
  }

  /** The task came back to the workbench from a system: its process begins again, and what was done before stays on record. */
  restart(taskDueAt: Date, dueDates: DueDates, now: Date): void {
    Object.assign(this.state, { open: true, taskDueAt });
    this.enter(0, dueDates, now, null);
  }

  /**
   * 认领 — repeatable by its holder.
   * @throws DISPATCH.WORK_CLOSED, DISPATCH.TURN_DONE, DISPATCH.HELD_BY_ANOTHER, DISPATCH.NOT_ELIGIBLE, DISPATCH.SAME_PERSON
   */
  claim(turnId: string, user: WorkbenchUser, now: Date): Turn {
    const turn = this.openTurn(turnId);
    const capacity = this.capacityFor(turn, user);
    if (turn.holder === null) this.hold(turn, user, capacity, now);
    return turn;
  }

  /** 放回 to the team. @throws DISPATCH.NOT_HELD */
  release(turnId: string, user: WorkbenchUser, now: Date): Turn {
    const turn = this.openTurn(turnId);
    if (turn.kind === 'invited') throw notOneOfOne();
    const capacity = holding(turn, user);
    Object.assign(turn, { holder: null, claimedAt: null });
    this.note('release', turn, user, capacity, now);
    return turn;
  }

  /**
   * 离岗交接 — what who has left held goes back to the team; where he alone was asked to countersign, he is asked no more. What he got after
   * `until` stays his.
   */
  leave(officerId: string, until: Date, now: Date): void {
    for (const turn of this.openTurns) {
      const officer = turn.holder;
      if (officer?.id !== officerId || (turn.claimedAt ?? turn.beganAt) > until) continue;
      if (turn.kind === 'invited') this.finish(turn, 'withdrawn', null, null, null, now);
      else Object.assign(turn, { holder: null, claimedAt: null });
      const reason = '离岗交接';
      this.note(turn.kind === 'invited' ? 'withdraw' : 'release', turn, officer, officer, now, { reason });
    }
  }

  /** 转交 by who holds it, or 指派 by who manages the workbench. @throws DISPATCH.NOT_HELD, DISPATCH.NOT_ELIGIBLE, DISPATCH.SAME_PERSON */
  transfer(turnId: string, user: WorkbenchUser, to: Officer, holds: Holds, reason: string, now: Date): Turn {
    const turn = this.openTurn(turnId);
    const own = capacitiesOf(user).find((each) => each.id === turn.holder?.id);
    if (!own && !user.manages) throw notHeld();
    if (turn.post !== null && !holds(to.id, turn.post)) throw notEligible();
    if (!this.isApart(turn, [to.id])) throw samePerson();
    if (this.openTurns.some((other) => other !== turn && other.holder?.id === to.id)) throw invitedAlready();
    Object.assign(turn, { holder: to, claimedAt: now });
    this.note(own ? 'transfer' : 'assign', turn, user, own ?? user, now, { to, reason });
    return turn;
  }

  /**
   * 办理 — ends one's turn with an opinion. Gives the link that was left with it, or null while others have to sign; who gives the result of
   * the last link closes the task, and `advance` must not be called then.
   * @throws DISPATCH.SIGNS_PENDING beside those of `claim`
   */
  complete(turnId: string, user: WorkbenchUser, said: { opinion: string; agrees: boolean }, now: Date): LeftLink | null {
    const turn = this.openTurn(turnId);
    const capacity = this.capacityFor(turn, user);
    if (turn.kind === 'link' && this.openTurns.length > 1) throw signsPending();
    if (turn.holder === null) this.hold(turn, user, capacity, now);
    this.finish(turn, 'completed', user, capacity, said, now);
    this.note('complete', turn, user, capacity, now);
    if (turn.kind === 'invited' || this.openTurns.length > 0) return null;
    return this.left(turn);
  }

  /** To the next link. */
  advance(dueDates: DueDates, now: Date): void {
    this.enter(this.state.linkNo + 1, dueDates, now, null);
  }

  /**
   * 退回 to a link before, to who handled it last if he still may.
   * @throws DISPATCH.NOT_EARLIER_LINK, DISPATCH.NOT_FOR_COUNTERSIGNERS beside those of `claim`
   */
  returnTo(
    turnId: string,
    user: WorkbenchUser,
    to: { link: string; reason: string },
    holds: Holds,
    dueDates: DueDates,
    now: Date,
  ): LeftLink {
    const turn = this.openTurn(turnId);
    if (turn.kind === 'invited') throw notOneOfOne();
    const capacity = this.capacityFor(turn, user);
    const linkNo = this.state.links.findIndex((link) => link.code === to.link);
    if (linkNo < 0 || linkNo >= this.state.linkNo) throw notEarlierLink();
    if (turn.holder === null) this.hold(turn, user, capacity, now);
    this.finish(turn, 'returned', user, capacity, { opinion: to.reason, agrees: false }, now);
    for (const other of this.openTurns) this.finish(other, 'withdrawn', null, null, null, now);
    this.note('return', turn, user, capacity, now, { toLink: to.link, reason: to.reason });
    const left = { link: this.link, person: capacityName(turn), opinion: to.reason };
    const target = this.state.links[linkNo]!;
    const last =
      this.turns.findLast((each) => each.kind === 'link' && each.link === to.link && each.ending === 'completed')?.doneBy ?? null;
    this.enter(linkNo, dueDates, now, last && holds(last.id, target.post) ? last : null);
    return left;
  }

  /** 邀请会签 — who handles the link asks others for their opinion, and waits for it. @throws DISPATCH.NOT_HELD, DISPATCH.INVITED_ALREADY */
  invite(turnId: string, user: WorkbenchUser, officers: readonly Officer[], reason: string, now: Date): Turn[] {
    const turn = this.openTurn(turnId);
    if (turn.kind !== 'link') throw notOneOfOne();
    const capacity = holding(turn, user);
    if (this.openTurns.length - 1 + officers.length > MOST_SIGNS) throw tooManySigns();
    return officers.map((officer) => {
      // Nor who asks himself, whoever he stands in for.
      if (officer.id === user.id || this.openTurns.some((other) => other.holder?.id === officer.id)) throw invitedAlready();
      const { link, linkName, visit, limitAt, dueAt } = turn;
      const invited = this.give({ link, linkName, visit, limitAt, dueAt, kind: 'invited', post: null, holder: officer, beganAt: now });
      this.note('invite', invited, user, capacity, now, { to: officer, reason });
      return invited;
    });
  }

  /** 撤回会签邀请 by who handles the link, or who manages the workbench. @throws DISPATCH.NOT_HELD */
  withdraw(turnId: string, user: WorkbenchUser, reason: string, now: Date): Turn {
    const turn = this.openTurn(turnId);
    if (turn.kind !== 'invited') throw notOneOfOne();
    const handled = this.openTurns.filter((each) => each.kind !== 'invited');
    const capacity = capacitiesOf(user).find((each) => handled.some((own) => own.holder?.id === each.id));
    if (!capacity && !user.manages) throw notHeld();
    this.finish(turn, 'withdrawn', null, null, null, now);
    this.note('withdraw', turn, user, capacity ?? user, now, { to: turn.holder, reason });
    return turn;
  }

  private enter(linkNo: number, dueDates: DueDates, now: Date, holder: Officer | null): void {
    const link = this.state.links[linkNo]!;
    this.state.linkNo = linkNo;
    this.state.visit += 1;
    const limitAt = link.limit === null ? null : dueDates.after(now, link.limit, 100, this.state.regionCode).at;
    const dueAt = limitAt !== null && limitAt < this.state.taskDueAt ? limitAt : this.state.taskDueAt;
    const common = { link: link.code, linkName: link.name, visit: this.state.visit, limitAt, dueAt, beganAt: now };
    if (link.countersign.length > 0) for (const post of link.countersign) this.give({ ...common, kind: 'post', post, holder: null });
    else this.give({ ...common, kind: 'link', post: link.post, holder });
  }

  private openTurn(turnId: string): Turn {
    if (!this.state.open) throw workClosed();
    const turn = this.turn(turnId);
    if (turn.endedAt !== null) throw turnDone();
    return turn;
  }

  /** Himself before those whom he stands in for. */
  private capacityFor(turn: Turn, user: WorkbenchUser): Capacity {
    const capacities = capacitiesOf(user);
    const own = turn.holder && capacities.find((each) => each.id === turn.holder!.id);
    if (turn.holder && !own) throw heldByAnother();
    const eligible = (own ? [own] : capacities).filter((each) => turn.post === null || each.posts.has(turn.post));
    if (eligible.length === 0) throw notEligible();
    const apart = eligible.find((each) => this.isApart(turn, [user.id, each.id]));
    if (!apart) throw samePerson();
    return apart;
  }

  /** 职责分离, and of several posts that sign no two by one person. */
  private isApart(turn: Turn, ids: readonly string[]): boolean {
    if (turn.kind === 'invited') return true;
    const apartFrom = this.state.links.find((link) => link.code === turn.link)?.apartFrom ?? [];
    const others = this.turns.filter(
      (each) =>
        each.ending === 'completed' &&
        each.kind !== 'invited' &&
        (apartFrom.includes(each.link) || (turn.kind === 'post' && each.visit === turn.visit)),
    );
    return !others.some(({ doneBy, onBehalfOf }) => ids.includes(doneBy?.id ?? '') || ids.includes(onBehalfOf?.id ?? ''));
  }

  /** Everybody who handled the visit, with what they said; of one person his own words, of several each one's with his name. */
  private left(turn: Turn): LeftLink {
    const signed = this.turns
      .filter((each) => each.visit === turn.visit && each.ending === 'completed')
      .sort((a, b) => a.endedAt!.getTime() - b.endedAt!.getTime());
    const person = signed.map(capacityName).join('、');
    if (signed.length === 1) return { link: this.link, person, opinion: turn.opinion! };
    const words = signed.map((each) => `${capacityName(each)}：${each.agrees ? '' : '（不同意）'}${each.opinion}`);
    return { link: this.link, person, opinion: words.join('；') };
  }
}

const capacityName = ({ doneBy, onBehalfOf }: Turn): string => (onBehalfOf ? `${doneBy!.name}（代${onBehalfOf.name}）` : doneBy!.name);

/** @throws DISPATCH.NOT_HELD */
function holding(turn: Turn, user: WorkbenchUser): Capacity {
  const capacity = capacitiesOf(user).find((each) => each.id === turn.holder?.id);
  if (!capacity) throw notHeld();
  return capacity;
}
