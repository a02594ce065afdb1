export { PERMISSIONS } from './permissions.js';
export type { Permission } from './permissions.js';
