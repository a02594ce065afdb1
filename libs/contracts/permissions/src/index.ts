export { ADMINISTRATIVE_DUTIES, dutiesOf, PERMISSIONS, permissionSpec } from './permissions.js';
export type { AdministrativeDuty, Permission, PermissionHolder, PermissionSpec } from './permissions.js';
