import { describe, expect, it } from '@jest/globals';
import { type Due, DueDates } from '../../plan/domain/plan-schedule.js';
import { TaskWork } from './task-work.js';
import type { Link } from './work-process.js';
import type { Capacity, WorkbenchUser } from './worker.js';

const DAY = 86_400_000;
const START = new Date('2026-03-02T01:00:00Z');
const TASK_DUE = new Date(START.getTime() + 10 * DAY);
/** Counts plain days: the calendar has tests of its own. */
class PlainDays extends DueDates {
  override after(from: Date, limit: { value: number }): Due {
    return { at: new Date(from.getTime() + limit.value * DAY), provisional: false };
  }
  override moved(due: Date, days: number): Due {
    return { at: new Date(due.getTime() + days * DAY), provisional: false };
  }
  override taken(from: Date, to: Date): number {
    return Math.ceil((to.getTime() - from.getTime()) / DAY);
  }
}
const dueDates = new PlainDays();

const link = (code: string, changes: Partial<Link> = {}): Link => ({
  code,
  name: code,
  kind: 'other',
  post: code,
  countersign: [],
  limit: null,
  apartFrom: [],
  ...changes,
});
const LINKS = [
  link('review', { limit: { value: 2, unit: 'workingDay' } }),
  link('check', { post: null, countersign: ['fire', 'law'] }),
  link('approve', { apartFrom: ['review'], limit: { value: 30, unit: 'workingDay' } }),
];
const capacity = (id: string, ...posts: string[]): Capacity => ({ id, name: `${id}-name`, posts: new Set(posts) });
const user = (id: string, posts: string[], changes: Partial<WorkbenchUser> = {}): WorkbenchUser => ({
  ...capacity(id, ...posts),
  standsInFor: [],
  manages: false,
  ...changes,
});
const begin = (links: readonly Link[] = LINKS): TaskWork =>
  TaskWork.begin(
    {
      taskId: 'task',
      caseNo: 'case',
      orgCode: 'org',
      itemCode: 'item',
      regionCode: '330203',
      purpose: 'handling',
      processId: null,
      links,
      taskDueAt: TASK_DUE,
    },
    dueDates,
    START,
  );
const yes = { opinion: '同意', agrees: true };
const code = (of: string) => expect.objectContaining({ code: `DISPATCH.${of}` });
const reviewer = user('li', ['review']);
const everybody = (): boolean => true;

/** To the link `check`. */
function reviewed(): TaskWork {
  const work = begin();
  work.complete(work.openTurns[0]!.id, reviewer, yes, START);
  work.advance(dueDates, START);
  return work;
}
/** To the link `approve`. */
function checked(): TaskWork {
  const work = reviewed();
  for (const [id, post] of [
    ['wang', 'fire'],
    ['zhao', 'law'],
  ] as const)
    work.complete(work.openTurns.find((turn) => turn.post === post)!.id, user(id, [post]), yes, START);
  work.advance(dueDates, START);
  return work;
}

describe('a turn', () => {
  it('is due by the limit of its link, and never after the task', () => {
    expect(begin().openTurns.map((turn) => turn.dueAt)).toEqual([new Date(START.getTime() + 2 * DAY)]);
    expect(checked().openTurns.map((turn) => turn.dueAt)).toEqual([TASK_DUE]);
  });

  it('is for members of its post only, and for one of them', () => {
    const work = begin();
    const [turn] = work.openTurns;
    expect(() => work.claim(turn!.id, user('guest', ['approve']), START)).toThrow(code('NOT_ELIGIBLE'));
    work.claim(turn!.id, reviewer, START);
    expect(work.claim(turn!.id, reviewer, START).holder).toEqual({ id: 'li', name: 'li-name' });
    expect(() => work.claim(turn!.id, user('chen', ['review']), START)).toThrow(code('HELD_BY_ANOTHER'));
    expect(() => work.complete(turn!.id, user('chen', ['review']), yes, START)).toThrow(code('HELD_BY_ANOTHER'));
    expect(work.takeChanges().moves.map((move) => move.kind)).toEqual(['claim']);
  });

  it('is done once', () => {
    const work = reviewed();
    const done = work.takeChanges().turns.find((turn) => turn.ending === 'completed')!;
    expect(() => work.complete(done.id, reviewer, yes, START)).toThrow(code('TURN_DONE'));
  });

  it('is not handled any more by who left the post, though he holds it', () => {
    const work = begin();
    const [turn] = work.openTurns;
    work.claim(turn!.id, reviewer, START);
    expect(() => work.complete(turn!.id, user('li', []), yes, START)).toThrow(code('NOT_ELIGIBLE'));
  });

  it('goes back to the team by its holder only', () => {
    const work = begin();
    const [turn] = work.openTurns;
    expect(() => work.release(turn!.id, reviewer, START)).toThrow(code('NOT_HELD'));
    work.claim(turn!.id, reviewer, START);
    expect(work.release(turn!.id, reviewer, START).holder).toBeNull();
  });

  it('is handed on to members of its post, by its holder or by who manages', () => {
    const work = begin();
    const [turn] = work.openTurns;
    const chen = { id: 'chen', name: '陈' };
    const holds = (id: string): boolean => id === 'chen';
    expect(() => work.transfer(turn!.id, reviewer, chen, holds, '出差', START)).toThrow(code('NOT_HELD'));
    work.claim(turn!.id, reviewer, START);
    expect(() => work.transfer(turn!.id, reviewer, { id: 'wu', name: '吴' }, holds, '出差', START)).toThrow(code('NOT_ELIGIBLE'));
    expect(work.transfer(turn!.id, reviewer, chen, holds, '出差', START).holder).toEqual(chen);
    expect(() => work.transfer(turn!.id, reviewer, chen, holds, '出差', START)).toThrow(code('NOT_HELD'));
    work.transfer(turn!.id, user('head', [], { manages: true }), { id: 'li', name: '李' }, everybody, '改派', START);
    expect(work.takeChanges().moves.map((move) => [move.kind, move.by.id, move.to?.id])).toEqual([
      ['claim', 'li', undefined],
      ['transfer', 'li', 'chen'],
      ['assign', 'head', 'li'],
    ]);
  });
});

