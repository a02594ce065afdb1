import type { Tree } from '@nx/devkit';
import { Source } from '../source.ts';

/** What runs on one machine with `npm start`, and the gateway's knowledge of its address. */
export function registerWithStack(tree: Tree, name: string): void {
  new Source(tree, 'tools/stack/src/topology.ts')
    .addToUnion('ServiceName', name)
    .addToConstant('SERVICES', `{ name: '${name}', database: true, heapMb: 112 }`, { before: (entry) => /name: 'gateway'/.test(entry) })
    .addInsideEntry('SERVICES', `name: 'gateway'`, 'env', 'AUTH_URL', `${name.toUpperCase()}_URL: to.${name}`)
    .save();
}

/** The operators' commands reach its messaging administration, and `npm run verify` looks at its outbox and dead letters. */
export function registerWithOperators(tree: Tree, name: string): void {
  new Source(tree, 'tools/ops/src/services.ts').addToConstant('KNOWN', `${name}: true`).save();
  new Source(tree, 'tools/verify/src/databases.ts').addToConstant('SERVICE_NAMES', `'${name}'`).save();
}

/** Its OAuth client in the demonstration. */
export function registerClient(tree: Tree, name: string): void {
  new Source(tree, 'libs/demo-data/src/clients.ts').addToConstant('SERVICES', `${name}: service('${name}')`).save();
}

/** The permission, and a post of the demonstration that has it. */
export function registerPermission(tree: Tree, permission: string, { zh, en }: { zh: string; en: string }): void {
  const spec = `'${permission}': { zh: ${JSON.stringify(zh)}, en: ${JSON.stringify(en)}, holders: OFFICER }`;
  new Source(tree, 'libs/contracts/permissions/src/permissions.ts').addToConstant('PERMISSIONS', spec).save();
  const posts = new Source(tree, 'libs/demo-data/src/posts.ts');
  posts.addToListOf('operator', 'permissions', `'${permission}'`).save();
}
