import { ExportController } from './http/export.controller.js';
import { WalkItems } from './queries/walk-items.js';

/** 事项导出. */
export const EXPORT_CONTROLLERS = [ExportController];
export const EXPORT_PROVIDERS = [WalkItems];