describe('a link', () => {
  it('is left with the person and the opinion, for the next one', () => {
    const work = begin();
    expect(work.complete(work.openTurns[0]!.id, reviewer, yes, START)).toEqual({ link: LINKS[0], person: 'li-name', opinion: '同意' });
    work.advance(dueDates, START);
    expect([work.link.code, work.openTurns.map((turn) => turn.post)]).toEqual(['check', ['fire', 'law']]);
  });

  it('that several posts countersign is left when each has signed, by a person of its own', () => {
    const work = reviewed();
    const turnOf = (post: string) => work.openTurns.find((turn) => turn.post === post)!.id;
    const both = user('wang', ['fire', 'law']);
    expect(work.complete(turnOf('fire'), both, { opinion: '通道不足', agrees: false }, START)).toBeNull();
    expect(() => work.complete(turnOf('law'), both, yes, START)).toThrow(code('SAME_PERSON'));
    const left = work.complete(turnOf('law'), user('zhao', ['law']), yes, START);
    expect(left).toMatchObject({ person: 'wang-name、zhao-name', opinion: 'wang-name：（不同意）通道不足；zhao-name：同意' });
  });

  it('is not left before those whom its handler asked have given their opinion, or are asked no more', () => {
    const work = begin();
    const [turn] = work.openTurns;
    work.claim(turn!.id, reviewer, START);
    const [asked, dropped] = work.invite(
      turn!.id,
      reviewer,
      [
        { id: 'sun', name: '孙' },
        { id: 'qian', name: '钱' },
      ],
      '请会签',
      START,
    );
    expect(() => work.invite(turn!.id, reviewer, [{ id: 'sun', name: '孙' }], '再请', START)).toThrow(code('INVITED_ALREADY'));
    expect(() => work.complete(turn!.id, reviewer, yes, START)).toThrow(code('SIGNS_PENDING'));
    expect(() => work.returnTo(asked!.id, user('sun', []), { link: 'review', reason: 'x' }, everybody, dueDates, START)).toThrow(
      code('NOT_FOR_COUNTERSIGNERS'),
    );
    expect(work.complete(asked!.id, user('sun', []), { opinion: '可行', agrees: true }, START)).toBeNull();
    expect(() => work.complete(turn!.id, reviewer, yes, START)).toThrow(code('SIGNS_PENDING'));
    expect(() => work.withdraw(dropped!.id, user('sun', []), '不需要', START)).toThrow(code('NOT_HELD'));
    work.withdraw(dropped!.id, reviewer, '不需要', START);
    expect(work.complete(turn!.id, reviewer, yes, START)?.opinion).toBe('li-name：同意；sun-name：可行');
  });

  it('is handled by another person than the link it is kept apart from, also where one stands in for the other', () => {
    const work = checked();
    const [turn] = work.openTurns;
    expect(() => work.claim(turn!.id, user('li', ['approve']), START)).toThrow(code('SAME_PERSON'));
    const standIn = user('ma', ['approve'], { standsInFor: [capacity('li', 'approve')] });
    expect(work.claim(turn!.id, standIn, START).holder?.id).toBe('ma');
    const other = checked();
    const onlyInStead = user('ma', [], { standsInFor: [capacity('li', 'approve')] });
    expect(() => other.claim(other.openTurns[0]!.id, onlyInStead, START)).toThrow(code('SAME_PERSON'));
    const forTwo = user('ma', [], { standsInFor: [capacity('li', 'approve'), capacity('zhou', 'approve')] });
    expect(other.claim(other.openTurns[0]!.id, forTwo, START).holder?.id).toBe('zhou');
  });

  it('is not countersigned by who handles it in the stead of another', () => {
    const work = begin();
    const standIn = user('ma', [], { standsInFor: [capacity('li', 'review')] });
    const { id } = work.claim(work.openTurns[0]!.id, standIn, START);
    for (const himself of ['ma', 'li'])
      expect(() => work.invite(id, standIn, [{ id: himself, name: himself }], '请会签', START)).toThrow(code('INVITED_ALREADY'));
    expect(work.openTurns).toHaveLength(1);
  });

  it('is handled in the stead of who delegated, and says so', () => {
    const work = begin();
    const standIn = user('ma', [], { standsInFor: [capacity('li', 'review')] });
    const left = work.complete(work.openTurns[0]!.id, standIn, yes, START);
    expect(left?.person).toBe('ma-name（代li-name）');
    const [done] = work.takeChanges().turns;
    expect(done).toMatchObject({ holder: { id: 'li' }, doneBy: { id: 'ma' }, onBehalfOf: { id: 'li' } });
  });
});

