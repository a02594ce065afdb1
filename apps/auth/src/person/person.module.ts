import { Module } from '@nestjs/common';
import { EndingModule } from '../ending/ending.module.js';
import { CodeLogin } from './code/code-login.js';
import { CodePruner } from './code/code-pruner.js';
import { CodeSender } from './code/code-sender.js';
import { OneTimeCodes } from './code/one-time-codes.js';
import { RegisterPerson } from './registration/register-person.js';
import { RegistrationController } from './registration/registration.controller.js';
import { UserChanges } from './user-changes.js';

/** 自然人: registration by mobile number, and what a person does to his own account. */
@Module({
  imports: [EndingModule],
  controllers: [RegistrationController],
  providers: [CodeLogin, CodePruner, CodeSender, OneTimeCodes, RegisterPerson, UserChanges],
  exports: [CodeLogin, OneTimeCodes, RegisterPerson],
})
export class PersonModule {}
