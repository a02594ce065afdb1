import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { notYourStep, wrongStatus } from '../../case/domain/case.errors.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import { FINAL_STATUSES } from '../../case/domain/case-status.js';
import { rolesTowards, viewerOf } from '../../case/domain/case-viewer.js';
import { materialNotHanded } from '../domain/material.errors.js';
import { MaterialChecks, type MaterialCheck } from './material-checks.js';

export type CheckCommand =
  { kind: 'original'; matches: boolean; note?: string | undefined } | { kind: 'papers'; copies: number; note?: string | undefined };

/** 核验原件、收取纸质材料 — a clerk of a window that has the case writes down what lay before him. */
@Injectable()
export class CheckMaterial {
  constructor(
    private readonly cases: CaseRepository,
    private readonly checks: MaterialChecks,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, NOT_YOUR_STEP, WRONG_STATUS, MATERIAL_NOT_HANDED */
  execute(
    caseNo: string,
    materialCode: string,
    command: CheckCommand,
    principal: Principal,
    key: IdempotentRequest,
  ): Promise<MaterialCheck> {
    return this.idempotency.once(key, async () => {
      const viewer = viewerOf(principal);
      // The lock keeps the material that is checked the one that the case has.
      const { snapshot } = await this.cases.lock(caseNo, viewer);
      if (!rolesTowards(viewer, snapshot).has('window') || principal.orgCode === undefined) throw notYourStep();
      if (FINAL_STATUSES.includes(snapshot.status)) throw wrongStatus();
      const handed = snapshot.materials.find((material) => material.materialCode === materialCode);
      if (!handed) throw materialNotHanded();
      const check: MaterialCheck = {
        id: uuidv7(),
        at: this.clock.now(),
        materialCode,
        kind: command.kind,
        matches: command.kind === 'original' ? command.matches : null,
        copies: command.kind === 'papers' ? command.copies : null,
        note: command.note ?? null,
        actorId: principal.id,
        actorOrg: principal.orgCode,
      };
      await this.checks.add({ ...check, caseNo, fileId: handed.fileRef ?? null });
      return check;
    });
  }
}
