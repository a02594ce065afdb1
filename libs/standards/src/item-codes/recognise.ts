import { fail } from '../checked.js';
import type { Failure } from '../checked.js';
import { parseCatalogCode, parseHandlingCode, parseTaskCode } from './national.js';
import { isSichuanItemCode } from './sichuan.js';
import { isZhejiangBaseCode, isZhejiangInnerCode } from './zhejiang.js';

/** Which of the item codes in use a text is. The two `legacy` kinds are tolerated in stored data and refused in exchanges. */
export type ItemCodeKind =
  'catalog' | 'task' | 'handling' | 'legacyCatalog' | 'legacyTask' | 'zhejiangBase' | 'zhejiangInner' | 'sichuan' | 'unknown';

export interface RecognisedItemCode {
  readonly kind: ItemCodeKind;
  /** Whether the national exchange takes it: only valid codes of 12, 31 and 33 characters. */
  readonly exchangeable: boolean;
  /** Why not; absent when `exchangeable`. */
  readonly failure?: Failure;
}

const byLength: Readonly<Record<number, { kind: ItemCodeKind; parse: (text: string) => { ok: true } | Failure }>> = {
  10: { kind: 'legacyCatalog', parse: parseCatalogCode },
  12: { kind: 'catalog', parse: parseCatalogCode },
  24: { kind: 'legacyTask', parse: parseTaskCode },
  31: { kind: 'task', parse: parseTaskCode },
  33: { kind: 'handling', parse: parseHandlingCode },
};

const LOCAL = fail('ITEM_CODE_LOCAL', '这是地方编码，数据交换需使用国家编码', 'a local code; exchanges need the national one');

/** Tells a code's kind whatever its source. A code of right length with wrong content is `unknown` and carries the reason. */
export function recogniseItemCode(text: string): RecognisedItemCode {
  if (isZhejiangBaseCode(text)) return { kind: 'zhejiangBase', exchangeable: false, failure: LOCAL };
  if (isZhejiangInnerCode(text)) return { kind: 'zhejiangInner', exchangeable: false, failure: LOCAL };
  if (isSichuanItemCode(text)) return { kind: 'sichuan', exchangeable: false, failure: LOCAL };
  const form = byLength[text.length];
  if (!form || !/^[0-9A-Z]+$/.test(text)) {
    const failure = fail(
      'ITEM_CODE_LENGTH',
      '事项编码应为12位（基本）、31位（实施）或33位（业务办理项）',
      'an item code has 12 (catalogue), 31 (task) or 33 (handling item) characters',
    );
    return { kind: 'unknown', exchangeable: false, failure };
  }
  const parsed = form.parse(text);
  if (parsed.ok) return { kind: form.kind, exchangeable: true };
  const legacy = parsed.code === 'STANDARDS.ITEM_CODE_LEGACY_LENGTH';
  return { kind: legacy ? form.kind : 'unknown', exchangeable: false, failure: parsed };
}
