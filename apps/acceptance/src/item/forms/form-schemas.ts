import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { HttpPool } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import { LRUCache } from 'lru-cache';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { compileForm, type FormValidator } from './form-validator.js';

/** A filing waits no longer for a neighbour; it goes on unchecked. */
const TIMEOUT_MS = 800;
/** After a failure nobody asks again for so long. Real time. */
const PAUSE_MS = 10_000;
const MOST = 200;

/** 电子表单 of a version: what it asks for, and what checks it. */
export interface ItemForm {
  schema: unknown;
  validate: FormValidator;
}

type Entry = ItemForm | { retryAt: number };

const log = logger('acceptance.forms');

/**
 * 电子表单 of item versions: fetched from the catalogue when first needed, checked against the hash of the operational core, compiled,
 * and kept by that hash. The catalogue being away never blocks a filing. Never call it inside a unit of work.
 */
@Injectable()
export class FormSchemas {
  private readonly entries = new LRUCache<string, Entry>({ max: MOST });
  private readonly loading = new Map<string, Promise<ItemForm | undefined>>();

  constructor(
    private readonly http: HttpPool,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** The validator of a version's form, or undefined when it cannot be had now. */
  async validatorOf(core: ItemOperationalCore): Promise<FormValidator | undefined> {
    return (await this.formOf(core))?.validate;
  }

  /** The form of a version, or undefined when it cannot be had now. */
  async formOf(core: ItemOperationalCore): Promise<ItemForm | undefined> {
    const { sha256 } = core.form;
    const entry = this.entries.get(sha256);
    if (entry && 'validate' in entry) return entry;
    if (entry && Date.now() < entry.retryAt) return undefined;
    let loading = this.loading.get(sha256);
    if (!loading) {
      loading = this.load(core).finally(() => this.loading.delete(sha256));
      this.loading.set(sha256, loading);
    }
    return loading;
  }

  private async load(core: ItemOperationalCore): Promise<ItemForm | undefined> {
    const { sha256 } = core.form;
    try {
      const schema = await this.fetch(core);
      const form = { schema, validate: compileForm(schema) };
      this.entries.set(sha256, form);
      return form;
    } catch (error) {
      log.warn('a form could not be had; filings go on unchecked', { err: error });
      this.entries.set(sha256, { retryAt: Date.now() + PAUSE_MS });
      return undefined;
    }
  }

  private async fetch({ itemCode, version, form }: ItemOperationalCore): Promise<unknown> {
    const url = `${this.config.CATALOGUE_URL}/api/v1/items/${itemCode}/versions/${version}/form`;
    const { status, text } = await this.http.send(url, { method: 'GET', headers: { accept: 'application/json' }, timeoutMs: TIMEOUT_MS });
    if (status !== 200) throw new Error(`catalogue answered ${status} for the form of ${itemCode}@${version}`);
    if (createHash('sha256').update(text).digest('hex') !== form.sha256) {
      throw new Error(`the form of ${itemCode}@${version} has not the hash of its item`);
    }
    return JSON.parse(text);
  }
}
