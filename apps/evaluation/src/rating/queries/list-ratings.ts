import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { Occasion, RatingChannel, RatingLevel, RatingTurn } from '@yiwang/events-evaluation';
import { CursorTime, decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { evaluationChannels } from '@yiwang/standards';
import { z } from 'zod';
import { viewerOf } from '../../handling/domain/handling-viewer.js';
import { toFeed, toNational } from '../domain/level.js';
import type { RatingRecord } from '../http/rating.schema.js';

const Position = z.object({ at: CursorTime, id: z.uuid() });

interface RecordRow {
  id: string;
  case_no: string;
  occasion: Occasion;
  item_code: string;
  org_code: string;
  region_code: string;
  applicant_kind: 'person' | 'legalPerson' | null;
  turn: RatingTurn;
  level: RatingLevel;
  channel: RatingChannel;
  tags: string[];
  has_text: boolean;
  is_default: boolean;
  excluded: boolean;
  given_at: Date;
}

const SELECT = `
  SELECT r.id, r.case_no, i.occasion, r.item_code, r.org_code, r.region_code, c.applicant_kind, r.turn, r.level, r.channel, r.tags,
    r.text_sealed IS NOT NULL AS has_text, r.is_default, r.excluded_at IS NOT NULL AS excluded, r.given_at
  FROM ratings r JOIN invitations i ON i.id = r.invitation_id JOIN cases c ON c.case_no = r.case_no`;
const PAGE = `(r.given_at, r.id) > ($1::timestamptz, $2::uuid) AND r.given_at >= $3::timestamptz AND r.given_at < $4::timestamptz
  ORDER BY r.given_at, r.id LIMIT $5`;
const OF_ORG = `${SELECT} WHERE r.org_code = $6 AND ${PAGE}`;
const OF_REGION = `${SELECT} WHERE (r.org_code = $6 OR (r.region_code >= $7 AND r.region_code < $8)) AND ${PAGE}`;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

interface Filter {
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** 评价记录, oldest first, so that a feed can go on where it stopped; codes in both orders in which the world numbers them. */
@Injectable()
export class ListRatings {
  constructor(private readonly database: Database) {}

  async execute(principal: Principal, { from, to, cursor, limit }: Filter): Promise<Page<RatingRecord>> {
    const { orgCode, regions } = viewerOf(principal);
    const after = decodeCursor(Position, cursor);
    const range = [after?.at ?? '-infinity', after?.id ?? FIRST_ID, from ?? '-infinity', to ?? 'infinity', limit + 1, orgCode];
    const rows = regions
      ? await this.database.query<RecordRow & Record<string, unknown>>(OF_REGION, [...range, regions.from, regions.to])
      : await this.database.query<RecordRow & Record<string, unknown>>(OF_ORG, range);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.given_at.toISOString(), id: last.id }));
    return { items: items.map(toRecord), next };
  }
}

const toRecord = (row: RecordRow): RatingRecord => ({
  ratingId: row.id,
  caseNo: row.case_no,
  occasion: row.occasion,
  itemCode: row.item_code,
  orgCode: row.org_code,
  regionCode: row.region_code,
  applicantKind: row.applicant_kind,
  turn: row.turn,
  level: row.level,
  satisfaction: { national: toNational(row.level), feed: toFeed(row.level) },
  channel: row.channel,
  channelCode: evaluationChannels.encode(row.channel),
  assessNumber: row.turn === 'first' ? 1 : 2,
  tags: row.tags,
  hasText: row.has_text,
  isDefault: row.is_default,
  excluded: row.excluded,
  givenAt: row.given_at.toISOString(),
});
