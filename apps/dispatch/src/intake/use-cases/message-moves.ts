import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { parseInput } from '@yiwang/http-api';
import { Clock, isAppError } from '@yiwang/kernel';
import type { z } from 'zod';
import {
  AcceptanceBody,
  DecisionBody,
  MeasureBody,
  ResultBody,
  ReturnBody,
  StepBody,
  SuspensionBody,
} from '../../plan/input/task-bodies.js';
import { HandleTasks } from '../../plan/use-cases/handle-tasks.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import { clipped } from '../../text/clipped.js';
import { adjustTimes } from '../domain/step-times.js';
import { messageInvalid } from '../intake.errors.js';
import type { MessageType, SystemMessage } from '../system-message.js';
import type { Place } from './place-of-message.js';

/** How the message came to be taken: what its type's rule tolerates, and whether its task was there when it came. */
export interface Circumstances {
  readonly toleranceMs: number;
  readonly receivedAt: Date;
}
/** What a move has to say beside that it was done. */
export interface MoveDone {
  readonly adjusted: boolean;
  readonly late: boolean;
}

type Move = (place: Place, principal: Principal, circumstances: Circumstances) => Promise<MoveDone>;
/** Of a member that the sender made up. */
const MOST_OF_NAME = 60;
const DONE: MoveDone = { adjusted: false, late: false };

/** 报文转为办理动作 — the body of each type, and what is done to the task with it: the same as by the REST calls. */
@Injectable()
export class MessageMoves {
  constructor(
    private readonly tasks: HandleTasks,
    private readonly clock: Clock,
  ) {}

  /** Reads the body of a message, outside of any unit of work. @throws DISPATCH.MESSAGE_INVALID */
  async prepare({ type, body }: Pick<SystemMessage, 'type' | 'body'>): Promise<Move> {
    return this.moves[type](body ?? {});
  }

  private readonly moves: Readonly<Record<MessageType, (body: unknown) => Promise<Move>>> = {
    'task.acknowledge':
      async () =>
      async ({ task }, by) => {
        await this.tasks.acknowledge(task.id, by);
        return DONE;
      },
    'task.step': async (body) => {
      const step = await read(StepBody, body);
      return (place, by, circumstances) => this.recordStep(step, place, by, circumstances);
    },
    'task.result': async (body) => {
      const { result, opinion } = await read(ResultBody, body);
      return async ({ task }, by) => {
        const moved = await this.tasks.complete(task.id, by, result, opinion);
        return { adjusted: false, late: moved.task.late };
      };
    },
    'task.suspend': async (body) => {
      const suspension = await read(SuspensionBody, body);
      return async ({ task }, by) => {
        await this.tasks.suspend(task.id, by, suspension);
        return DONE;
      };
    },
    'task.resume':
      async () =>
      async ({ task }, by) => {
        await this.tasks.resume(task.id, by);
        return DONE;
      },
    'task.return': async (body) => {
      const { reason } = await read(ReturnBody, body);
      return async ({ task }, by) => {
        await this.tasks.returnTask(task.id, by, reason);
        return DONE;
      };
    },
    'recall.acknowledge':
      async () =>
      async ({ task }, by) => {
        await this.tasks.acknowledgeRecall(task.id, by);
        return DONE;
      },
    'acceptance.answer': async (body) => {
      const answer = await read(AcceptanceBody, body);
      return async ({ task }, by) => {
        await this.tasks.answerAcceptance(task.id, by, answer);
        return DONE;
      };
    },
    'case.measure': async (body) => {
      const measure = await read(MeasureBody, body);
      return async ({ task }, by) => {
        await this.tasks.takeMeasure(task.id, by, measure);
        return DONE;
      };
    },
    'case.decide': async (body) => {
      const decision = await read(DecisionBody, body);
      return async ({ task }, by) => {
        await this.tasks.decide(task.id, by, decision);
        return DONE;
      };
    },
  };

  private async recordStep(
    body: z.output<typeof StepBody>,
    place: Place,
    principal: Principal,
    { toleranceMs, receivedAt }: Circumstances,
  ) {
    const { task } = place;
    const { startedAt, endedAt, ...said } = body;
    const times = { startedAt: toDate(startedAt), endedAt: toDate(endedAt) };
    const floor = task.lastStepEndedAt ?? task.assignedAt;
    // A step that says no start began when the task was acknowledged.
    const endFloor = times.startedAt === undefined ? (task.lastStepEndedAt ?? task.acknowledgedAt ?? floor) : floor;
    const bounds = { floor, endFloor, now: this.clock.now(), toleranceMs, waited: receivedAt < task.assignedAt };
    const { adjusted, ...moved } = adjustTimes(times, bounds);
    await this.tasks.recordStep(task.id, principal, { ...said, ...moved });
    return { adjusted, late: false };
  }
}

const toDate = (instant: string | undefined): Date | undefined => (instant === undefined ? undefined : new Date(instant));

/** The system through which its department acts. */
export const principalOfSystem = ({ id, code, clientId, orgCode }: DepartmentSystem): Principal => {
  const known = clientId ?? code ?? id;
  return { kind: 'system', id: known, clientId: known, orgCode, permissions: new Set(['department.connect']) };
};

/** Names the wrong members, never what stood in them. */
async function read<S extends z.ZodType>(schema: S, body: unknown): Promise<z.output<S>> {
  try {
    return await parseInput(schema, body);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const wrong = (error.invalidParams ?? []).map(({ name, code }) => `${clipped(name, MOST_OF_NAME) || '/'} (${code})`).join(', ');
    const detail = { zh: `报文内容不符合该类报文的格式：${wrong}`, en: `the message is not of the form of its type: ${wrong}` };
    throw messageInvalid({ detail, cause: error });
  }
}
