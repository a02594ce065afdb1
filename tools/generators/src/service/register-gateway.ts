import type { Tree } from '@nx/devkit';
import { GeneratorError } from '../names.ts';
import { Source } from '../source.ts';

/** Address, route and messaging administration at the gateway; and a stand-in for the service in the gateway's own test. */
export function registerWithGateway(tree: Tree, name: string, prefix: string): void {
  const variable = `${name.toUpperCase()}_URL`;
  const routes = new Source(tree, 'apps/gateway/src/routing/routes.ts');
  const below = (a: string, b: string): boolean => `${a}/`.startsWith(`${b}/`);
  for (const entry of routes.entriesOf('ROUTES')) {
    const taken = /['"](\/[^'"]+)['"]/.exec(entry)?.[1];
    if (taken !== undefined && !entry.includes(`'${name}'`) && (below(taken, prefix) || below(prefix, taken)))
      throw new GeneratorError(`${prefix} is taken: the gateway sends ${taken} to another service; name the aggregate with --aggregate`);
  }
  routes
    .addToConstant('UPSTREAMS', `'${name}'`)
    // Before the pages of operators and the login.
    .addToConstant('ROUTES', `signedIn('${prefix}', '${name}')`, { before: (entry) => entry.startsWith(`signedIn('/api/v1/me'`) })
    .addToConstant('ROUTES', `messaging('${name}')`)
    .save();
  new Source(tree, 'apps/gateway/src/gateway.config.ts')
    .addToCall('PlatformConfig.extend', `${variable}: origin`, /^\w+_URL: origin$/)
    .save();
  new Source(tree, 'apps/gateway/src/gateway.module.ts').addToObjectWith('origins', 'auth', `${name}: config.${variable}`).save();
  new Source(tree, 'apps/gateway/test/gateway.api-spec.ts').addToConstant('services', `'${name}'`).save();
}
