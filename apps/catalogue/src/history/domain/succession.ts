import { successionItems, successionItself } from './history.errors.js';

/** A row of `succession_kinds`: how many items may pass into how many, and what the cards of both sides say. */
export interface SuccessionKind {
  kind: string;
  mostFrom: number;
  mostTo: number;
  fromTrack: string;
  toTrack: string;
}

/** 承接关系 — 下放、转移、整合、拆分: which items came out of which, on which basis. */
export interface Succession {
  id: string;
  kind: string;
  from: readonly string[];
  to: readonly string[];
  basis: string;
  at: Date;
}

/** @throws CATALOGUE.SUCCESSION_COUNT, CATALOGUE.SUCCESSION_ITSELF */
export function checkSides({ mostFrom, mostTo }: SuccessionKind, from: readonly string[], to: readonly string[]): void {
  if (from.length < 1 || from.length > mostFrom || to.length < 1 || to.length > mostTo) throw successionItems(mostFrom, mostTo);
  const all = [...from, ...to];
  if (new Set(all).size !== all.length) throw successionItself();
}

/** Port of the successions; everything belongs inside a unit of work. */
export abstract class SuccessionRepository {
  /** @throws CATALOGUE.SUCCESSION_KIND */
  abstract kind(kind: string): Promise<SuccessionKind>;
  /** Until the end of the unit of work nobody else links items: two links at once could close a circle that neither of them sees. */
  abstract hold(): Promise<void>;
  /** Whether one of `items` came, over however many steps, out of one of `ancestors`. */
  abstract descend(items: readonly string[], ancestors: readonly string[]): Promise<boolean>;
  abstract add(succession: Succession): Promise<void>;
}
