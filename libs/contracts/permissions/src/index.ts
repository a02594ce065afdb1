export { AgentScope, agentScopePath, judgeAgent, reachesBody } from './agent-scope.js';
export type { AgentVerdict, Concerned } from './agent-scope.js';
export { ADMINISTRATIVE_DUTIES, dutiesOf, GRANTING, PERMISSIONS, permissionSpec } from './permissions.js';
export type { AdministrativeDuty, Granting, Permission, PermissionHolder, PermissionSpec } from './permissions.js';
