import { CreateNotifications20261122120000 } from './20261122120000-create-notifications.js';
import { FillRules20261122120100 } from './20261122120100-fill-rules.js';
import { TellOfParcels20261122150000 } from './20261122150000-tell-of-parcels.js';
import { ForgetWhatWasSent20261122190000 } from './20261122190000-forget-what-was-sent.js';
import { TellOfMovedClocks20261122250000 } from './20261122250000-tell-of-moved-clocks.js';
import { TellOfBrokenSystems20261122320000 } from './20261122320000-tell-of-broken-systems.js';
import { TellKeepersOfSystems20261122430000 } from './20261122430000-tell-keepers-of-systems.js';
import { TellOfCorrections20261122410000 } from './20261122410000-tell-of-corrections.js';
import { SendOneTimeCodes20261123200000 } from './20261123200000-send-one-time-codes.js';
import { AskForCodesAtTheCounter20261123205000 } from './20261123205000-ask-for-codes-at-the-counter.js';
import { TellFormerNumbers20261124202000 } from './20261124202000-tell-former-numbers.js';

export const migrations = [
  CreateNotifications20261122120000,
  FillRules20261122120100,
  TellOfParcels20261122150000,
  ForgetWhatWasSent20261122190000,
  TellOfMovedClocks20261122250000,
  TellOfBrokenSystems20261122320000,
  TellOfCorrections20261122410000,
  TellKeepersOfSystems20261122430000,
  SendOneTimeCodes20261123200000,
  AskForCodesAtTheCounter20261123205000,
  TellFormerNumbers20261124202000,
];
