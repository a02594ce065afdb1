import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { DataCipher } from '@yiwang/config';
import { AccessGuard } from './access.guard.js';
import { DenyList } from './ending/deny-list.js';
import { ENDINGS_PATH } from './ending/ending.js';
import { EndingFeed } from './ending/ending-feed.js';
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

/**
 * Registers the global guard, and makes `TokenVerifier` and `FieldCipher` injectable everywhere. Keys are fetched on the first token; whose
 * access has ended is asked at the same place.
 */
@Module({})
export class AccessModule {
  static forRoot(options: AccessOptions): DynamicModule {
    const { dataKey, dataCipher } = options;
    const keys = new JwksKeys({ url: options.jwksUrl });
    const endings = new DenyList(options.issuer);
    const verifier = new TokenVerifier({ issuer: options.issuer, audience: options.audience, keys, endings });
    const feed = new EndingFeed({ url: new URL(ENDINGS_PATH, options.jwksUrl).href, list: endings });
    const cipher = dataKey === undefined ? [] : [{ provide: FieldCipher, useValue: new FieldCipher(dataKey, dataCipher) }];
    return {
      module: AccessModule,
      global: true,
      providers: [
        { provide: TokenVerifier, useValue: verifier },
        { provide: EndingFeed, useValue: feed },
        ...cipher,
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [TokenVerifier, ...cipher.map(({ provide }) => provide)],
    };
  }
}
