export { AgentScope, agentScopePath, judgeAgent } from './agent-scope.js';
export type { AgentVerdict, Concerned } from './agent-scope.js';
export { ADMINISTRATIVE_DUTIES, dutiesOf, PERMISSIONS, permissionSpec } from './permissions.js';
export type { AdministrativeDuty, Permission, PermissionHolder, PermissionSpec } from './permissions.js';
