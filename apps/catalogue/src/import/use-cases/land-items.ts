import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock, isAppError, type InvalidParam } from '@yiwang/kernel';
import { FormGroups } from '../../form/persistence/form-groups.js';
import { draftExists, itemCancelled } from '../../item/domain/item.errors.js';
import { ItemRepository, type Editor } from '../../item/domain/item.repository.js';
import { ItemVersion } from '../../item/domain/item-version.js';
import { isUnderWay } from '../../item/domain/version-status.js';
import { ItemFacts } from '../../item/use-cases/item-facts.js';
import type { PrepareDraft } from '../../quality/use-cases/check-publication.js';
import { compared, type Comparison } from '../domain/compared.js';
import { definitionOf } from '../domain/import-defaults.js';
import { ImportRepository, type ChangedItem, type HeldItem, type KnownItem, type LandingItem } from '../domain/import.repository.js';
import { emptyLanded, type Landed } from '../domain/landed.js';
import { lineProblem, type LineProblem, type SourceItem } from '../domain/source-item.js';
import { IssueCodes, type CodedLine } from './issue-codes.js';
import { LandingChecks } from './landing-checks.js';

/** New items that are made while the database stores the ones before. */
const PART = 100;

export interface LandingOptions {
  editor: Editor;
  /** Publish what lands and what changes, and drafts of earlier imports whose lines did not change. */
  publish: boolean;
  /** Only say what would become of each line. */
  dryRun: boolean;
}

const NOT_IN_USE: InvalidParam = {
  name: 'TASK_STATE',
  code: 'CATALOGUE.IMPORT_NOT_IN_USE',
  reason: '该事项不是在用状态，暂停、取消应在事项库中办理',
};

/** What is needed for one portion of lines. */
interface Run extends LandingOptions {
  now: Date;
  prepare: PrepareDraft;
  landed: Landed;
  changes: ChangedItem[];
}

/** A line whose body is known to stand somewhere. */
interface Placed {
  line: SourceItem;
  regionCode: string;
}

/** A line of an item that the library has. */
interface Renewal {
  line: SourceItem;
  held: HeldItem;
  /** Whether the line is another than the one that was imported last. */
  differs: boolean;
  /** The newest version is a draft that somebody wrote or works on, and none that an import left. */
  authored: boolean;
}

/** A value, or why a line is not taken: one line must not end the import of the others. */
function orProblem<T>(line: SourceItem, make: () => T): { value: T } | { problem: LineProblem } {
  try {
    return { value: make() };
  } catch (error) {
    if (!isAppError(error)) throw error;
    const [rule] = error.invalidParams ?? [];
    return { problem: lineProblem(line, rule ?? { code: error.code, reason: error.text.zh }) };
  }
}

/** What a new item cannot be without, and no default can stand for. */
function untold({ told }: SourceItem): InvalidParam | undefined {
  if (told.core.name === undefined) return { name: 'name', code: 'required', reason: '新事项须有事项名称' };
  if (told.core.implementingBody?.name !== undefined) return undefined;
  return { name: 'department', code: 'required', reason: '新事项须有实施主体名称' };
}

/**
 * 入库 — takes a portion of lines into the library, in sets: compares each with what is there, makes new items and versions, publishes
 * where that is asked for, and reports line by line. All of it belongs to the caller's unit of work.
 */
@Injectable()
export class LandItems {
  constructor(
    private readonly imports: ImportRepository,
    private readonly items: ItemRepository,
    private readonly codes: IssueCodes,
    private readonly checks: LandingChecks,
    private readonly forms: FormGroups,
    private readonly facts: ItemFacts,
    private readonly clock: Clock,
  ) {}

  /** Lines of one layout, none of them twice. @throws CATALOGUE.CODE_TAKEN when an author issued a code by hand in the same moment */
  async take(lines: readonly SourceItem[], options: LandingOptions): Promise<Landed> {
    const landed = emptyLanded();
    const [first] = lines;
    if (!first) return landed;
    const run: Run = { ...options, now: this.clock.now(), prepare: await this.checks.publishing(), landed, changes: [] };
    const placed = await this.inScope(lines, run);
    const known = await this.imports.known(
      first.identity,
      placed.map(({ line }) => line.key),
    );
    const fresh: Placed[] = [];
    const renewing: { line: SourceItem; item: KnownItem }[] = [];
    for (const each of placed) {
      const item = known.get(each.line.key);
      if (each.line.state && each.line.state !== item?.status) landed.rejected.push(lineProblem(each.line, NOT_IN_USE));
      else if (!item) fresh.push(each);
      else if (this.wantsRenewal(each.line, item, run)) renewing.push({ line: each.line, item });
    }
    await this.renewAll(renewing, run);
    await this.landAll(fresh, run);
    return landed;
  }

