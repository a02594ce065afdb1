import { beforeAll, describe, expect, it } from '@jest/globals';
import { configureLogging } from '@yiwang/telemetry';
import type { JWK } from 'jose';
import type Provider from 'oidc-provider';
import { ProviderSource, type BuiltProvider } from './provider-source.js';

class Model {
  static readonly of = 'model';
}
/** As the library's, whose methods work on private fields. */
class Built {
  readonly #keys: string;
  readonly Client = Model;
  constructor(keys: JWK[]) {
    this.#keys = keys.map(({ kid }) => kid).join();
  }
  keys(): string {
    return this.#keys;
  }
  callback() {
    return () => Promise.resolve();
  }
}
const build = (keys: JWK[]): BuiltProvider => ({ provider: new Built(keys) as unknown as Provider, sendLogout: () => Promise.resolve() });
const keysOf = (source: ProviderSource): string => (source.facade() as unknown as Built).keys();

describe('ProviderSource', () => {
  beforeAll(() => configureLogging({ service: 'probe', level: 'fatal' }));

  it('builds another provider when the keys are others, and only then', async () => {
    let keys = ['a'];
    let built = 0;
    const source = new ProviderSource({ load: () => Promise.resolve(keys.map((kid) => ({ kid }))) }, (jwks) => {
      built++;
      return build(jwks);
    });
    await source.current();
    source.forget();
    await Promise.all([source.current(), source.current()]);
    expect([built, keysOf(source)]).toEqual([1, 'a']);
    keys = ['b', 'a'];
    await source.current();
    expect(keysOf(source)).toBe('a'); // read a moment ago
    source.forget();
    await source.current();
    expect([built, keysOf(source)]).toEqual([2, 'b,a']);
  });

  it('goes on with the keys at hand while the database does not answer, and does not begin without any', async () => {
    let load = (): Promise<JWK[]> => Promise.reject(new Error('away'));
    const source = new ProviderSource({ load: () => load() }, build);
    await expect(source.current()).rejects.toThrow('away');
    load = () => Promise.resolve([{ kid: 'a' }]);
    await source.current();
    load = () => Promise.reject(new Error('away'));
    source.forget();
    await source.current();
    expect(keysOf(source)).toBe('a');
  });

  it('shows the provider built last through one object: its methods know themselves, its models stay classes', async () => {
    let kid = 'a';
    const source = new ProviderSource({ load: () => Promise.resolve([{ kid }]) }, build);
    await source.current();
    const facade = source.facade() as unknown as Built;
    const { keys } = facade;
    expect([facade.Client, facade.Client.of, keys()]).toEqual([Model, 'model', 'a']);
    kid = 'b';
    source.forget();
    await source.current();
    expect(facade.keys()).toBe('b');
  });
});
