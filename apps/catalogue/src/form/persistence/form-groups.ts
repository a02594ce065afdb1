import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { brokenRules } from '../../item/domain/item.errors.js';
import { groupUrn, resolveGroups, type FormGroup, type GroupRef } from '../domain/form-group.js';
import { formGroupNotFound, formGroupTaken } from '../domain/form.errors.js';
import type { Schema } from '../domain/schema-walk.js';

interface AskedRow extends FormGroup {
  asked: string;
}

/** Kinds of groups there are few; a bound all the same. */
const MOST = 200;

/** 表单组 — stored groups, and forms made whole with them. */
@Injectable()
export class FormGroups {
  constructor(private readonly db: Database) {}

  /** The definition with its form made self-contained. A form that names no group costs no query. @throws CATALOGUE.RULES_BROKEN */
  async resolved<D extends { form: Schema }>(definition: D): Promise<D> {
    const resolved = await resolveGroups(definition.form, (refs) => this.find(refs));
    if (!resolved.ok) throw brokenRules(resolved.problems);
    return resolved.form === definition.form ? definition : { ...definition, form: resolved.form };
  }

  async find(refs: readonly GroupRef[]): Promise<Map<string, FormGroup>> {
    const rows = await this.db.query<AskedRow & Record<string, unknown>>(
      `SELECT r.urn AS asked, g.key, g.version, g.title, g.schema
       FROM unnest($1::text[], $2::text[], $3::int[]) AS r (urn, key, version)
       CROSS JOIN LATERAL (
         SELECT * FROM form_groups f WHERE f.key = r.key AND (r.version IS NULL OR f.version = r.version)
         ORDER BY f.version DESC LIMIT 1) AS g`,
      [refs.map(groupUrn), refs.map((ref) => ref.key), refs.map((ref) => ref.version ?? null)],
    );
    return new Map(rows.map(({ asked, key, version, title, schema }) => [asked, { key, version, title, schema }]));
  }

  /** The newest version of each group, by key. */
  newest(): Promise<FormGroup[]> {
    return this.db.query<FormGroup & Record<string, unknown>>(
      `SELECT DISTINCT ON (key) key, version, title, schema FROM form_groups ORDER BY key, version DESC LIMIT ${MOST}`,
    );
  }

  /** @throws CATALOGUE.FORM_GROUP_NOT_FOUND */
  async one(ref: GroupRef): Promise<FormGroup> {
    const group = (await this.find([ref])).get(groupUrn(ref));
    if (!group) throw formGroupNotFound();
    return group;
  }

  /** A further version. @throws CATALOGUE.FORM_GROUP_TAKEN unless it is the next one */
  async add({ key, version, title, schema }: FormGroup, editorId: string, at: Date): Promise<void> {
    await this.db.write(
      `INSERT INTO form_groups (key, version, title, schema, created_by, created_at)
       SELECT $1::text, $2::int, $3::text, $4::json, $5::text, $6::timestamptz
       WHERE $2::int = 1 + coalesce((SELECT max(version) FROM form_groups WHERE key = $1::text), 0)
       ON CONFLICT DO NOTHING`,
      [key, version, title, JSON.stringify(schema), editorId, at],
      { rows: 1, otherwise: formGroupTaken },
    );
  }
}
