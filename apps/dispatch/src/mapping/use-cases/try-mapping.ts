import { Injectable } from '@nestjs/common';
import type { AppError } from '@yiwang/kernel';
import { isAppError } from '@yiwang/kernel';
import { type DepartmentSystem, DepartmentSystems } from '../../system/department-system.js';
import { type Difference, differences, leavesOf, masked } from '../domain/diff.js';
import { HttpCaseContents } from '../http-case-contents.js';
import { MappingEngine } from '../mapping-engine.js';
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

/** 试算 — evaluates a version, and the one before it, on a past case and tells where they differ. Nothing is sent, nobody is shown a case. */
@Injectable()
export class TryMapping {
  constructor(
    private readonly mappings: Mappings,
    private readonly systems: DepartmentSystems,
    private readonly contents: HttpCaseContents,
    private readonly samples: MappingSamples,
    private readonly engine: MappingEngine,
  ) {}

  /** @throws DISPATCH.MAPPING_NOT_FOUND, DISPATCH.MAPPING_SAMPLE_NOT_FOUND, HTTP_CLIENT.NEIGHBOUR_UNAVAILABLE */
  async execute(mapping: Mapping, sample: Sample, signal: AbortSignal): Promise<DryRun> {
    const system = await this.systems.byId(mapping.systemId);
    if (!system) throw mappingNotFound();
    const { input, secrets } = await this.inputOf(system, sample, signal);
    const earlier = await this.mappings.before(mapping);
    const after = await this.run(mapping, input);
    const before = earlier ? await this.run(earlier, input) : null;
    const hidden = (tried: Tried): Tried => ({ ...tried, output: masked(tried.output, secrets) });
    const told = before ? differences(before.output, after.output) : [];
    return {
      tried: hidden(after),
      before: before && hidden(before),
      differences: told.map(({ pointer, before: was, after: is }) => ({
        pointer,
        before: masked(was, secrets),
        after: masked(is, secrets),
      })),
    };
  }

  private async inputOf(system: DepartmentSystem, sample: Sample, signal: AbortSignal): Promise<{ input: unknown; secrets: Set<string> }> {
    if (sample.kind === 'input') return { input: sample.input, secrets: new Set() };
    if (sample.kind === 'message') {
      const body = await this.samples.messageOf(system.id, sample.messageId);
      if (body === undefined) throw mappingSampleMissing();
      return { input: body, secrets: leavesOf(body) };
    }
    const message = await this.samples.noticeOf(system.id, sample.taskId, sample.notice);
    if (!message) throw mappingSampleMissing();
    const content = await this.contents.ofPast(system, sample.taskId, signal);
    return { input: { message, content }, secrets: leavesOf(content) };
  }

  /** What goes wrong is what one tries a mapping for: it is told, not thrown. */
  private async run({ version, expression, codeLists, direction }: Mapping, input: unknown): Promise<Tried> {
    try {
      const output = await this.engine.evaluate({ expression, codeLists, input, inverted: direction === 'in' });
      return { version, output, code: null, reason: null };
    } catch (error) {
      if (!isAppError(error)) throw error;
      const { code, text }: AppError = error;
      return { version, output: null, code, reason: text.en };
    }
  }
}
