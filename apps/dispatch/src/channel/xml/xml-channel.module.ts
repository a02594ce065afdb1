import { Module } from '@nestjs/common';
import { IntakeModule } from '../../intake/intake.module.js';
import { MappingModule } from '../../mapping/mapping.module.js';
import { SystemModule } from '../../system/system.module.js';
import { ChannelsModule } from '../channels.module.js';
import { ExchangeDesk } from './http/exchange-desk.js';
import { ExchangeFileController } from './http/exchange-file.controller.js';
import { ExchangeCalls } from './persistence/exchange-calls-table.js';
import { ExchangeFiles } from './persistence/exchange-files.js';
import { ExchangeNumbers } from './persistence/exchange-numbers.js';
import { ExchangeSendings } from './persistence/exchange-sendings.js';
import { ExchangeCallers } from './use-cases/exchange-caller.js';
import { ExchangeLogin } from './use-cases/exchange-login.js';
import { ReportOffline } from './use-cases/report-offline.js';
import { TakeCall } from './use-cases/take-call.js';
import { TakeOwnCase } from './use-cases/take-own-case.js';
import { XmlCaller } from './xml-caller.js';
import { XmlChannel } from './xml-channel.js';
import { XmlForms } from './xml-forms.js';

/** XML 接口 — pushes to departments' systems, and their calls, which come in by the routes of `mountExchange`. */
@Module({
  imports: [ChannelsModule, SystemModule, IntakeModule, MappingModule],
  controllers: [ExchangeFileController],
  providers: [
    ExchangeCalls,
    ExchangeFiles,
    ExchangeNumbers,
    ExchangeSendings,
    ExchangeCallers,
    ExchangeDesk,
    ExchangeLogin,
    ReportOffline,
    TakeCall,
    TakeOwnCase,
    XmlCaller,
    XmlChannel,
    XmlForms,
  ],
  exports: [ExchangeFiles],
})
export class XmlChannelModule {}