  /**
   * Leaves out lines of bodies that are not the editor's. A body stands where it is known to stand, whatever region a line says of it:
   * otherwise a list could speak in the name of any body.
   */
  private async inScope(lines: readonly SourceItem[], { editor, landed }: Run): Promise<Placed[]> {
    const regions = await this.items.regionsOf([...new Set(lines.map((line) => line.orgCode))]);
    return lines.flatMap((line): Placed[] => {
      const reject = (code: string, reason: string): Placed[] => {
        landed.rejected.push(lineProblem(line, { name: line.identity === 'localCode' ? 'areaCode' : 'regionCode', code, reason }));
        return [];
      };
      const known = regions.get(line.orgCode) ?? line.regionCode;
      if (known === undefined || !editor.mayManage({ orgCode: line.orgCode, regionCode: known })) {
        return reject('CATALOGUE.OUT_OF_SCOPE', '不属于本单位或本行政区域');
      }
      const told = line.told.core.implementingBody?.regionCode ?? line.regionCode;
      if (line.identity === 'localCode' || line.told.core.implementingBody?.regionCode !== undefined) {
        if (told !== known) return reject('CATALOGUE.IMPORT_BODY_ELSEWHERE', `实施主体${line.orgCode}的行政区划为${known}`);
      }
      regions.set(line.orgCode, known);
      return [{ line, regionCode: known }];
    });
  }

  /** Whether a line that came before asks for anything: a change, or the publication of its draft. What it does not is counted here. */
  private wantsRenewal(line: SourceItem, item: KnownItem, { landed, publish }: Run): boolean {
    const reject = (name: string, code: string, reason: string): false => {
      landed.rejected.push(lineProblem(line, { name, code, reason }));
      return false;
    };
    if (item.itemCode.slice(21, 23) !== line.category) {
      return reject('taskType', 'CATALOGUE.IMPORT_CATEGORY_CHANGED', '事项类型已固定在编码中，类型变更应取消原事项后另行编码');
    }
    const changed = item.sourceHash !== line.hash;
    const cancelled = item.status === 'cancelled';
    if (cancelled && changed) return reject('itemCode', 'CATALOGUE.ITEM_CANCELLED', '该事项已取消，编码不得重新启用');
    if (!cancelled && (changed || (publish && item.latestStatus === 'draft'))) return true;
    landed.unchanged++;
    return false;
  }

  private async renewAll(lines: readonly { line: SourceItem; item: KnownItem }[], run: Run): Promise<void> {
    if (lines.length === 0) return;
    const codes = lines.map(({ item }) => item.itemCode);
    // A dry run holds nobody up.
    const held = await this.imports.hold(codes, !run.dryRun);
    const authored = await this.imports.authored(codes);
    const agree = await this.checks.agreeing(codes);
    for (const { line, item } of lines) {
      await this.renew(
        { line, held: held.get(item.itemCode)!, differs: item.sourceHash !== line.hash, authored: authored.has(item.itemCode) },
        agree,
        run,
      );
    }
    if (run.dryRun) return;
    await this.imports.change(run.changes, run.editor, run.now);
    for (const { version, replaced } of run.changes) {
      if (replaced) await this.facts.changed(replaced, run.now);
      if (!isUnderWay(version.status)) await this.facts.changed(version, run.now);
    }
  }

