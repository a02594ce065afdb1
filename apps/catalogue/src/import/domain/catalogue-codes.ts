import { composeCatalogCode } from '@yiwang/standards';
import type { IssuedCatalogueCode } from './import.repository.js';

/** 2 digits of the province and 2 of the category: the codes of one scope are numbered together. */
export type Scope = string;

interface Wish {
  mainItem?: string;
  subItem?: number;
}

/**
 * The main and sub item that a local directory code speaks of: `511A0138600003` is 51, kind 1, type A, main item 01386, sub item 00003;
 * `511F33033003` the same in its older form; `G-000007-001` a code of the first lists; `1J-5100-00027` a department's own.
 */
export function wishOf(localCatalogueCode: string): Wish {
  const provincial = /^\d{3}[0-9A-Z](\d{5})(\d{3}|\d{5})$/.exec(localCatalogueCode);
  if (provincial) return { mainItem: provincial[1]!, subItem: Number(provincial[2]) };
  const early = /^[A-Z]-0(\d{5})-(\d{3,4})$/.exec(localCatalogueCode);
  if (early) return { mainItem: early[1]!, subItem: Number(early[2]) };
  const own = /-(\d{5})$/.exec(localCatalogueCode);
  return own ? { mainItem: own[1]!, subItem: 0 } : {};
}

const MOST_SUB = 999;

/**
 * 基本编码 for local directory codes. A local code keeps its main and sub item where they are free, so that people recognise them;
 * otherwise it gets the lowest free sub item, and when the main item is full, or nothing can be read from the code, a main item counted
 * down from 99999. What was issued once is remembered for ever, therefore the same local code always has the same answer.
 *
 * It holds only what its lines may meet: the codes issued for their local codes and under their main items, and of free main items as many
 * as were asked for.
 */
export class CatalogueCodes {
  private readonly byLocal = new Map<string, string>();
  /** Scope and main item → sub items taken. */
  private readonly taken = new Map<string, Set<number>>();
  /** Main items of a scope that no code has, from the top; the first is given next. */
  private readonly free = new Map<Scope, string[]>();
  private fresh: IssuedCatalogueCode[] = [];

  static scopeOf(regionCode: string, category: string): Scope {
    return regionCode.slice(0, 2) + category;
  }

  /** Takes in what was issued so far: everything of the local codes and main items that will be asked for. */
  load(issued: readonly IssuedCatalogueCode[]): void {
    for (const { code, localCatalogueCode } of issued) this.take(code, localCatalogueCode);
  }

  /** Takes in main items of a scope that no code has, the highest first. */
  loadFree(scope: Scope, mainItems: readonly string[]): void {
    this.free.set(scope, [...mainItems].reverse());
  }

  /** The code; or undefined if a free main item is needed and none of the scope is loaded any more. */
  issue(scope: Scope, localCatalogueCode: string): string | undefined {
    const known = this.byLocal.get(`${scope} ${localCatalogueCode}`);
    if (known !== undefined) return known;
    const { mainItem, subItem } = wishOf(localCatalogueCode);
    const place = (mainItem === undefined ? undefined : this.freeIn(scope, mainItem, subItem)) ?? this.freeMain(scope);
    if (place === undefined) return undefined;
    const code = composeCatalogCode({
      province: scope.slice(0, 2),
      category: scope.slice(2),
      mainItem: place.mainItem,
      subItem: String(place.subItem).padStart(3, '0'),
    });
    this.take(code, localCatalogueCode);
    this.fresh.push({ code, localCatalogueCode });
    return code;
  }

  /** What was issued since the last call and has to be stored. */
  takeFresh(): IssuedCatalogueCode[] {
    const fresh = this.fresh;
    this.fresh = [];
    return fresh;
  }

  private take(code: string, localCatalogueCode: string | null): void {
    const scope = code.slice(0, 4);
    const key = code.slice(0, 9);
    const subs = this.taken.get(key) ?? new Set<number>();
    this.taken.set(key, subs.add(Number(code.slice(9))));
    if (localCatalogueCode !== null) this.byLocal.set(`${scope} ${localCatalogueCode}`, code);
  }

  private freeIn(scope: Scope, mainItem: string, wish: number | undefined): { mainItem: string; subItem: number } | undefined {
    const subs = this.taken.get(scope + mainItem);
    if (wish !== undefined && wish <= MOST_SUB && !subs?.has(wish)) return { mainItem, subItem: wish };
    for (let subItem = 1; subItem <= MOST_SUB; subItem++) if (!subs?.has(subItem)) return { mainItem, subItem };
    return undefined;
  }

  private freeMain(scope: Scope): { mainItem: string; subItem: number } | undefined {
    const free = this.free.get(scope);
    for (let mainItem = free?.pop(); mainItem !== undefined; mainItem = free?.pop()) {
      if (!this.taken.has(scope + mainItem)) return { mainItem, subItem: 0 };
    }
    return undefined;
  }
}
