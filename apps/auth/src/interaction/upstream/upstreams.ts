import { Injectable } from '@nestjs/common';
import type { Interaction } from 'oidc-provider';
import { promptsOf } from '../progress.js';
import type { Upstream } from './upstream.js';

/** Whether a login of now is wanted, and not only one (RFC 9470: step-up). */
const asksNow = (interaction: Interaction): boolean => interaction.params.max_age !== undefined || promptsOf(interaction).includes('login');

/** The upstreams that are set up, each under its name. */
@Injectable()
export class Upstreams {
  private readonly byName: ReadonlyMap<string, Upstream>;

  constructor(upstreams: readonly Upstream[]) {
    this.byName = new Map(upstreams.map((upstream) => [upstream.name, upstream]));
    if (this.byName.size < upstreams.length) throw new Error('two upstreams have one name');
  }

  /** Those that can give this login what it asks for. */
  for(interaction: Interaction): Upstream[] {
    return [...this.byName.values()].filter(({ showsNow }) => showsNow || !asksNow(interaction));
  }

  findFor(interaction: Interaction, name: string): Upstream | undefined {
    return this.for(interaction).find((upstream) => upstream.name === name);
  }

  find(name: string): Upstream | undefined {
    return this.byName.get(name);
  }
}