describe('a return', () => {
  it('goes to a link before only', () => {
    const work = checked();
    const approver = user('zhou', ['approve']);
    for (const to of ['approve', 'nowhere'])
      expect(() => work.returnTo(work.openTurns[0]!.id, approver, { link: to, reason: '缺图' }, everybody, dueDates, START)).toThrow(
        code('NOT_EARLIER_LINK'),
      );
  });

  it('goes to who handled the link, with a new limit, and takes the turns of the others back', () => {
    const work = reviewed();
    const later = new Date(START.getTime() + DAY);
    const fire = work.openTurns.find((turn) => turn.post === 'fire')!;
    const left = work.returnTo(fire.id, user('wang', ['fire']), { link: 'review', reason: '缺图' }, everybody, dueDates, later);
    expect(left).toMatchObject({ link: { code: 'check' }, person: 'wang-name', opinion: '缺图' });
    expect(work.openTurns).toMatchObject([{ link: 'review', visit: 3, holder: { id: 'li' }, dueAt: new Date(later.getTime() + 2 * DAY) }]);
    expect(work.allTurns.map((turn) => turn.ending)).toEqual(['completed', 'returned', 'withdrawn', null]);
  });

  it('goes to the post where the person has left it', () => {
    const work = reviewed();
    work.returnTo(work.openTurns[0]!.id, user('wang', ['fire']), { link: 'review', reason: '缺图' }, () => false, dueDates, START);
    expect(work.openTurns[0]!.holder).toBeNull();
  });
});

describe('whatever officers try in whatever order', () => {
  /** A small generator of its own, so that a failure can be repeated by its seed. */
  const random = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

  it('the task always waits for somebody until its last link is left, and every turn ends once', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const next = random(seed);
      const work = begin();
      const people = ['a', 'b', 'c', 'd', 'e'].map((id) => user(id, ['review', 'fire', 'law', 'approve']));
      let over = false;
      for (let at = 0; at < 40 && !over; at++) {
        const who = people[Math.floor(next() * people.length)]!;
        const other = people[Math.floor(next() * people.length)]!;
        const turn = work.openTurns[Math.floor(next() * work.openTurns.length)]!;
        const ended = work.allTurns.filter((each) => each.endedAt !== null).map((each) => [each.id, each.ending]);
        try {
          const move = next();
          if (move < 0.5) {
            const last = work.atLastLink;
            const left = work.complete(turn.id, who, yes, START);
            if (left && last) over = true;
            else if (left) work.advance(dueDates, START);
          } else if (move < 0.6) work.returnTo(turn.id, who, { link: 'review', reason: 'x' }, everybody, dueDates, START);
          else if (move < 0.7) work.transfer(turn.id, who, other, everybody, 'x', START);
          else if (move < 0.8) work.invite(turn.id, who, [other], 'x', START);
          else if (move < 0.9) work.release(turn.id, who, START);
          else work.withdraw(turn.id, who, 'x', START);
        } catch (error) {
          expect(error).toHaveProperty('code', expect.stringMatching(/^DISPATCH\./));
        }
        expect(work.openTurns.length > 0).toBe(!over);
        for (const [id, ending] of ended) expect(work.turn(id!).ending).toBe(ending);
        const visits = new Set(work.openTurns.map((each) => `${each.visit} ${each.link}`));
        expect(visits.size).toBe(over ? 0 : 1);
      }
    }
  });
});
