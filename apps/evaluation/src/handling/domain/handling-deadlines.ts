import type { WorkingCalendar } from '@yiwang/standards';

export type Complexity = 'simple' | 'complex';

/** 处置时限 in working days, from `handling_limits`. */
export interface HandlingLimits {
  contact: number;
  simpleAnswer: number;
  complexAnswer: number;
  extension: number;
}

export interface Deadline {
  at: Date;
  /** No notice tells yet whether days of the span are holidays, so the date may move. */
  provisional: boolean;
}

/** The clocks of a handling case by the working calendar (工作日历) of the rated body's region. The day of the rating never counts. */
export class HandlingDeadlines {
  constructor(private readonly calendar: WorkingCalendar) {}

  contact(openedAt: Date, limits: HandlingLimits, region: string): Deadline {
    return this.after(openedAt, limits.contact, region);
  }

  /** 反馈期限, counted from the opening however late the complexity is known. */
  answer(openedAt: Date, complexity: Complexity, extended: boolean, limits: HandlingLimits, region: string): Deadline {
    const due = this.after(openedAt, complexity === 'simple' ? limits.simpleAnswer : limits.complexAnswer, region);
    if (!extended) return due;
    const later = this.calendar.extendDue(due.at, limits.extension, region);
    return { at: new Date(later.dueAt), provisional: due.provisional || later.provisional };
  }

  private after(from: Date, workingDays: number, region: string): Deadline {
    const { dueAt, provisional } = this.calendar.dueAt(from, { value: workingDays, unit: 'workingDay' }, region);
    return { at: new Date(dueAt), provisional };
  }
}
