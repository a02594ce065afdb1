import { Injectable } from '@nestjs/common';
import type { Upstream } from './upstream.js';

/** The upstreams that are set up, each under its name. */
@Injectable()
export class Upstreams {
  private readonly byName: ReadonlyMap<string, Upstream>;

  constructor(upstreams: readonly Upstream[]) {
    this.byName = new Map(upstreams.map((upstream) => [upstream.name, upstream]));
    if (this.byName.size < upstreams.length) throw new Error('two upstreams have one name');
  }

  all(): Upstream[] {
    return [...this.byName.values()];
  }

  find(name: string): Upstream | undefined {
    return this.byName.get(name);
  }
}
