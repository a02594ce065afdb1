import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { InvalidParam } from '@yiwang/kernel';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { shanghaiDate } from '@yiwang/standards';
import type { HandedMaterial } from '../../case/domain/case-state.js';
import { materialFilesInvalid } from '../domain/material.errors.js';

/** Who hands materials in, and for whom. */
export interface Filer {
  principal: Pick<Principal, 'kind' | 'id' | 'orgCode'>;
  /** Keyed hash of the applicant's document, where a counter or a credit code tells it. */
  applicantHash: string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * 免提交 — a file belongs to a filing when its account handed it in, when this counter took it in, or when it is held of this very
 * applicant: whatever any counter took in, for a clerk who has him before him; what an authority issued, for the organisation itself.
 */
const FIND = `
  SELECT id, valid_until < $6::date AS expired FROM material_files
  WHERE id = ANY($1::uuid[]) AND status = 'ready' AND (
    (owner_kind = $2 AND owner_id = $3)
    OR ($2 = 'officer' AND owner_kind = 'officer' AND owner_org = $4)
    OR (holder_hash = $5 AND ($2 = 'officer' OR trust = 'A')))`;
const USE = `
  UPDATE material_files f
  SET used_at = coalesce(f.used_at, $4::timestamptz), holder_hash = coalesce(f.holder_hash, $3), title = coalesce(f.title, u.title)
  FROM unnest($1::uuid[], $2::text[]) AS u (id, title) WHERE f.id = u.id AND f.status = 'ready'`;
/** Which case needs them; one that comes back after a correction is noted already. */
const NOTE_USE = 'INSERT INTO material_uses (case_no, file_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING';

interface Found extends Record<string, unknown> {
  id: string;
  expired: boolean | null;
}

const refsOf = (materials: readonly HandedMaterial[]): string[] => [
  ...new Set(materials.flatMap(({ fileRef }) => (fileRef === undefined ? [] : [fileRef]))),
];

/** 申请材料的电子文件 — the files that a filing names: looked at before its unit of work, used within it. */
@Injectable()
export class HandedFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What is wrong with the files that are named, by JSON pointer; nothing is asked where none is. `known`: what the case has already.
   * Unknown and another's are told alike, so that nobody learns which references there are.
   */
  async problemsOf(materials: readonly HandedMaterial[], filer: Filer, known: ReadonlySet<string> = new Set()): Promise<InvalidParam[]> {
    const asked = refsOf(materials).filter((ref) => !known.has(ref));
    if (asked.length === 0) return [];
    const found = await this.find(asked, filer);
    const problems: InvalidParam[] = [];
    materials.forEach(({ fileRef }, index) => {
      if (fileRef === undefined || known.has(fileRef)) return;
      const name = `/materials/${index}/fileRef`;
      const expired = found.get(fileRef);
      if (expired === undefined) problems.push({ name, code: 'FILE_UNKNOWN', reason: '没有这个文件，或不属于申请人' });
      else if (expired) problems.push({ name, code: 'FILE_EXPIRED', reason: '证照已过有效期，请重新提交' });
    });
    return problems;
  }

  /**
   * Within the unit of work that files: they are in use from now on, told whose they are and what, and no sweep takes them.
   * `titleOf`: what the item calls a material. @throws ACCEPTANCE.MATERIAL_FILES_INVALID when one was swept meanwhile
   */
  async use(
    caseNo: string,
    materials: readonly HandedMaterial[],
    applicantHash: string | null,
    titleOf: (materialCode: string) => string | undefined,
  ): Promise<void> {
    const refs = refsOf(materials);
    if (refs.length === 0) return;
    const titles = refs.map((ref) => titleOf(materials.find(({ fileRef }) => fileRef === ref)!.materialCode) ?? null);
    await this.database.write(USE, [refs, titles, applicantHash, this.clock.now().toISOString()], {
      rows: refs.length,
      otherwise: materialFilesInvalid,
    });
    await this.database.write(NOTE_USE, [caseNo, refs]);
  }

  /**
   * Both at once, for what comes to a case later: the files that it does not have yet are looked at and in use from now on. Within a unit
   * of work. @throws ACCEPTANCE.MATERIAL_FILES_INVALID
   */
  async take(
    caseNo: string,
    materials: readonly HandedMaterial[],
    before: readonly HandedMaterial[],
    filer: Filer,
    core: { materials: readonly { materialCode: string; name: string }[] },
  ): Promise<void> {
    const known = new Set(refsOf(before));
    const invalidParams = await this.problemsOf(materials, filer, known);
    if (invalidParams.length > 0) throw materialFilesInvalid({ invalidParams });
    const fresh = materials.filter(({ fileRef }) => fileRef !== undefined && !known.has(fileRef));
    await this.use(caseNo, fresh, filer.applicantHash, (code) => core.materials.find(({ materialCode }) => materialCode === code)?.name);
  }

  private async find(asked: readonly string[], { principal, applicantHash }: Filer): Promise<Map<string, boolean>> {
    const ids = asked.filter((ref) => UUID.test(ref));
    if (ids.length === 0) return new Map();
    const { kind, id, orgCode = null } = principal;
    const rows = await this.database.query<Found>(FIND, [ids, kind, id, orgCode, applicantHash, shanghaiDate(this.clock.now())]);
    return new Map(rows.map((row) => [row.id, row.expired ?? false]));
  }
}
