import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.js';
import { ItemModule } from '../item/item.module.js';
import { AccountFactsReader } from './account-facts.js';
import { EarlierForms } from './earlier-forms.js';
import { HttpLicenceLibrary, LicenceLibrary } from './licence-library.js';
import { Licences } from './licences.js';
import { PrefillForm } from './prefill-form.js';

/** 预填 — what is known already and nobody should have to type again. */
@Module({
  imports: [ItemModule, CaseModule],
  providers: [AccountFactsReader, EarlierForms, { provide: LicenceLibrary, useClass: HttpLicenceLibrary }, Licences, PrefillForm],
  exports: [AccountFactsReader, PrefillForm],
})
export class PrefillModule {}
