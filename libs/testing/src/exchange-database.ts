import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { backing } from './backing.js';
import { uniqueName } from './test-database.js';

const SCRIPT = join(import.meta.dirname, '../../../deploy/exchange-tables.sql');
const PASSWORD = 'test';

/** A department’s own PostgreSQL database with the exchange tables (前置库), as its administrator has set them up. */
export class ExchangeDatabase {
  private constructor(
    readonly settings: { host: string; port: number; database: string; tls: 'off' },
    readonly secrets: { user: string; password: string },
    /** The department’s system, with the rights of `exchange_department`. */
    private readonly department: pg.Pool,
    /** The administrator. */
    private readonly owner: pg.Pool,
    readonly departmentUrl: string,
  ) {}

  static async create(): Promise<ExchangeDatabase> {
    const name = uniqueName('exchange');
    const url = new URL(backing().postgresUrl);
    const admin = new pg.Client({ connectionString: url.href });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
    await admin.end();
    url.pathname = `/${name}`;
    const owner = new pg.Pool({ connectionString: url.href, max: 1 });
    await owner.query(await readFile(SCRIPT, 'utf8'));
    const roles = { platform: `${name}_p`, department: `${name}_d` };
    await owner.query(`CREATE ROLE ${roles.platform} LOGIN PASSWORD '${PASSWORD}' IN ROLE exchange_platform`);
    await owner.query(`CREATE ROLE ${roles.department} LOGIN PASSWORD '${PASSWORD}' IN ROLE exchange_department`);
    url.username = roles.department;
    url.password = PASSWORD;
    const settings = { host: url.hostname, port: Number(url.port || 5432), database: name, tls: 'off' } as const;
    const department = new pg.Pool({ connectionString: url.href, max: 2 });
    return new ExchangeDatabase(settings, { user: roles.platform, password: PASSWORD }, department, owner, url.href);
  }

  /** Runs the script again, as an administrator may. */
  async runScriptAgain(): Promise<void> {
    await this.owner.query(await readFile(SCRIPT, 'utf8'));
  }

  async asDepartment<T = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return (await this.department.query(sql, params)).rows as T[];
  }

  async asAdministrator<T = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return (await this.owner.query(sql, params)).rows as T[];
  }

  /** Writes a row as the department’s system would; `create_time` is now unless given. */
  async offer(form: string, row: Record<string, unknown>): Promise<void> {
    const values: Record<string, unknown> = { create_time: localNow(), ...row };
    const columns = Object.keys(values);
    await this.asDepartment(
      `INSERT INTO from_department.${form} (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(values),
    );
  }

  async rowOf(form: string, key: string, schema = 'from_department'): Promise<Record<string, unknown> | undefined> {
    const column = ['attr', 'formfile', 'node', 'notice'].includes(form) ? 'unid' : 'projid';
    return (await this.asDepartment(`SELECT * FROM ${schema}.${form} WHERE ${column} = $1`, [key]))[0];
  }

  async stop(): Promise<void> {
    await Promise.all([this.department.end(), this.owner.end()]);
  }
}

/** By the clock of the department, in Chinese time. */
export const localNow = (offsetMs = 0): string =>
  new Date(Date.now() + 8 * 3_600_000 + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
