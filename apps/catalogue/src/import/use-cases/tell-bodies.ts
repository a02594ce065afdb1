import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { ItemRepository, type Editor } from '../../item/domain/item.repository.js';
import { toldBodyElsewhere, toldBodyNotFound, toldBodyOutOfScope } from '../domain/import.errors.js';
import type { ToldBody } from '../domain/told-body.js';
import { ToldBodies, type ToldBodyEntry } from '../persistence/told-bodies.js';

export type NewToldBody = Omit<ToldBodyEntry, 'changedBy' | 'changedAt'>;

/** 机构代码对照 — says which body a source means, for bodies that the editor may manage. What landed before keeps its body. */
@Injectable()
export class TellBodies {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly bodies: ToldBodies,
    private readonly items: ItemRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws CATALOGUE.TOLD_BODY_OUT_OF_SCOPE, CATALOGUE.TOLD_BODY_ELSEWHERE, CATALOGUE.TOLD_BODY_CHANGED */
  put(source: string, body: NewToldBody, editor: Editor): Promise<ToldBodyEntry> {
    return this.uow.run(async () => {
      await this.requirePlace(body, editor);
      const before = await this.bodies.lock(source, body.told);
      // What means another's body is not taken from him.
      if (before && !editor.mayManage(before)) throw toldBodyOutOfScope();
      const entry: ToldBodyEntry = { ...body, changedBy: editor.id, changedAt: this.clock.now() };
      await (before ? this.bodies.change(source, entry) : this.bodies.add(source, entry));
      return entry;
    });
  }

  /** @throws CATALOGUE.TOLD_BODY_NOT_FOUND, CATALOGUE.TOLD_BODY_OUT_OF_SCOPE */
  remove(source: string, told: string, editor: Editor): Promise<void> {
    return this.uow.run(async () => {
      const before = await this.bodies.lock(source, told);
      if (!before) throw toldBodyNotFound();
      if (!editor.mayManage(before)) throw toldBodyOutOfScope();
      await this.bodies.remove(source, told);
    });
  }

  /** A body stands where it is known to stand: otherwise an editor could move any body into his region. */
  private async requirePlace({ orgCode, regionCode }: ToldBody, editor: Editor): Promise<void> {
    const known = (await this.items.regionsOf([orgCode])).get(orgCode);
    if (!editor.mayManage({ orgCode, regionCode: known ?? regionCode })) throw toldBodyOutOfScope();
    if (known !== undefined && known !== regionCode) {
      throw toldBodyElsewhere({ detail: { zh: `实施主体${orgCode}的行政区划为${known}`, en: `${orgCode} stands in ${known}` } });
    }
  }
}
