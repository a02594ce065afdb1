import { Module } from '@nestjs/common';
import { IntakeModule } from '../../intake/intake.module.js';
import { MappingModule } from '../../mapping/mapping.module.js';
import { SystemModule } from '../../system/system.module.js';
import { ChannelsModule } from '../channels.module.js';
import { ExchangeModule } from '../exchange/exchange.module.js';
import { ExamineExchange } from './examine-exchange.js';
import { ExchangeDatabases } from './exchange-databases.js';
import { ExchangeTablesController } from './exchange-tables.controller.js';
import { ReadExchange } from './read-exchange.js';
import { ReadTakings } from './read-takings.js';
import { TableReaders } from './table-readers.js';
import { TablesChannel } from './tables-channel.js';
import { TablesWorker } from './tables.worker.js';
import { ToldMessages } from './told-messages.js';

/** 前置库通道 — exchange tables in a database of the department. The files it names lie with those of the XML interface. */
@Module({
  imports: [ChannelsModule, SystemModule, IntakeModule, MappingModule, ExchangeModule],
  controllers: [ExchangeTablesController],
  providers: [ExamineExchange, ExchangeDatabases, ReadExchange, ReadTakings, TableReaders, TablesChannel, TablesWorker, ToldMessages],
})
export class TablesModule {}
