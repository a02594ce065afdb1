import { Injectable } from '@nestjs/common';
import { etagOf, requireIfMatch } from '@yiwang/http-api';
import { Clock, type InvalidParam } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import type { BodyPlace, Editor } from '../../item/domain/item.repository.js';
import { pointEtag } from '../domain/point-etag.js';
import { pointCodeTaken, pointNotFound, pointOutOfScope, unknownAccepted } from '../domain/service-point.errors.js';
import type { NewServicePoint, ServicePointState } from '../domain/service-point.js';
import { ServicePoints } from '../persistence/service-points.js';

/** Who keeps a point may see it under either of two: its own organisation, or the region above it. */
export const placeOf = (point: { org_code: string; region_code: string }): BodyPlace => ({
  orgCode: point.org_code,
  regionCode: point.region_code,
});

/** 网点维护. */
@Injectable()
export class KeepServicePoints {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly points: ServicePoints,
    private readonly clock: Clock,
  ) {}

  /** @throws CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE, CATALOGUE.SERVICE_POINT_CODE_TAKEN, CATALOGUE.SERVICE_POINT_ACCEPTS_UNKNOWN */
  add(point: NewServicePoint, editor: Editor): Promise<ServicePointState> {
    return this.uow.run(async () => {
      if (!editor.mayManage(point)) throw pointOutOfScope();
      if ((await this.points.lock([point.code])).size > 0) throw pointCodeTaken();
      return this.store(point, editor);
    });
  }

  /**
   * `ifMatch` is the ETag of the point as it was read.
   * @throws CATALOGUE.SERVICE_POINT_NOT_FOUND, CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE, CATALOGUE.SERVICE_POINT_ACCEPTS_UNKNOWN
   */
  change(point: NewServicePoint, ifMatch: string | undefined, editor: Editor): Promise<ServicePointState> {
    return this.uow.run(async () => {
      await this.kept(point.code, ifMatch, editor);
      // And to where it is moved: out of one's region nobody moves anything.
      if (!editor.mayManage(point)) throw pointOutOfScope();
      return this.store(point, editor);
    });
  }

  /** @throws CATALOGUE.SERVICE_POINT_NOT_FOUND, CATALOGUE.SERVICE_POINT_OUT_OF_SCOPE */
  remove(code: string, ifMatch: string | undefined, editor: Editor): Promise<void> {
    return this.uow.run(async () => {
      await this.kept(code, ifMatch, editor);
      await this.points.remove(code);
    });
  }

  private async kept(code: string, ifMatch: string | undefined, editor: Editor): Promise<void> {
    const before = (await this.points.lock([code])).get(code);
    if (!before) throw pointNotFound();
    if (!editor.mayManage(placeOf(before))) throw pointOutOfScope();
    requireIfMatch(ifMatch, before.etag);
  }

  private async store(point: NewServicePoint, editor: Editor): Promise<ServicePointState> {
    const { departments, items } = point.accepts;
    const unknown = await this.points.unknown(departments, items);
    if (unknown.size > 0) throw unknownAccepted(namesOf(point, unknown));
    const etag = pointEtag(point);
    await this.points.store([{ point, etag }], editor.id, this.clock.now());
    return { code: point.code, status: point.status, etag: etagOf(etag) };
  }
}

const MOST_NAMED = 20;

function namesOf({ accepts }: NewServicePoint, unknown: ReadonlySet<string>): InvalidParam[] {
  const told = (of: 'departments' | 'items', reason: string): InvalidParam[] =>
    accepts[of].flatMap((code, i) => (unknown.has(code) ? [{ name: `/accepts/${of}/${i}`, code: 'UNKNOWN', reason }] : []));
  return [...told('departments', '部门不存在'), ...told('items', '事项不存在')].slice(0, MOST_NAMED);
}
