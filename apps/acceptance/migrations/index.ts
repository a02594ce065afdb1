import { CreateItemVersions20261121130000 } from './20261121130000-create-item-versions.js';
import { CreateCases20261121130100 } from './20261121130100-create-cases.js';
import { CreateDisclosures20261121130200 } from './20261121130200-create-disclosures.js';
import { HoldUnpaidCases20261121150000 } from './20261121150000-hold-unpaid-cases.js';
import { CreateShipments20261122150000 } from './20261122150000-create-shipments.js';
import { ForgetRecipients20261122160000 } from './20261122160000-forget-recipients.js';
import { AskCouriers20261122160100 } from './20261122160100-ask-couriers.js';
import { WidenCaseStates20261122170000 } from './20261122170000-widen-case-states.js';
import { RecordSpecialProcedures20261122170100 } from './20261122170100-record-special-procedures.js';
import { KeepExemptions20261122170200 } from './20261122170200-keep-exemptions.js';
import { CreateWorkingCalendars20261122180000 } from './20261122180000-create-working-calendars.js';
import { ScheduleTimers20261122180100 } from './20261122180100-schedule-timers.js';
import { CreateMaterialFiles20261122190000 } from './20261122190000-create-material-files.js';
import { CreateDocuments20261122200000 } from './20261122200000-create-documents.js';
import { LinkCases20261122210000 } from './20261122210000-link-cases.js';
import { CreateBundles20261122210100 } from './20261122210100-create-bundles.js';
import { CreateDrafts20261122210200 } from './20261122210200-create-drafts.js';
import { CreateCounters20261122220000 } from './20261122220000-create-counters.js';
import { CreateIdentityChecks20261122220100 } from './20261122220100-create-identity-checks.js';
import { CreateHandovers20261122220200 } from './20261122220200-create-handovers.js';
import { CreateDayEnds20261122220300 } from './20261122220300-create-day-ends.js';
import { OrderWork20261122230000 } from './20261122230000-order-work.js';
import { CreateCaseExports20261122230100 } from './20261122230100-create-case-exports.js';
import { CreateCaseNotices20261122230200 } from './20261122230200-create-case-notices.js';
import { LinkSteps20261122240000 } from './20261122240000-link-steps.js';
import { AnchorLedger20261122240100 } from './20261122240100-anchor-ledger.js';
import { CreateArchives20261122240200 } from './20261122240200-create-archives.js';
import { FindCasesOfEnterprises20261124203000 } from './20261124203000-find-cases-of-enterprises.js';

export const migrations = [
  CreateItemVersions20261121130000,
  CreateCases20261121130100,
  CreateDisclosures20261121130200,
  HoldUnpaidCases20261121150000,
  CreateShipments20261122150000,
  ForgetRecipients20261122160000,
  AskCouriers20261122160100,
  WidenCaseStates20261122170000,
  RecordSpecialProcedures20261122170100,
  KeepExemptions20261122170200,
  CreateWorkingCalendars20261122180000,
  ScheduleTimers20261122180100,
  CreateMaterialFiles20261122190000,
  CreateDocuments20261122200000,
  LinkCases20261122210000,
  CreateBundles20261122210100,
  CreateDrafts20261122210200,
  CreateCounters20261122220000,
  CreateIdentityChecks20261122220100,
  CreateHandovers20261122220200,
  CreateDayEnds20261122220300,
  OrderWork20261122230000,
  CreateCaseExports20261122230100,
  CreateCaseNotices20261122230200,
  LinkSteps20261122240000,
  AnchorLedger20261122240100,
  CreateArchives20261122240200,
  FindCasesOfEnterprises20261124203000,
];
