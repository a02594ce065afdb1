import { CreateAccounts20261121120000 } from './20261121120000-create-accounts.js';
import { CreateOidcStore20261121120100 } from './20261121120100-create-oidc-store.js';
import { AddOfficerMobiles20261122110000 } from './20261122110000-add-officer-mobiles.js';
import { AddAccountAdministration20261122150000 } from './20261122150000-add-account-administration.js';
import { AddSessionsFrom20261122150200 } from './20261122150200-add-sessions-from.js';
import { AddClientOfPayloads20261122190000 } from './20261122190000-add-client-of-payloads.js';
import { IndexAccountsByKind20261122190100 } from './20261122190100-index-accounts-by-kind.js';
import { CreateIdentityReadings20261122210000 } from './20261122210000-create-identity-readings.js';
import { SeparateUsersFromAccounts20261123000000 } from './20261123000000-separate-users-from-accounts.js';
import { CreateLoginSessions20261123100000 } from './20261123100000-create-login-sessions.js';
import { RememberEndedSessions20261123105000 } from './20261123105000-remember-ended-sessions.js';
import { LimitAttemptsByWhereFrom20261123200000 } from './20261123200000-limit-attempts-by-where-from.js';
import { CreateOneTimeCodes20261123200100 } from './20261123200100-create-one-time-codes.js';
import { CreatePersonRecords20261123200200 } from './20261123200200-create-person-records.js';
import { LeaveRoomForTheOwnerOfANumber20261123200300 } from './20261123200300-leave-room-for-the-owner-of-a-number.js';
import { RecordChangesOfMobileAtWindow20261123205000 } from './20261123205000-record-changes-of-mobile-at-window.js';
import { CreateAuthorisations20261123300000 } from './20261123300000-create-authorisations.js';
import { LetAuthorisationsExpire20261123300100 } from './20261123300100-let-authorisations-expire.js';
import { LimitClaimsOfEnterprises20261123300200 } from './20261123300200-limit-claims-of-enterprises.js';
import { RecordLinksOfAccounts20261123305000 } from './20261123305000-record-links-of-accounts.js';
import { AddSecondFactor20261123400000 } from './20261123400000-add-second-factor.js';
import { GrowOrganisationTree20261123400100 } from './20261123400100-grow-organisation-tree.js';
import { ApprovePermissionChanges20261123400200 } from './20261123400200-approve-permission-changes.js';
import { RotateSigningKeys20261123500000 } from './20261123500000-rotate-signing-keys.js';
import { LetClientsBeApproved20261123500100 } from './20261123500100-let-clients-be-approved.js';
import { CreateLogoutNotices20261123500200 } from './20261123500200-create-logout-notices.js';
import { LetSecretsWaitForApproval20261123500300 } from './20261123500300-let-secrets-wait-for-approval.js';
import { CreateSites20261123600000 } from './20261123600000-create-sites.js';
import { LetSitesBeApproved20261123600100 } from './20261123600100-let-sites-be-approved.js';
import { CreateAccessEndings20261123700000 } from './20261123700000-create-access-endings.js';
import { SayWhichCaseReadingsAreFor20261123850000 } from './20261123850000-say-which-case-readings-are-for.js';
import { LimitWhatSupervisionIsTold20261123850100 } from './20261123850100-limit-what-supervision-is-told.js';
import { LimitSecondFactorByWhereFrom20261124201000 } from './20261124201000-limit-second-factor-by-where-from.js';
import { TellFormerNumbers20261124202000 } from './20261124202000-tell-former-numbers.js';
import { LetInitialPasswordsEnd20261124204000 } from './20261124204000-let-initial-passwords-end.js';

export const migrations = [
  CreateAccounts20261121120000,
  CreateOidcStore20261121120100,
  AddOfficerMobiles20261122110000,
  AddAccountAdministration20261122150000,
  AddSessionsFrom20261122150200,
  AddClientOfPayloads20261122190000,
  IndexAccountsByKind20261122190100,
  CreateIdentityReadings20261122210000,
  SeparateUsersFromAccounts20261123000000,
  CreateLoginSessions20261123100000,
  RememberEndedSessions20261123105000,
  LimitAttemptsByWhereFrom20261123200000,
  CreateOneTimeCodes20261123200100,
  CreatePersonRecords20261123200200,
  LeaveRoomForTheOwnerOfANumber20261123200300,
  RecordChangesOfMobileAtWindow20261123205000,
  CreateAuthorisations20261123300000,
  LetAuthorisationsExpire20261123300100,
  LimitClaimsOfEnterprises20261123300200,
  RecordLinksOfAccounts20261123305000,
  AddSecondFactor20261123400000,
  GrowOrganisationTree20261123400100,
  ApprovePermissionChanges20261123400200,
  RotateSigningKeys20261123500000,
  LetClientsBeApproved20261123500100,
  CreateLogoutNotices20261123500200,
  LetSecretsWaitForApproval20261123500300,
  CreateSites20261123600000,
  LetSitesBeApproved20261123600100,
  CreateAccessEndings20261123700000,
  SayWhichCaseReadingsAreFor20261123850000,
  LimitWhatSupervisionIsTold20261123850100,
  LimitSecondFactorByWhereFrom20261124201000,
  TellFormerNumbers20261124202000,
  LetInitialPasswordsEnd20261124204000,
];
