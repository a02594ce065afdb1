import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { FindFilingItem } from '../../item/find-filing-item.js';
import { FormSchemas } from '../../item/forms/form-schemas.js';
import { ItemVersions } from '../../item/persistence/item-versions.js';
import type { Present } from '../../window/domain/identity.js';
import type { Agent, ApplicantIdentity, LegalRepresentative } from '../domain/applicant.js';
import type { ActingAuthority } from '../domain/authority.js';
import type { CaseRelation } from '../domain/case-relation.js';
import type { Channel, HandedMaterial } from '../domain/case-state.js';
import { CaseSerials } from '../domain/case-serials.js';
import { Deadlines } from '../domain/deadlines.js';
import { PersonalData } from '../persistence/personal-data.js';

export interface FileCaseCommand {
  itemCode: string;
  itemVersion?: number | undefined;
  applicant?: ApplicantIdentity | undefined;
  agent?: Agent | undefined;
  /** 代办: by what the account acts for the applicant that it names; at a counter it belongs to the person present. */
  authority?: ActingAuthority | undefined;
  /** 法定代表人, of an organisation only: neither the applicant, which the organisation is, nor the agent who hands the papers in. */
  legalRepresentative?: LegalRepresentative | undefined;
  channel: Channel;
  /** 到场人, whose identity the clerk has checked; at a window always, elsewhere never. */
  present?: Present | undefined;
  form: Record<string, unknown>;
  materials: HandedMaterial[];
  /** 变更、延续、注销 — the earlier case that this one is about. */
  linkedTo?: { caseNo: string; relation: CaseRelation } | undefined;
  /** Asks for likely duplicates, which are told with the receipt; the filing is taken all the same. */
  warnOfDuplicates?: boolean | undefined;
}

/** Parts that a filing and its storage need, gathered so that the use-case itself reads as the story. */
@Injectable()
export class FilingDesk {
  constructor(
    readonly items: FindFilingItem,
    readonly forms: FormSchemas,
    readonly versions: ItemVersions,
    readonly serials: CaseSerials,
    readonly personalData: PersonalData,
    readonly deadlines: Deadlines,
    @Inject(CONFIG) readonly config: AcceptanceConfig,
  ) {}
}
