import { uuidv7 } from '@yiwang/kernel';
import type { TaskPurpose } from '../../plan/domain/task.js';
import type { Turn, TurnEnding, WorkMove } from './turn.js';
import { turnNotFound } from './workbench.errors.js';
import type { Link } from './work-process.js';
import type { Capacity, Officer } from './worker.js';

export interface WorkState {
  readonly taskId: string;
  readonly caseNo: string;
  readonly orgCode: string;
  readonly itemCode: string;
  readonly regionCode: string;
  readonly purpose: TaskPurpose;
  /** null: the built-in process. */
  readonly processId: string | null;
  readonly links: readonly Link[];
  linkNo: number;
  visit: number;
  open: boolean;
  taskDueAt: Date;
}

export interface WorkChanges {
  state: WorkState;
  turns: Turn[];
  moves: WorkMove[];
}

/** What every change of a task's work leaves behind: the turns it touched, and who moved them. */
export abstract class WorkRecord {
  private readonly touched = new Set<Turn>();
  private readonly moves: WorkMove[] = [];

  protected constructor(
    protected readonly state: WorkState,
    protected readonly turns: Turn[],
  ) {}

  get snapshot(): Readonly<WorkState> {
    return this.state;
  }

  get link(): Link {
    return this.state.links[this.state.linkNo]!;
  }

  get atLastLink(): boolean {
    return this.state.linkNo === this.state.links.length - 1;
  }

  get allTurns(): readonly Turn[] {
    return this.turns;
  }

  get openTurns(): readonly Turn[] {
    return this.turns.filter((turn) => turn.endedAt === null);
  }

  /** @throws DISPATCH.TURN_NOT_FOUND */
  turn(turnId: string): Turn {
    const turn = this.turns.find((each) => each.id === turnId);
    if (!turn) throw turnNotFound();
    return turn;
  }

  takeChanges(): WorkChanges {
    const changes = { state: this.state, turns: [...this.touched], moves: this.moves.splice(0) };
    this.touched.clear();
    return changes;
  }

  protected give(of: Pick<Turn, 'link' | 'linkName' | 'visit' | 'limitAt' | 'dueAt' | 'beganAt' | 'kind' | 'post' | 'holder'>): Turn {
    const turn: Turn = {
      ...of,
      id: uuidv7(),
      taskId: this.state.taskId,
      claimedAt: of.holder === null ? null : of.beganAt,
      endedAt: null,
      ending: null,
      doneBy: null,
      onBehalfOf: null,
      opinion: null,
      agrees: null,
    };
    this.turns.push(turn);
    this.touched.add(turn);
    return turn;
  }

  protected hold(turn: Turn, user: Officer, capacity: Capacity, now: Date): void {
    Object.assign(turn, { holder: { id: capacity.id, name: capacity.name }, claimedAt: now });
    this.note('claim', turn, user, capacity, now);
  }

  protected finish(
    turn: Turn,
    ending: TurnEnding,
    user: Officer | null,
    capacity: Officer | null,
    said: { opinion: string; agrees: boolean } | null,
    now: Date,
  ): void {
    const doneBy = user && { id: user.id, name: user.name };
    const onBehalfOf = user && capacity && capacity.id !== user.id ? { id: capacity.id, name: capacity.name } : null;
    Object.assign(turn, { endedAt: now, ending, doneBy, onBehalfOf, opinion: said?.opinion ?? null, agrees: said?.agrees ?? null });
    this.touched.add(turn);
  }

  protected note(
    kind: WorkMove['kind'],
    turn: Turn,
    user: Officer,
    capacity: Officer,
    at: Date,
    more: Partial<Pick<WorkMove, 'to' | 'toLink' | 'reason'>> = {},
  ): void {
    this.touched.add(turn);
    const onBehalfOf = capacity.id === user.id ? null : { id: capacity.id, name: capacity.name };
    const by = { id: user.id, name: user.name };
    const told = { to: null, toLink: null, reason: null, ...more };
    this.moves.push({ taskId: turn.taskId, turnId: turn.id, kind, link: turn.link, by, onBehalfOf, at, ...told });
  }
}
