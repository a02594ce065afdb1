import { CaseCorrectedV1, CaseCorrectionRequestedV1 } from '@yiwang/events-acceptance';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { wrongStatus } from './case.errors.js';
import { CaseHandling } from './case-handling.js';
import type { CorrectionCall, Performer, Resubmission } from './case-input.js';
import { HANDLING_STATUSES } from './case-status.js';
import type { Deadlines } from './deadlines.js';
import { assertSamePromises } from './filing-rules.js';
import { listedOf, promisedOf } from './tolerance.js';

/** 办理中补正 — what the departments ask of the applicant while they handle, all of it in one notice, and his answer. */
export abstract class CaseCorrection extends CaseHandling {
  /**
   * 一次性补正告知 of all departments: one notice; both clocks stand until it is answered, or until the department goes on. Where a special
   * procedure lasts already, its standstill serves.
   */
  askForCorrections(by: Performer, now: Date, { points, plannedDays, called }: CorrectionCall, deadlines: Deadlines): void {
    const standing = this.state.suspensions.find(({ to }) => to === null);
    // One notice at a time; and a decision that waits for a fee only is there already.
    if (standing?.cause === 'correction' || this.state.held) throw wrongStatus();
    this.move('callCorrection', by, now, { points, plannedDays });
    const dueAt = standing
      ? deadlines.moved(now, plannedDays, this.state.decidingRegion).at.toISOString()
      : this.standStill(by, now, { procedure: 'other', reason: '一次性补正告知', plannedDays }, deadlines, 'correction');
    const round = this.state.correctionRound + called;
    this.state.correction = { points: [...points], at: now.toISOString(), dueAt, handling: { called, answeredAt: null } };
    this.step('correction-requested', now, by.actor, { round, pointCount: points.length, dueAt, handling: true });
    this.tell(CaseCorrectionRequestedV1, now, { ...this.fact(by.actor, now), round, pointCount: points.length, dueAt });
    this.document('correctionNotice', now, { points, dueAt, round, handling: true });
  }

  /** 补正 — before acceptance, or while handling, whichever was asked for. */
  handInCorrection(by: Performer, now: Date, brought: Resubmission, core: ItemOperationalCore, deadlines: Deadlines): void {
    if (HANDLING_STATUSES.includes(this.state.status)) this.answerCorrection(by, now, brought, core, deadlines);
    else this.resubmit(by, now, brought, core, deadlines);
  }

  /**
   * 办理中补正, once a notice, also after its time as long as nothing is decided: handling goes on, unless another procedure lasts. An approval
   * that waits for a fee is a decision: it is of the form and the materials that the departments saw.
   */
  answerCorrection(by: Performer, now: Date, brought: Resubmission, core: ItemOperationalCore, deadlines: Deadlines): void {
    this.statusOnMove('answerCorrection', by);
    const { correction, suspensions, correctionRound } = this.state;
    if (!correction?.handling || correction.handling.answeredAt !== null || this.state.held) throw wrongStatus();
    const { formSealed, formChecked, materials, feeQuantities } = brought;
    if (materials) assertSamePromises(promisedOf(this.state.materials), materials);
    this.move('answerCorrection', by, now);
    if (formSealed !== undefined) this.state.formSealed = formSealed;
    if (formChecked !== undefined) this.state.formChecked = formChecked;
    if (feeQuantities !== undefined) this.state.feeQuantities = feeQuantities;
    if (materials !== undefined) this.state.materials = materials;
    const { called } = correction.handling;
    this.state.correction = { ...correction, handling: { called, answeredAt: now.toISOString() } };
    const what = { form: formSealed !== undefined, materials: materials !== undefined };
    this.step('resubmitted', now, by.actor, { ...what, handling: true });
    this.tell(CaseCorrectedV1, now, {
      ...this.fact(by.actor, now),
      round: correctionRound + called,
      called,
      ...what,
      ...this.quantities(),
    });
    this.document('correctionReceived', now, { materials: listedOf(core, this.state.materials) });
    const waited = suspensions.some(({ to, cause }) => to === null && cause === 'correction');
    // The departments waited for nothing else, so handling goes on in their name.
    if (waited) this.resume({ actor: by.actor, roles: new Set(['department']) }, now, deadlines);
  }
}
