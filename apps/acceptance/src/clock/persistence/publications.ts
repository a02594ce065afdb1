import { Injectable } from '@nestjs/common';
import type { Actor } from '@yiwang/event-core';
import { Database } from '@yiwang/persistence';
import type { Publication, PublishedContent, PublishedPart } from '../domain/publication.js';

/** Publications wait for each other, so that they are seen in the order of their numbers. */
const LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('calendar_publications', 0))";
const HEAD = 'SELECT coalesce(max(id), 0)::int AS head FROM calendar_publications';
const COLUMNS = 'id::int AS id, part, subject, content, published_at AS "publishedAt"';
/** Of limits all that were ever published, since a clock keeps the limit under which it began. */
const IN_FORCE = `
  SELECT ${COLUMNS} FROM calendar_publications p
  WHERE part = 'limits' OR id = (SELECT max(id) FROM calendar_publications q WHERE q.part = p.part AND q.subject = p.subject) ORDER BY p.id`;
const LATEST = `SELECT ${COLUMNS} FROM calendar_publications WHERE part = $1::calendar_part AND subject = $2 ORDER BY id DESC LIMIT 1`;
const INSERT = `
  INSERT INTO calendar_publications (part, subject, content, published_by, published_at)
  VALUES ($1::calendar_part, $2, $3::jsonb, $4::jsonb, $5) RETURNING id::int AS id`;

type Row = Publication & Record<string, unknown>;

/** 公布记录 — notices, calendars of regions and limits, as they were published. */
@Injectable()
export class Publications {
  constructor(private readonly database: Database) {}

  /** Number of the newest publication, 0 before the first. */
  async head(): Promise<number> {
    const [row] = await this.database.query<{ head: number }>(HEAD);
    return row!.head;
  }

  /** What holds now, in the order in which it was published. */
  inForce(): Promise<Publication[]> {
    return this.database.query<Row>(IN_FORCE);
  }

  async latest(part: PublishedPart, subject: string): Promise<Publication | undefined> {
    const [row] = await this.database.query<Row>(LATEST, [part, subject]);
    return row;
  }

  /** Makes other publications wait until this unit of work is over. */
  async lock(): Promise<void> {
    await this.database.query(LOCK);
  }

  async add(subject: string, { part, content }: PublishedContent, by: Actor, at: Date): Promise<number> {
    const [row] = await this.database.query<{ id: number }>(INSERT, [
      part,
      subject,
      JSON.stringify(content),
      JSON.stringify(by),
      at.toISOString(),
    ]);
    return row!.id;
  }
}
