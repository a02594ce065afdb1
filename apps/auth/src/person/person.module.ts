import { Module } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { HttpPool } from '@yiwang/http-client';
import { EndingModule } from '../ending/ending.module.js';
import { EnterpriseModule } from '../enterprise/enterprise.module.js';
import { CodeLogin } from './code/code-login.js';
import { CodeSender } from './code/code-sender.js';
import { OneTimeCodes } from './code/one-time-codes.js';
import { ChangeMobile } from './own/change-mobile.js';
import { ChoosePassword } from './own/choose-password.js';
import { CloseAccount } from './own/close-account.js';
import { EndLogins } from './own/end-logins.js';
import { ExportData } from './own/export-data.js';
import { ForgetUser } from './own/forget-user.js';
import { FormerMobiles } from './own/former-mobiles.js';
import { MobileRebinding } from './own/mobile-rebinding.js';
import { OpenCases } from './own/open-cases.js';
import { OwnMobile } from './own/own-mobile.js';
import { OwnController } from './own/own.controller.js';
import { PasswordController } from './own/password.controller.js';
import { RecoverPassword } from './own/recover-password.js';
import { OwnPerson } from './own-person.js';
import { PersonPruner } from './person-pruner.js';
import { chooseAuthority } from './real-name/authority/choose-authority.js';
import { NameAuthority } from './real-name/authority/name-authority.js';
import { SandboxAuthority } from './real-name/authority/sandbox-authority.js';
import { SandboxController } from './real-name/authority/sandbox.controller.js';
import { BindIdentity } from './real-name/bind-identity.js';
import { ChangeMobileAtWindow } from './real-name/change-mobile-at-window.js';
import { FaceChecks } from './real-name/face-checks.js';
import { ListVerifications } from './real-name/list-verifications.js';
import { ProveName } from './real-name/prove-name.js';
import { RealNameController } from './real-name/real-name.controller.js';
import { VerifyAtWindow } from './real-name/verify-at-window.js';
import { WindowController } from './real-name/window.controller.js';
import { RegisterPerson } from './registration/register-person.js';
import { RegistrationController } from './registration/registration.controller.js';
import { UserChanges } from './user-changes.js';

/** 自然人: registration by mobile number, real names, and what a person does to his own account. */
@Module({
  imports: [EndingModule, EnterpriseModule],
  controllers: [RegistrationController, RealNameController, WindowController, OwnController, PasswordController, SandboxController],
  providers: [
    // codes and registration
    CodeSender,
    OneTimeCodes,
    CodeLogin,
    RegisterPerson,
    UserChanges,
    // real names
    SandboxAuthority,
    { provide: NameAuthority, inject: [CONFIG, HttpPool, SandboxAuthority], useFactory: chooseAuthority },
    BindIdentity,
    ProveName,
    FaceChecks,
    VerifyAtWindow,
    ChangeMobileAtWindow,
    ListVerifications,
    // one's own account
    OwnPerson,
    OwnMobile,
    FormerMobiles,
    MobileRebinding,
    EndLogins,
    ChangeMobile,
    ChoosePassword,
    RecoverPassword,
    OpenCases,
    ForgetUser,
    CloseAccount,
    ExportData,
    PersonPruner,
  ],
  exports: [BindIdentity, CodeLogin, EndLogins, OneTimeCodes, RegisterPerson, UserChanges],
})
export class PersonModule {}
