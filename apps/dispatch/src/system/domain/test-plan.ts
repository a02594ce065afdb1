import { PlanRecord } from '../../plan/domain/plan-record.js';
import { newPlanState, type CaseRef } from '../../plan/domain/plan-state.js';
import { newTask, type Task } from '../../plan/domain/task.js';
import type { DepartmentSystem } from '../department-system.js';

export interface TestMatter extends Omit<CaseRef, 'decidingOrgCode'> {
  readonly itemName: string;
}

/**
 * 测试办件 of one system — a case of one department whose stages have all begun, so that it has several tasks at once and their order can
 * be seen. It goes to its system like any other, and whatever the system says of it is held to the same rules; no fact tells of it.
 */
export class TestPlan extends PlanRecord {
  static open(
    system: Pick<DepartmentSystem, 'id' | 'orgCode' | 'name' | 'channel'>,
    matter: TestMatter,
    count: number,
    dueAt: Date,
    now: Date,
  ): TestPlan {
    const { orgCode } = system;
    const orgName = system.name;
    const seats = Array.from({ length: count }, (_, i) => ({ orgCode, orgName, lead: i === 0, stage: i + 1, dueAt, provisional: false }));
    const state = { ...newPlanState({ ...matter, decidingOrgCode: orgCode }), itemName: matter.itemName, state: 'handling' as const };
    const via = { channel: system.channel, systemId: system.id };
    const about = { purpose: 'handling', round: 0, lastRound: false } as const;
    const tasks = seats.map((seat) => newTask(seat, via, about, now));
    const plan = new TestPlan({ ...state, stage: count, seats }, tasks);
    for (const task of tasks) plan.give(task);
    return plan;
  }

  private give(task: Task): void {
    const { purpose, lead, stage, assignedAt, dueAt } = task;
    this.dirty = true;
    this.touched.add(task);
    this.assigned.add(task);
    this.notify('task.assigned', task, { purpose, lead, stage, assignedAt: assignedAt.toISOString(), dueAt: dueAt.toISOString() });
  }
}
