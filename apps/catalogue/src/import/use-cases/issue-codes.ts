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

/** 赋码 — item codes for new lines: the one they name, or one on the 基本编码 that is looked up or issued for their local code. */
@Injectable()
export class IssueCodes {
  constructor(private readonly imports: ImportRepository) {}

  /** Lines whose code was issued before are rejected: a code is never reused. */
  async forLines(lines: readonly PlacedLine[], landed: Landed): Promise<CodedLines> {
    const codes = new CatalogueCodes();
    const wishes = lines.flatMap((line) => wishFor(line) ?? []);
    if (wishes.length > 0) codes.load(await this.imports.catalogueCodes(wishes));
    const coded: CodedLines['lines'] = [];
    for (const each of lines) coded.push({ ...each, itemCode: await this.codeOf(each, codes) });
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

  private async codeOf(placed: PlacedLine, codes: CatalogueCodes): Promise<string> {
    const wish = wishFor(placed);
    if (!wish) return placed.line.key;
    let code = codes.issue(wish.scope, wish.localCatalogueCode);
    if (code === undefined) {
      codes.loadMainItems(wish.scope, await this.imports.mainItems(wish.scope));
      code = codes.issue(wish.scope, wish.localCatalogueCode)!;
    }
    return itemCodeOf(placed.line, code);
  }
}

function wishFor({ line, regionCode }: PlacedLine): CatalogueCodeWish | undefined {
  if (line.localCatalogueCode === undefined) return undefined;
  const scope = CatalogueCodes.scopeOf(regionCode, line.category);
  return { scope, localCatalogueCode: line.localCatalogueCode, mainItem: wishOf(line.localCatalogueCode).mainItem };
}
