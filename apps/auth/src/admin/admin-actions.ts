import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';

/** Who acts: an account or client with `ops.accounts`, or a command run on the machine (`command`, with its name). */
export interface Administrator {
  kind: string;
  id: string;
}

export type AdminActionName =
  | 'account.imported'
  | 'account.changed'
  | 'account.disabled'
  | 'account.enabled'
  | 'account.password-reset'
  | 'organisation.imported'
  | 'organisation.changed'
  | 'post.imported'
  | 'post.changed'
  | 'client.registered'
  | 'client.secret-rotated'
  | 'client.disabled'
  | 'client.enabled'
  | 'site.registered'
  | 'site.secret-rotated'
  | 'site.callbacks-changed'
  | 'site.approved'
  | 'client.approved'
  | 'client.changed'
  | 'client.logout-retried'
  | 'client.request-rejected'
  | 'client.request-withdrawn'
  | 'enterprise.registered'
  | 'enterprise.taken-over'
  | 'enterprise.representative-dismissed'
  | 'enterprise.closed'
  | 'authorisation.offered'
  | 'authorisation.accepted'
  | 'authorisation.declined'
  | 'authorisation.resigned'
  | 'authorisation.revoked'
  | 'signing-key.published'
  | 'signing-key.retired'
  | 'account.left'
  | 'account.post-lent'
  | 'account.post-returned'
  | 'organisation.moved'
  | 'organisation.abolished'
  | 'duty.changed'
  | 'second-factor.enrolled'
  | 'second-factor.codes-renewed'
  | 'second-factor.removed'
  | 'second-factor.reset';

export interface AdminAction {
  action: AdminActionName;
  /** Account id, client id, organisation or post code, credit code of an enterprise, authorisation id. */
  target: string;
  /** What came of it in codes and names of fields: never a password, a secret or personal data. */
  details?: Readonly<Record<string, unknown>>;
}

/** 操作留痕 — who administered what and when, in a table that only grows. */
@Injectable()
export class AdminActions {
  constructor(private readonly database: Database) {}

  /** Part of the unit of work that did it. */
  async record(by: Administrator, actions: readonly AdminAction[]): Promise<void> {
    if (actions.length === 0) return;
    const rows = actions.map(({ action, target, details = {} }) => ({ id: uuidv7(), action, target, details }));
    await this.database.query(
      `INSERT INTO admin_actions (id, actor_kind, actor_id, action, target, details)
       SELECT r.id, $1, $2, r.action, r.target, r.details
         FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, action text, target text, details jsonb)`,
      [by.kind, by.id, JSON.stringify(rows)],
    );
  }
}

/** Any number; held by whatever registers accounts, organisations or posts, so that two of them see each other's rows. */
export const ADMIN_LOCK = 7_251_103;
