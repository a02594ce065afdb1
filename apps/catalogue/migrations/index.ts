import { CreateItems20261121100000 } from './20261121100000-create-items.js';
import { CreateItemVersions20261121100100 } from './20261121100100-create-item-versions.js';

export const migrations = [CreateItems20261121100000, CreateItemVersions20261121100100];
