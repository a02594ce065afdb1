export { AgentScope, agentScopePath, judgeAgent, judgeHolder, reachesBody } from './agent-scope.js';
export type { ActingAccount, AgentVerdict, Concerned } from './agent-scope.js';
export { ADMINISTRATIVE_DUTIES, dutiesOf, GRANTING, PERMISSIONS, permissionSpec } from './permissions.js';
export type { AdministrativeDuty, Granting, Permission, PermissionHolder, PermissionSpec } from './permissions.js';
