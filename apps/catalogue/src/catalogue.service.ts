import { CATALOGUE_ITEMS_TOPIC } from '@yiwang/events-catalogue';
import { PERMISSIONS } from '@yiwang/permissions';
import type { ServiceDefinition } from '@yiwang/service-host';
import { migrations } from '../migrations/index.js';
import { CatalogueConfig } from './catalogue.config.js';
import { CatalogueModule } from './catalogue.module.js';
import { mountFileBodies } from './import/http/import-body.js';
import { MAX_IMPORT_BYTES } from './import/http/import.controller.js';

export const catalogue: ServiceDefinition<typeof CatalogueConfig> = {
  name: 'catalogue',
  module: CatalogueModule,
  config: CatalogueConfig,
  migrations,
  topics: [CATALOGUE_ITEMS_TOPIC],
  openapi: {
    title: '一网 catalogue',
    description: '事项目录: items, versions, import, departments, regions.',
    permissions: PERMISSIONS,
  },
  http: (fastify) => mountFileBodies(fastify, MAX_IMPORT_BYTES),
};
