import { Injectable } from '@nestjs/common';
import { itemVersionKey, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { LRUCache } from 'lru-cache';
import { isOpen } from '../case/domain/filing-rules.js';
import { ItemVersions, type VersionId } from './persistence/item-versions.js';

/** Another process may have received a change; this one hears of its own at once. Real time, whatever the Clock says. */
const FRESH_MS = 5000;
/** More versions of one item than these are never open at the same time. */
const NEWEST = 3;
const MOST = 1000;

interface Newest {
  cores: ItemOperationalCore[];
  loadedAt: number;
}

/** In-process cache of item versions, so that a filing reads nothing. */
@Injectable()
export class ItemCores {
  private readonly newest = new LRUCache<string, Newest>({ max: MOST });
  private readonly versions = new LRUCache<string, ItemOperationalCore>({ max: MOST });
  private readonly loading = new Map<string, Promise<Newest>>();
  /** Grows with every change heard of: a read that was under way then may have seen the old state and is not kept. */
  private changes = 0;

  constructor(private readonly copy: ItemVersions) {}

  /**
   * The newest versions of an item, newest first, at most a few seconds old. Call it outside a unit of work: callers share one read.
   */
  async newestOf(itemCode: string): Promise<readonly ItemOperationalCore[]> {
    const known = this.newest.get(itemCode);
    if (known && Date.now() - known.loadedAt < FRESH_MS) return known.cores;
    let loading = this.loading.get(itemCode);
    if (!loading) {
      loading = this.load(itemCode).finally(() => this.loading.delete(itemCode));
      this.loading.set(itemCode, loading);
    }
    return (await loading).cores;
  }

  /** A version under which a case runs: what it says of handling never changes; its status may be out of date. */
  async ofCase(id: VersionId): Promise<ItemOperationalCore | undefined> {
    const key = itemVersionKey(id);
    const known = this.versions.get(key);
    if (known) return known;
    const core = await this.copy.one(id);
    if (core) this.versions.set(key, core);
    return core;
  }

  forget(itemCode: string): void {
    this.changes++;
    this.newest.delete(itemCode);
    this.loading.delete(itemCode);
  }

  private async load(itemCode: string): Promise<Newest> {
    const loadedAt = Date.now();
    const { changes } = this;
    const cores = await this.copy.latest(itemCode, NEWEST);
    const newest = { cores, loadedAt };
    // Unknown codes are not kept: anybody can invent them, and a known item must not be pushed out by them.
    if (cores.length > 0 && changes === this.changes) this.newest.set(itemCode, newest);
    for (const core of cores) this.versions.set(itemVersionKey(core), core);
    return newest;
  }
}

/** The version that is filed under now: the newest that is open, or the newest of all, whose rules then tell why it is not. */
export const currentOf = (newestFirst: readonly ItemOperationalCore[], now: Date): ItemOperationalCore | undefined =>
  newestFirst.find((core) => isOpen(core, now)) ?? newestFirst[0];
