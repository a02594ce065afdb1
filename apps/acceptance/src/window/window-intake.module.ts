import { Module } from '@nestjs/common';
import { CounterScopes } from './counter-scopes.js';
import { IdentityChecks } from './persistence/identity-checks.js';
import { SqlCounters } from './persistence/sql-counters.js';
import { WindowDesk } from './window-desk.js';

/** 窗口收件 — the part of the windows that a filing passes. The ledger needs it, so it needs nothing of the ledger. */
@Module({
  providers: [SqlCounters, CounterScopes, IdentityChecks, WindowDesk],
  exports: [SqlCounters, CounterScopes, IdentityChecks, WindowDesk],
})
export class WindowIntakeModule {}
