import { Injectable } from '@nestjs/common';
import type { InvalidParam } from '@yiwang/kernel';
import { parseCatalogCode } from '@yiwang/standards';
import { brokenRules } from '../../item/domain/item.errors.js';
import { directoryCycle, entryNotInForce, localCodeTaken } from '../domain/directory.errors.js';
import type { NewDirectoryEntry } from '../domain/directory-requests.js';
import { DirectoryRepository } from '../domain/directory.repository.js';

/** 大项、主项、子项, and two to spare. */
const MOST_LEVELS = 5;

const broken = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });

/** Codes and places in the tree. Everything here belongs inside a unit of work. */
@Injectable()
export class DirectoryPlaces {
  constructor(private readonly directory: DirectoryRepository) {}

  /**
   * 基本编码 of a new entry: the one that state or province laid down; else the one under which its local code was issued before; else the
   * next sub item of its parent, or the next main item.
   * @throws CATALOGUE.RULES_BROKEN, CATALOGUE.LOCAL_CODE_TAKEN, CATALOGUE.CODES_EXHAUSTED
   */
  async codeOf({ catalogueCode, category, localCode, parentCode, regionCode }: NewDirectoryEntry): Promise<string> {
    if (!(await this.directory.knowsCategory(category))) {
      throw brokenRules([broken('/category', 'CATEGORY_UNKNOWN', '事项类型表中没有该类型')]);
    }
    if (catalogueCode !== undefined) {
      const parsed = parseCatalogCode(catalogueCode);
      if (!parsed.ok) throw brokenRules([broken('/catalogueCode', parsed.code, parsed.reason)]);
      if (parsed.value.category !== category) {
        throw brokenRules([broken('/category', 'CATEGORY_DIFFERS_FROM_CODE', '事项类型与基本编码不一致')]);
      }
    }
    const scope = (catalogueCode ?? regionCode).slice(0, 2) + category;
    const known = localCode === undefined ? undefined : await this.directory.codeOfLocal(scope, localCode);
    if (catalogueCode !== undefined && known !== undefined && known !== catalogueCode) throw localCodeTaken();
    if (catalogueCode !== undefined || known !== undefined) return (catalogueCode ?? known)!;
    if (parentCode === null) return this.directory.makeCode(scope);
    if (!parentCode.startsWith(scope)) {
      throw brokenRules([broken('/parentCode', 'PARENT_OF_OTHER_KIND', '子项应与主项同省份、同事项类型')]);
    }
    return this.directory.makeCode(parentCode.slice(0, 9));
  }

  /** The main item of a sub item's code, where that is an entry that is not cancelled. */
  async mainOf(catalogueCode: string): Promise<string | null> {
    const main = `${catalogueCode.slice(0, 9)}000`;
    if (main === catalogueCode) return null;
    const entry = (await this.directory.binding([main])).get(main);
    return entry && entry.status !== 'cancelled' ? main : null;
  }

  /**
   * Whether the entry may stand below the parent, as long as the directory is held.
   * @throws CATALOGUE.RULES_BROKEN, CATALOGUE.DIRECTORY_CYCLE, CATALOGUE.DIRECTORY_ENTRY_NOT_IN_FORCE
   */
  async requirePlace(catalogueCode: string, parentCode: string | null): Promise<void> {
    if (parentCode === null) return;
    const above = await this.directory.upwards(parentCode);
    const [parent] = above;
    if (above.some(({ code }) => code === catalogueCode) || parentCode === catalogueCode) throw directoryCycle();
    if (!parent) throw brokenRules([broken('/parentCode', 'PARENT_UNKNOWN', '上级条目不存在')]);
    if (parent.status === 'cancelled') throw entryNotInForce();
    if (parent.ends) throw brokenRules([broken('/parentCode', 'PARENT_ENDS', '上级条目已计划取消')]);
    const room = MOST_LEVELS - above.length;
    if (room < 1 || (await this.directory.levelsFrom(catalogueCode, room + 1)) > room) {
      throw brokenRules([broken('/parentCode', 'TOO_DEEP', `目录最多${MOST_LEVELS}层`)]);
    }
  }
}
