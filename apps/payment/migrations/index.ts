import { CreateItemFees20261122100000 } from './20261122100000-create-item-fees.js';
import { CreateFeeAccounts20261122100100 } from './20261122100100-create-fee-accounts.js';
import { CreateLedger20261122100200 } from './20261122100200-create-ledger.js';
import { CreateSandboxChannel20261122100300 } from './20261122100300-create-sandbox-channel.js';
import { KnowEnterprisesThatPay20261124203000 } from './20261124203000-know-enterprises-that-pay.js';

export const migrations = [
  CreateItemFees20261122100000,
  CreateFeeAccounts20261122100100,
  CreateLedger20261122100200,
  CreateSandboxChannel20261122100300,
  KnowEnterprisesThatPay20261124203000,
];
