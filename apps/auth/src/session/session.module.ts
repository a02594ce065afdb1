import { Module } from '@nestjs/common';
import { Workers } from '@yiwang/workers';
import { EndingModule } from '../ending/ending.module.js';
import { PersonModule } from '../person/person.module.js';
import { LoginSessions } from './login-sessions.js';
import { OwnSessions } from './own-sessions.js';
import { SessionAdapter } from './session-adapter.js';
import { SessionController } from './session.controller.js';

const EVERY_MS = 60_000;

/** 登录会话: noted where the provider keeps them, listed and ended by their owners. */
@Module({
  imports: [EndingModule, PersonModule],
  controllers: [SessionController],
  providers: [LoginSessions, OwnSessions, SessionAdapter],
  exports: [LoginSessions, SessionAdapter],
})
export class SessionModule {
  constructor(workers: Workers, sessions: LoginSessions) {
    workers.add({ name: 'forget-sessions', everyMs: EVERY_MS, round: () => sessions.prune() });
  }
}
