import { Module } from '@nestjs/common';
import { IntakeModule } from '../../intake/intake.module.js';
import { MappingModule } from '../../mapping/mapping.module.js';
import { SystemModule } from '../../system/system.module.js';
import { PlanModule } from '../../plan/plan.module.js';
import { ChannelsModule } from '../channels.module.js';
import { ExchangeModule } from '../exchange/exchange.module.js';
import { ExchangeWorker } from './exchange.worker.js';
import { ExchangeDesk } from './http/exchange-desk.js';
import { ExchangeFileController } from './http/exchange-file.controller.js';
import { ExchangeCalls } from './persistence/exchange-calls-table.js';
import { ExchangeNumbers } from './persistence/exchange-numbers.js';
import { ExchangeSendings } from './persistence/exchange-sendings.js';
import { ExchangeCallers } from './use-cases/exchange-caller.js';
import { ExchangeLogin } from './use-cases/exchange-login.js';
import { LinkOwnCases } from './use-cases/link-own-cases.js';
import { PruneExchange } from './use-cases/prune-exchange.js';
import { ReportOffline } from './use-cases/report-offline.js';
import { TakeCall } from './use-cases/take-call.js';
import { TakeOwnCase } from './use-cases/take-own-case.js';
import { XmlCaller } from './xml-caller.js';
import { XmlChannel } from './xml-channel.js';
import { XmlForms } from './xml-forms.js';

/** XML 接口 — pushes to departments' systems, and their calls, which come in by the routes of `mountExchange`. */
@Module({
  imports: [ChannelsModule, ExchangeModule, PlanModule, SystemModule, IntakeModule, MappingModule],
  controllers: [ExchangeFileController],
  providers: [
    ExchangeCalls,
    ExchangeNumbers,
    ExchangeSendings,
    ExchangeCallers,
    ExchangeDesk,
    ExchangeLogin,
    LinkOwnCases,
    PruneExchange,
    ExchangeWorker,
    ReportOffline,
    TakeCall,
    TakeOwnCase,
    XmlCaller,
    XmlChannel,
    XmlForms,
  ],
})
export class XmlChannelModule {}
