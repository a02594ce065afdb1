import { Module } from '@nestjs/common';
import { AgentScopes } from './agency/agent-scopes.js';
import { ChannelRegistry } from './channels/channel-registry.js';
import { ReceiveCallback } from './channels/receive-callback.js';
import { SandboxBook } from './channels/sandbox/sandbox-book.js';
import { SandboxChannel } from './channels/sandbox/sandbox-channel.js';
import { SandboxController } from './channels/sandbox/sandbox.controller.js';
import { FeeAccountRepository } from './fee/domain/fee-account.repository.js';
import { OnCaseFacts } from './fee/events/on-case-facts.js';
import { PaymentController } from './fee/http/payment.controller.js';
import { SqlFeeAccountRepository } from './fee/persistence/sql-fee-account.repository.js';
import { CaseReaders } from './fee/queries/case-readers.js';
import { ListOrders } from './fee/queries/list-orders.js';
import { ListPayables } from './fee/queries/list-payables.js';
import { ShowOrder } from './fee/queries/show-order.js';
import { ActByHand } from './fee/use-cases/act-by-hand.js';
import { AskChannels } from './fee/use-cases/ask-channels.js';
import { ExpirePayables } from './fee/use-cases/expire-payables.js';
import { FollowCases } from './fee/use-cases/follow-cases.js';
import { PlaceOrder } from './fee/use-cases/place-order.js';
import { RecordPayment } from './fee/use-cases/record-payment.js';
import { OnItemVersion } from './item/events/on-item-version.js';
import { ItemFees } from './item/persistence/item-fees.js';
import { LedgerController } from './ledger/http/ledger.controller.js';
import { SqlLedger } from './ledger/persistence/sql-ledger.js';
import { ReadBalance } from './ledger/read-balance.js';
import { PaymentWorker } from './work/payment.worker.js';

/** 缴费 — what is due, how it is paid, and where every fen is. */
@Module({
  controllers: [PaymentController, LedgerController, SandboxController, OnCaseFacts, OnItemVersion],
  providers: [
    // the copy of what items cost
    ItemFees,
    // accounts of cases
    { provide: FeeAccountRepository, useClass: SqlFeeAccountRepository },
    AgentScopes,
    FollowCases,
    PlaceOrder,
    RecordPayment,
    ExpirePayables,
    ActByHand,
    AskChannels,
    // channels
    SandboxBook,
    SandboxChannel,
    ChannelRegistry,
    ReceiveCallback,
    // the ledger
    SqlLedger,
    ReadBalance,
    // reads
    CaseReaders,
    ListPayables,
    ListOrders,
    ShowOrder,
    PaymentWorker,
  ],
})
export class PaymentModule {}
