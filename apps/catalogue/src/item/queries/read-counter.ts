import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { MOST_ACCEPTED } from '../../service-point/domain/service-point.js';

/** What a hall or counter accepts: all items of some bodies, and single items. */
export interface Counter {
  /** In the order of lists: region, then code. An item code begins with the code of its body, so this is the order of their items too. */
  bodies: string[];
  regions: string[];
  items: string[];
}

@Injectable()
export class ReadCounter {
  constructor(private readonly db: Database) {}

  /** 服务网点 by its code; undefined when there is none, or it accepts nothing, or it is closed. */
  async execute(code: string): Promise<Counter | undefined> {
    const [row] = await this.db.query<Counter>(
      `SELECT
         ARRAY(SELECT o.org_code FROM service_point_bodies a JOIN implementing_bodies o USING (org_code) WHERE a.point_code = p.code
               ORDER BY o.region_code, o.org_code LIMIT ${MOST_ACCEPTED.departments}) AS bodies,
         ARRAY(SELECT o.region_code FROM service_point_bodies a JOIN implementing_bodies o USING (org_code) WHERE a.point_code = p.code
               ORDER BY o.region_code, o.org_code LIMIT ${MOST_ACCEPTED.departments}) AS regions,
         ARRAY(SELECT i.item_code FROM service_point_items i WHERE i.point_code = p.code ORDER BY i.item_code LIMIT ${MOST_ACCEPTED.items}) AS items
       FROM service_points p WHERE p.code = $1 AND p.status = 'open'`,
      [code],
    );
    return row && row.bodies.length + row.items.length > 0 ? row : undefined;
  }
}
