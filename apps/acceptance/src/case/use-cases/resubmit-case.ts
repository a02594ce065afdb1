import { Injectable } from '@nestjs/common';
import { requireIfMatch } from '@yiwang/http-api';
import { FormSchemas } from '../../item/forms/form-schemas.js';
import { ItemCores } from '../../item/item-cores.js';
import { HandedFiles } from '../../material/handed/handed-files.js';
import type { HandedMaterial } from '../domain/case-state.js';
import { formInvalid, itemVersionAwaited } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { heldUnder, viewerOf } from '../domain/case-viewer.js';
import { Deadlines } from '../domain/deadlines.js';
import { feeQuantitiesOf } from '../domain/fees.js';
import { assertMaterials } from '../domain/filing-rules.js';
import { PersonalData } from '../persistence/personal-data.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';
import { formText } from './form-text.js';

export interface ResubmitCommand {
  form?: Record<string, unknown> | undefined;
  materials?: HandedMaterial[] | undefined;
  /** `If-Match` of the request. */
  ifMatch: string | undefined;
}

/** 补正 — the applicant, or a clerk for him, hands the case in again, before acceptance or where a combined notice asked for it while handling. */
@Injectable()
export class ResubmitCase {
  constructor(
    private readonly change: ChangeCase,
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly forms: FormSchemas,
    private readonly personalData: PersonalData,
    private readonly deadlines: Deadlines,
    private readonly files: HandedFiles,
  ) {}

  /** @throws HTTP.IF_MATCH_MISSING, HTTP.IF_MATCH_STALE, ACCEPTANCE.WRONG_STATUS, FORM_INVALID, MATERIALS_INCOMPLETE, MATERIAL_FILES_INVALID */
  async execute(request: ChangeRequest, { form, materials, ifMatch }: ResubmitCommand): Promise<CaseReceipt> {
    // The form may have to be fetched from the catalogue, and checking and sealing take time: all of it before the row is locked.
    const { itemCode, itemVersion } = await this.cases.find(request.caseNo, viewerOf(request.principal));
    const core = await this.cores.ofCase({ itemCode, version: itemVersion });
    const validate = form && core ? await this.forms.validatorOf(core) : undefined;
    const sealed = form && {
      formSealed: this.personalData.sealForm(request.caseNo, formText(form)),
      formChecked: validate !== undefined,
    };
    const charged = form && core ? feeQuantitiesOf(core.fees, form) : undefined;
    const problems = [...((form && validate?.(form)) ?? []), ...(charged?.problems ?? [])];
    return this.change.run(request, async ({ changed, by, now }) => {
      requireIfMatch(ifMatch, changed.snapshot.version);
      if (problems.length > 0) throw formInvalid({ invalidParams: problems });
      if (materials && core) assertMaterials(core, materials);
      if (!core) throw itemVersionAwaited();
      const { materials: before } = changed.snapshot;
      const applicantHash = heldUnder(changed.snapshot, by.roles);
      changed.handInCorrection(by, now, { ...sealed, materials, feeQuantities: charged?.quantities }, core, this.deadlines);
      await this.files.take(request.caseNo, materials ?? [], before, { principal: request.principal, applicantHash }, core);
    });
  }
}
