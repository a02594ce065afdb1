import { Injectable } from '@nestjs/common';
import type { AppError } from '@yiwang/kernel';
import { isAppError } from '@yiwang/kernel';
import { type DepartmentSystem, DepartmentSystems } from '../../system/department-system.js';
import { type Difference, differences } from '../domain/diff.js';
import { codesOf, standIn, standInOfCase } from '../domain/stand-in.js';
import { HttpCaseContents } from '../http-case-contents.js';
import { TrialEngine } from '../mapping-engine.js';
import { mappingNotFound, mappingSampleMissing } from '../mapping.errors.js';
import { type Mapping, Mappings } from '../persistence/mappings.js';
import { MappingSamples } from '../persistence/mapping-samples.js';

/** What a mapping is tried on: a message about a task that was sent once, a message that came once, or something made up. */
export type Sample =
  | { readonly kind: 'task'; readonly taskId: string; readonly notice: string }
  | { readonly kind: 'message'; readonly messageId: string }
  | { readonly kind: 'input'; readonly input: unknown };

/** What a version makes of it, or the code of why it makes nothing. */
export interface Tried {
  readonly version: number;
  readonly output: unknown;
  readonly code: string | null;
  readonly reason: string | null;
}
export interface DryRun {
  readonly tried: Tried;
  readonly before: Tried | null;
  readonly differences: Difference[];
}

/** How a case or a message is read for a trial. */
interface Reading {
  /** What stays as it is, since the mapping looks it up. */
  readonly codes: ReadonlySet<string>;
  /** Puts on record that it is read, before it is. */
  readonly note: (kind: 'task' | 'message', id: string) => Promise<void>;
}

/**
 * 试算 — evaluates a version, and the one before it, on a past case and tells where they differ. Nothing is sent. The expressions see a
 * stand-in of the case, so that nobody reads it by what they make of it; whose case was tried on by whom is on record all the same.
 */
@Injectable()
export class TryMapping {
  constructor(
    private readonly mappings: Mappings,
    private readonly systems: DepartmentSystems,
    private readonly contents: HttpCaseContents,
    private readonly samples: MappingSamples,
    private readonly engine: TrialEngine,
  ) {}

  /** @throws DISPATCH.MAPPING_NOT_FOUND, DISPATCH.MAPPING_SAMPLE_NOT_FOUND, HTTP_CLIENT.NEIGHBOUR_UNAVAILABLE */
  async execute(mapping: Mapping, sample: Sample, by: string, signal: AbortSignal): Promise<DryRun> {
    const system = await this.systems.byId(mapping.systemId);
    if (!system) throw mappingNotFound();
    const earlier = await this.mappings.before(mapping);
    const lists = [mapping, ...(earlier ? [earlier] : [])].map(({ codeLists }) => codeLists);
    const read = {
      codes: codesOf(lists, mapping.direction),
      note: (kind: 'task' | 'message', id: string) => this.note(mapping, by, kind, id),
    };
    const input = await this.inputOf(system, sample, read, signal);
    const tried = await this.run(mapping, input);
    const before = earlier ? await this.run(earlier, input) : null;
    return { tried, before, differences: before ? differences(before.output, tried.output) : [] };
  }

  private async inputOf(system: DepartmentSystem, sample: Sample, { codes, note }: Reading, signal: AbortSignal): Promise<unknown> {
    switch (sample.kind) {
      case 'input':
        return sample.input;
      case 'message': {
        const body = await this.samples.messageOf(system.id, sample.messageId);
        if (body === undefined) throw mappingSampleMissing();
        await note('message', sample.messageId);
        return standIn(body, codes);
      }
      case 'task': {
        const message = await this.samples.noticeOf(system.id, sample.taskId, sample.notice);
        if (!message) throw mappingSampleMissing();
        await note('task', sample.taskId);
        const content = await this.contents.ofPast(system, sample.taskId, signal);
        return { message, content: standInOfCase(content, codes) };
      }
    }
  }

  private note({ id }: Mapping, by: string, sampleKind: 'task' | 'message', sampleId: string): Promise<void> {
    return this.mappings.note(id, { what: 'tried', by, sampleKind, sampleId });
  }

  /** What goes wrong is what one tries a mapping for: it is told, not thrown. */
  private async run({ systemId, version, expression, codeLists, direction }: Mapping, input: unknown): Promise<Tried> {
    try {
      const output = await this.engine.evaluate({ line: systemId, expression, codeLists, input, inverted: direction === 'in' });
      return { version, output, code: null, reason: null };
    } catch (error) {
      if (!isAppError(error) || error.kind === 'unavailable') throw error;
      const { code, text }: AppError = error;
      return { version, output: null, code, reason: text.en };
    }
  }
}
