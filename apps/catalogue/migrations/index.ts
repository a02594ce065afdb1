import { CreateItems20261121100000 } from './20261121100000-create-items.js';
import { CreateItemVersions20261121100100 } from './20261121100100-create-item-versions.js';
import { IndexItemAudiences20261121100200 } from './20261121100200-index-item-audiences.js';

export const migrations = [CreateItems20261121100000, CreateItemVersions20261121100100, IndexItemAudiences20261121100200];
