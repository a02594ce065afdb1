import { CreateTimeline20261121140000 } from './20261121140000-create-timeline.js';
import { CreateClocks20261121140100 } from './20261121140100-create-clocks.js';
import { CreateCards20261121140200 } from './20261121140200-create-cards.js';
import { EndClocksAtWithdrawal20261122110000 } from './20261122110000-end-clocks-at-withdrawal.js';
import { FollowMovedClocks20261122250000 } from './20261122250000-follow-moved-clocks.js';
import { StopTasksWhileSuspended20261122260000 } from './20261122260000-stop-tasks-while-suspended.js';
import { EndTasksSingly20261122310000 } from './20261122310000-end-tasks-singly.js';
import { SuperviseSpecialProcedures20261122410000 } from './20261122410000-supervise-special-procedures.js';
import { CreateSecurityFacts20261123800000 } from './20261123800000-create-security-facts.js';
import { WatchWhoChangesMobiles20261123805000 } from './20261123805000-watch-who-changes-mobiles.js';
import { WatchSecondFactors20261124201000 } from './20261124201000-watch-second-factors.js';

export const migrations = [
  CreateTimeline20261121140000,
  CreateClocks20261121140100,
  CreateCards20261121140200,
  EndClocksAtWithdrawal20261122110000,
  FollowMovedClocks20261122250000,
  StopTasksWhileSuspended20261122260000,
  EndTasksSingly20261122310000,
  SuperviseSpecialProcedures20261122410000,
  CreateSecurityFacts20261123800000,
  WatchWhoChangesMobiles20261123805000,
  WatchSecondFactors20261124201000,
];