  private async renew({ line, held, differs, authored }: Renewal, agree: (draft: ItemVersion) => void, run: Run): Promise<void> {
    const { landed, publish, now } = run;
    const { latest, item } = held;
    if (!(await this.resolveForm(line, run))) return;
    const made = orProblem(line, (): { version: ItemVersion; changed: boolean; published: boolean } => {
      // Somebody may have been faster since the items were looked up.
      if (item.status === 'cancelled') throw itemCancelled();
      const found: Comparison = differs ? compared(line, held, now) : { same: 'newest' };
      const version = 'draft' in found ? found.draft : latest;
      const changed = version !== latest;
      // What an author has not finished is not an import's to publish, neither as it is nor with a line's change in it.
      if (changed && publish && authored) throw draftExists();
      const published = publish && !authored && version.status === 'draft' && ('draft' in found || found.same === 'newest');
      if (changed || published) agree(version);
      if (published) this.publish(version, held, run);
      else if (changed) this.check(line, version, run);
      return { version, changed, published };
    });
    if ('problem' in made) {
      landed.rejected.push(made.problem);
      return;
    }
    const { version, changed, published } = made.value;
    if (changed) landed.changed++;
    else landed.unchanged++;
    if (published) landed.published++;
    if (!changed && !published) return;
    // A version that takes the place of a suspended one is suspended, too.
    const takesPlace = isUnderWay(version.status) ? undefined : held.inForce;
    run.changes.push({ version, added: changed && latest.status !== 'draft', replaced: takesPlace, sourceHash: line.hash });
  }

  /** As the use-case of publication does it. @throws as MoveVersion */
  private publish(version: ItemVersion, held: Pick<HeldItem, 'inForce'>, { editor, prepare, now }: Run): void {
    version.requireReviewed(editor.withoutReview ?? false);
    prepare(version);
    if (version.isPlanned(now)) version.schedule(now, held.inForce);
    else version.publish(now, held.inForce);
  }

  /** A draft is taken whatever rules of publication it breaks; that it breaks one is reported, before anybody tries to publish it. */
  private check(line: SourceItem, draft: ItemVersion, { prepare, landed }: Run): void {
    const found = orProblem(line, () => prepare(draft));
    if ('problem' in found) landed.blocked.push(found.problem);
  }

  /** Groups of fields that a form names are written into it, as when it is drafted by hand. */
  private async resolveForm(line: SourceItem, { landed }: Run): Promise<boolean> {
    const { form } = line.told;
    if (form === undefined) return true;
    try {
      line.told.form = (await this.forms.resolved({ form })).form;
      return true;
    } catch (error) {
      if (!isAppError(error)) throw error;
      const [rule] = error.invalidParams ?? [];
      landed.rejected.push(lineProblem(line, rule ?? { name: 'form', code: error.code, reason: error.text.zh }));
      return false;
    }
  }

  private async landAll(lines: readonly Placed[], run: Run): Promise<void> {
    if (lines.length === 0) return;
    const { landed, now, dryRun, publish } = run;
    const coded = await this.codes.forLines(lines, landed);
    const agree = await this.checks.agreeing(coded.lines.map(({ itemCode }) => itemCode));
    if (!dryRun) await this.imports.storeCatalogueCodes(coded.issued, now);
    let storing: Promise<void> = Promise.resolve();
    for (let from = 0; from < coded.lines.length; from += PART) {
      const landing = await this.made(coded.lines.slice(from, from + PART), agree, run);
      landed.created += landing.length;
      landed.published += publish ? landing.length : 0;
      if (dryRun) continue;
      await storing;
      storing = this.store(landing, run);
      storing.catch(() => undefined); // awaited below; until then a failure is nobody's to hear
      // The statement leaves now, and the database works on it while the next items are made.
      await setImmediate();
    }
    await storing;
  }

  /** New items of lines that break no rule; the others are reported. */
  private async made(lines: readonly CodedLine[], agree: (draft: ItemVersion) => void, run: Run): Promise<LandingItem[]> {
    const { landed, now, publish } = run;
    const landing: LandingItem[] = [];
    for (const { line, regionCode, itemCode } of lines) {
      if (!(await this.resolveForm(line, run))) continue;
      const missing = untold(line);
      if (missing) {
        landed.rejected.push(lineProblem(line, missing));
        continue;
      }
      const made = orProblem(line, () => {
        const version = ItemVersion.draft(itemCode, 1, definitionOf(line, regionCode), now);
        agree(version);
        if (publish) this.publish(version, { inForce: undefined }, run);
        else this.check(line, version, run);
        return version;
      });
      if ('problem' in made) landed.rejected.push(made.problem);
      else landing.push({ version: made.value, localCode: line.identity === 'localCode' ? line.key : null, sourceHash: line.hash });
    }
    return landing;
  }

  private async store(landing: readonly LandingItem[], { editor, now }: Run): Promise<void> {
    await this.imports.land(landing, editor, now);
    for (const { version } of landing) if (version.status === 'published') await this.facts.changed(version, now);
    await this.imports.send();
  }
}
