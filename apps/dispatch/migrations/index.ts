import { CreateItemVersions20261121120000 } from './20261121120000-create-item-versions.js';
import { CreateCasePlans20261121120100 } from './20261121120100-create-case-plans.js';
import { CreateDeliveries20261121120200 } from './20261121120200-create-deliveries.js';
import { SuspendAndReopenPlans20261122250000 } from './20261122250000-suspend-and-reopen-plans.js';
import { FollowClocks20261122260000 } from './20261122260000-follow-clocks.js';
import { NoteMeasures20261122260100 } from './20261122260100-note-measures.js';
import { SpeakToSystems20261122300000 } from './20261122300000-speak-to-systems.js';
import { WidenPlans20261122310000 } from './20261122310000-widen-plans.js';
import { HoldDeliveryLines20261122320000 } from './20261122320000-hold-delivery-lines.js';
import { AssureSystems20261122320100 } from './20261122320100-assure-systems.js';
import { KeepKafkaRights20261122330000 } from './20261122330000-keep-kafka-rights.js';
import { KeepExchangeCalls20261122340000 } from './20261122340000-keep-exchange-calls.js';
import { CreateTableReaders20261122350000 } from './20261122350000-create-table-readers.js';
import { CreateIntake20261122360000 } from './20261122360000-create-intake.js';
import { CreateMappings20261122360100 } from './20261122360100-create-mappings.js';
import { OnboardSystems20261122370000 } from './20261122370000-onboard-systems.js';
import { CreateWorkbench20261122380000 } from './20261122380000-create-workbench.js';
import { FreeDeliveriesBehind20261122420000 } from './20261122420000-free-deliveries-behind.js';
import { LeaseWithoutIndex20261122420100 } from './20261122420100-lease-without-index.js';
import { CountDaysAgain20261122430000 } from './20261122430000-count-days-again.js';
import { NameDecidedTasks20261122430100 } from './20261122430100-name-decided-tasks.js';
import { FreeRetiredSystems20261122440000 } from './20261122440000-free-retired-systems.js';
import { NameExchangedCases20261122450000 } from './20261122450000-name-exchanged-cases.js';
import { PruneExchange20261122450100 } from './20261122450100-prune-exchange.js';
import { NoteMappingHistory20261122460000 } from './20261122460000-note-mapping-history.js';
import { BoundIntake20261122460100 } from './20261122460100-bound-intake.js';
import { FreeWhoWaits20261122520000 } from './20261122520000-free-who-waits.js';
import { NoteWhoLeft20261123400000 } from './20261123400000-note-who-left.js';
import { FindBelatedDeliveries20261123900000 } from './20261123900000-find-belated-deliveries.js';
import { LimitMessages20261123905000 } from './20261123905000-limit-messages.js';
import { FollowClients20261124205000 } from './20261124205000-follow-clients.js';
import { FindDeliveriesByItem20261124205100 } from './20261124205100-find-deliveries-by-item.js';
import { TakeBackLimitedTasks20261124205200 } from './20261124205200-take-back-limited-tasks.js';

export const migrations = [
  CreateItemVersions20261121120000,
  CreateCasePlans20261121120100,
  CreateDeliveries20261121120200,
  SuspendAndReopenPlans20261122250000,
  FollowClocks20261122260000,
  NoteMeasures20261122260100,
  SpeakToSystems20261122300000,
  WidenPlans20261122310000,
  HoldDeliveryLines20261122320000,
  AssureSystems20261122320100,
  KeepKafkaRights20261122330000,
  KeepExchangeCalls20261122340000,
  CreateTableReaders20261122350000,
  CreateIntake20261122360000,
  CreateMappings20261122360100,
  OnboardSystems20261122370000,
  CreateWorkbench20261122380000,
  FreeDeliveriesBehind20261122420000,
  LeaseWithoutIndex20261122420100,
  CountDaysAgain20261122430000,
  NameDecidedTasks20261122430100,
  FreeRetiredSystems20261122440000,
  NameExchangedCases20261122450000,
  PruneExchange20261122450100,
  NoteMappingHistory20261122460000,
  BoundIntake20261122460100,
  FreeWhoWaits20261122520000,
  NoteWhoLeft20261123400000,
  FindBelatedDeliveries20261123900000,
  LimitMessages20261123905000,
  FollowClients20261124205000,
  FindDeliveriesByItem20261124205100,
  TakeBackLimitedTasks20261124205200,
];
