import { Injectable } from '@nestjs/common';
import type { DepartmentSystem } from '../system/department-system.js';
import type { CaseContent } from './case-content.js';
import { MappingEngine } from './mapping-engine.js';
import { mappingFailed } from './mapping.errors.js';
import { Mappings } from './persistence/mappings.js';

/** What an outgoing mapping sees: the message of the contract, and the content where its channel sends content. */
export interface OutgoingInput {
  readonly message: {
    readonly type: string;
    readonly version: number;
    readonly taskId: string;
    readonly caseNo: string;
    readonly data: unknown;
  };
  readonly content?: CaseContent | undefined;
}

/** 系统映射 — says how one system wants it, where it wants it differently. Outside of any unit of work. */
@Injectable()
export class SystemMappings {
  constructor(
    private readonly mappings: Mappings,
    private readonly engine: MappingEngine,
  ) {}

  /**
   * The fields for one form of a channel (`type`: a notice type, a call or a table), to be laid over what the channel would send by
   * itself; undefined where the system has no mapping of it.
   * @throws DISPATCH.MAPPING_FAILED, DISPATCH.MAPPING_TOO_LONG, DISPATCH.MAPPING_CODE_UNKNOWN, DISPATCH.MAPPING_BUSY
   */
  async outbound(system: Pick<DepartmentSystem, 'id'>, type: string, input: OutgoingInput): Promise<Record<string, unknown> | undefined> {
    const mapping = await this.mappings.active(system.id, 'out', type);
    if (!mapping) return undefined;
    const { expression, codeLists } = mapping;
    const fields = await this.engine.evaluate({ line: system.id, expression, codeLists, input, inverted: false });
    if (!isRecord(fields)) throw mappingFailed();
    return fields;
  }

  /** The body of a message in the shape of its type; as it came where the system has no mapping of it. @throws as `outbound` */
  async inbound(system: Pick<DepartmentSystem, 'id'>, type: string, body: unknown): Promise<unknown> {
    const mapping = await this.mappings.active(system.id, 'in', type);
    if (!mapping) return body;
    const { expression, codeLists } = mapping;
    return this.engine.evaluate({ line: system.id, expression, codeLists, input: body, inverted: true });
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
