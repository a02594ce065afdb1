import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { DataCipher } from '@yiwang/config';
import { AccessGuard } from './access.guard.js';
import { FieldCipher } from './field-cipher.js';
import { JwksKeys } from './jwks-keys.js';
import { TokenVerifier } from './token-verifier.js';

export interface AccessOptions {
  jwksUrl: string;
  issuer: string;
  audience: string;
  /** Keys as `DATA_KEY` has them; given, `FieldCipher` can be injected. */
  dataKey?: string;
  dataCipher?: DataCipher;
}

/** Registers the global guard, and makes `TokenVerifier` and `FieldCipher` injectable everywhere. Keys are fetched on the first token. */
@Module({})
export class AccessModule {
  static forRoot(options: AccessOptions): DynamicModule {
    const { dataKey, dataCipher } = options;
    const keys = new JwksKeys({ url: options.jwksUrl });
    const verifier = new TokenVerifier({ issuer: options.issuer, audience: options.audience, keys });
    const cipher = dataKey === undefined ? [] : [{ provide: FieldCipher, useValue: new FieldCipher(dataKey, dataCipher) }];
    return {
      module: AccessModule,
      global: true,
      providers: [{ provide: TokenVerifier, useValue: verifier }, ...cipher, { provide: APP_GUARD, useClass: AccessGuard }],
      exports: [TokenVerifier, ...cipher.map(({ provide }) => provide)],
    };
  }
}
