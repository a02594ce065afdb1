import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { WorkingCalendar } from '@yiwang/standards';

/** 受理期限, 行政许可法 art. 32: five working days. */
const ACCEPTANCE = { value: 5, unit: 'workingDay' } as const;
/** 送达期限, art. 44: ten working days from the decision. */
const DELIVERY = { value: 10, unit: 'workingDay' } as const;
/** How long a correction notice waits before the case may be closed as 补正不来. */
const CORRECTION = { value: 15, unit: 'workingDay' } as const;

export interface Deadline {
  at: Date;
  /** No notice tells yet whether days of the span are holidays, so the date may move. */
  provisional: boolean;
}

/** The clocks of a case by the working calendar (工作日历) of the deciding region. The day something happens never counts. */
export class Deadlines {
  constructor(private readonly calendar: WorkingCalendar) {}

  acceptance(from: Date, region: string): Deadline {
    return this.due(from, ACCEPTANCE, region);
  }

  correction(from: Date, region: string): Deadline {
    return this.due(from, CORRECTION, region);
  }

  delivery(from: Date, region: string): Deadline {
    return this.due(from, DELIVERY, region);
  }

  /** 承诺办结时限 and 法定办结时限, both from acceptance. */
  handling(from: Date, limits: ItemOperationalCore['limits'], region: string): { promise: Deadline; statutory: Deadline } {
    return { promise: this.due(from, limits.promised, region), statutory: this.due(from, limits.statutory, region) };
  }

  private due(from: Date, limit: ItemOperationalCore['limits']['promised'], region: string): Deadline {
    const { dueAt, provisional } = this.calendar.dueAt(from, limit, region);
    return { at: new Date(dueAt), provisional };
  }
}
