import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { SealedTexts } from '../../sealing/sealed-texts.js';
import { handlingNotFound } from '../domain/handling.errors.js';
import { viewerOf } from '../domain/handling-viewer.js';
import type { HandlingTexts } from '../http/handling.schema.js';
import { reachableBy, reachParams } from '../persistence/handling-access.js';

const ONE = `
  SELECT h.case_no, h.item_code, h.rating_id, r.text_sealed, h.answer_sealed FROM handlings h JOIN ratings r ON r.id = h.rating_id
  WHERE h.id = $1 AND ${reachableBy(2)}`;
const NOTES = 'SELECT note_id, note_sealed FROM handling_steps WHERE handling_id = $1 AND note_id IS NOT NULL ORDER BY id';
const RECORD = `
  INSERT INTO text_readings (at, handling_id, case_no, item_code, purpose, actor_kind, actor_id, actor_org, client_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

interface TextRow {
  case_no: string;
  item_code: string;
  rating_id: string;
  text_sealed: string | null;
  answer_sealed: string | null;
}

/** 查阅评价文字 — in clear, and recorded in the same transaction: what cannot be recorded is not shown. */
@Injectable()
export class ReadTexts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly texts: SealedTexts,
    private readonly clock: Clock,
  ) {}

  /** @throws EVALUATION.HANDLING_NOT_FOUND */
  execute(handlingId: string, purpose: string, principal: Principal): Promise<HandlingTexts> {
    return this.uow.run(async () => {
      const [row] = await this.database.query<TextRow & Record<string, unknown>>(ONE, [handlingId, ...reachParams(viewerOf(principal))]);
      if (!row) throw handlingNotFound();
      const notes = await this.database.query<{ note_id: string; note_sealed: string }>(NOTES, [handlingId]);
      const { kind, id, orgCode, clientId } = principal;
      const reader = [kind, id, orgCode ?? null, clientId];
      await this.database.write(RECORD, [this.clock.now(), handlingId, row.case_no, row.item_code, purpose, ...reader]);
      return {
        handlingId,
        rating: row.text_sealed === null ? null : this.texts.openRating(row.rating_id, row.text_sealed),
        notes: notes.map(({ note_id, note_sealed }) => ({ noteId: note_id, text: this.texts.openNote(note_id, note_sealed) })),
        answer: row.answer_sealed === null ? null : this.texts.openAnswer(handlingId, row.answer_sealed),
      };
    });
  }
}
