import { Injectable } from '@nestjs/common';
import { CatalogueCodes, wishOf } from '../domain/catalogue-codes.js';
import { itemCodeOf } from '../domain/import-defaults.js';
import { ImportRepository, type CatalogueCodeWish, type IssuedCatalogueCode } from '../domain/import.repository.js';
import type { Landed } from '../domain/landed.js';
import { lineProblem, type SourceItem } from '../domain/source-item.js';

interface PlacedLine {
  line: SourceItem;
  regionCode: string;
}

export interface CodedLine extends PlacedLine {
  itemCode: string;
}

export interface CodedLines {
  lines: CodedLine[];
  /** 基本编码 that were issued for these lines and have to be stored with them. */
  issued: IssuedCatalogueCode[];
}

const LAST_MAIN = 99_999;
const NO_CODE_LEFT = '本省该类权力的基本编码已用完';

/** 赋码 — item codes for new lines: the one they name, or one on the 基本编码 that is looked up or issued for their local code. */
@Injectable()
export class IssueCodes {
  /** Scope → the number above which every main item is taken, as far as this process has seen: none is ever given back. */
  private readonly full = new Map<string, number>();

  constructor(private readonly imports: ImportRepository) {}

  /** Lines whose code was issued before are rejected: a code is never reused. */
  async forLines(lines: readonly PlacedLine[], landed: Landed): Promise<CodedLines> {
    const codes = new CatalogueCodes();
    const wishes = lines.flatMap((line) => wishFor(line) ?? []);
    if (wishes.length > 0) codes.load(await this.imports.catalogueCodes(wishes));
    const coded: CodedLines['lines'] = [];
    for (const each of lines) {
      const itemCode = await this.codeOf(each, codes, lines.length);
      if (itemCode !== undefined) coded.push({ ...each, itemCode });
      else landed.rejected.push(lineProblem(each.line, { name: 'deptCode', code: 'CATALOGUE.CODES_USED_UP', reason: NO_CODE_LEFT }));
    }
    const taken = await this.imports.issued(coded.map(({ itemCode }) => itemCode));
    const free = coded.filter(({ line, itemCode }) => {
      if (taken.has(itemCode)) {
        const reason = `对应的国家编码${itemCode}已发放给另一事项`;
        landed.rejected.push(lineProblem(line, { name: 'itemCode', code: 'CATALOGUE.CODE_TAKEN', reason }));
        return false;
      }
      taken.add(itemCode);
      return true;
    });
    return { lines: free, issued: codes.takeFresh() };
  }

  /** Undefined when the 基本编码 of its province and category are used up. */
  private async codeOf(placed: PlacedLine, codes: CatalogueCodes, most: number): Promise<string | undefined> {
    const wish = wishFor(placed);
    if (!wish) return placed.line.key;
    const { scope, localCatalogueCode } = wish;
    const code =
      codes.issue(scope, localCatalogueCode) ??
      ((await this.loadFree(scope, codes, most)) ? codes.issue(scope, localCatalogueCode) : undefined);
    return code && itemCodeOf(placed.line, code);
  }

  /** Loads free main items for as many lines as there are: none asks twice. */
  private async loadFree(scope: string, codes: CatalogueCodes, most: number): Promise<boolean> {
    const below = this.full.get(scope) ?? LAST_MAIN;
    const free = await this.imports.freeMainItems(scope, below, most);
    this.full.set(scope, Number(free[0] ?? 0));
    codes.loadFree(scope, free);
    return free.length > 0;
  }
}

function wishFor({ line, regionCode }: PlacedLine): CatalogueCodeWish | undefined {
  if (line.localCatalogueCode === undefined) return undefined;
  const scope = CatalogueCodes.scopeOf(regionCode, line.category);
  return { scope, localCatalogueCode: line.localCatalogueCode, mainItem: wishOf(line.localCatalogueCode).mainItem };
}
