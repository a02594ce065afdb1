export { DATA_CIPHERS, readDataKeys } from './data-keys.js';
export type { DataCipher, DataKeys } from './data-keys.js';
export { devDefault } from './dev-default.js';
export { ConfigError, loadConfig } from './load-config.js';
export type { Env, LoadOptions } from './load-config.js';
export { CONFIG, PlatformConfig } from './platform-config.js';
