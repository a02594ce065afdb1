import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { SealedColumn } from './sealed-columns.js';

/** Rows of one transaction: locked for some milliseconds. */
const PORTION = 500;
/** Where few are left it may look at the whole table. */
const LOOK_MS = 120_000;
const BEFORE_ALL = { uuid: '00000000-0000-0000-0000-000000000000', text: '' } as const;

export interface Resealed {
  sealed: number;
  left: number;
}

interface Portion {
  sealed: number;
  /** Where the next one begins; undefined after the last. */
  after: string[] | undefined;
}

/** 换密钥 — seals anew what an earlier key or the other algorithm sealed, beside running services. */
@Injectable()
export class ResealColumns {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** May be stopped and repeated. Left is what somebody had locked, and what no key here opens. */
  async execute(column: SealedColumn): Promise<Resealed> {
    let sealed = 0;
    let after: string[] | undefined = column.key.map(({ type }) => BEFORE_ALL[type]);
    while (after !== undefined) {
      const portion: Portion = await this.portion(column, after);
      sealed += portion.sealed;
      after = portion.after;
    }
    return { sealed, left: await this.left(column) };
  }

  private portion(column: SealedColumn, after: readonly string[]): Promise<Portion> {
    return this.uow.run(async () => {
      const rows = await this.database.query<{ key: string[]; value: string }>(
        selectOf(column),
        [...after, `${this.cipher.mark}.`, PORTION],
        { withinMs: LOOK_MS },
      );
      const opened = rows.flatMap(({ key, value }) => {
        const text = this.open(value, column.context(key));
        return text === undefined ? [] : [{ key, value: this.cipher.encrypt(text, column.context(key)) }];
      });
      if (opened.length > 0) {
        const keys = column.key.map((_, index) => opened.map(({ key }) => key[index]));
        await this.database.query(updateOf(column), [...keys, opened.map(({ value }) => value)]);
      }
      return { sealed: opened.length, after: rows.length < PORTION ? undefined : rows.at(-1)!.key };
    });
  }

  private left({ table, column }: SealedColumn): Promise<number> {
    return this.uow.run(async () => {
      const sql = `SELECT count(*)::int AS n FROM ${table} WHERE NOT starts_with(${column}, $1)`;
      const [row] = await this.database.query<{ n: number }>(sql, [`${this.cipher.mark}.`], { withinMs: LOOK_MS });
      return row!.n;
    });
  }

  /** One value that nothing opens does not keep the others waiting. */
  private open(value: string, context: string): string | undefined {
    try {
      return this.cipher.decrypt(value, context);
    } catch {
      return undefined;
    }
  }
}

/** Nobody waits for a row, nor do others wait for long: a row in somebody's hands is left, and taken the next time. */
function selectOf({ table, column, key }: SealedColumn): string {
  const names = key.map(({ column: name }) => name).join(', ');
  const from = key.map(({ type }, index) => `$${index + 1}::${type}`).join(', ');
  return `SELECT ARRAY[${key.map(({ column: name }) => `${name}::text`).join(', ')}] AS key, ${column} AS value FROM ${table}
    WHERE (${names}) > (${from}) AND NOT starts_with(${column}, $${key.length + 1})
    ORDER BY ${names} LIMIT $${key.length + 2} FOR NO KEY UPDATE SKIP LOCKED`;
}

function updateOf({ table, column, key }: SealedColumn): string {
  const arrays = key.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  const names = key.map((_, index) => `k${index}`);
  return `UPDATE ${table} t SET ${column} = n.value FROM unnest(${arrays}, $${key.length + 1}::text[]) AS n(${names.join(', ')}, value)
    WHERE ${key.map(({ column: name }, index) => `t.${name} = n.${names[index]!}`).join(' AND ')}`;
}
