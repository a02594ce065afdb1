import { Injectable } from '@nestjs/common';
import { CaseContents, type CaseContent } from '../../mapping/case-content.js';
import { mappingFailed } from '../../mapping/mapping.errors.js';
import { SystemMappings } from '../../mapping/system-mappings.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { OutgoingMessage } from '../system-channel.js';
import { attrXml, baseInfoXml, formXml, textOf, type TaskToTell } from './outgoing-documents.js';
import type { Form } from './wire/form-body.js';

/** What is sent, with what the mapping of the system lays over it: types `register`, `accept`, `over` and `notice`. */
@Injectable()
export class XmlForms {
  constructor(
    private readonly contents: CaseContents,
    private readonly mappings: SystemMappings,
  ) {}

  /**
   * 登记 — a mapping's fields lie over those of baseInfoXml; its field `form`, an object, stands for the form that formXml is made of.
   * @throws what the contents of a case and the mapping of a system throw
   */
  async register(told: TaskToTell, message: OutgoingMessage, signal: AbortSignal): Promise<Form> {
    const content = await this.contents.of(told.system, message.taskId, signal);
    const { form, ...record } = (await this.mappings.outbound(told.system, 'register', { message: inputOf(message), content })) ?? {};
    const shown: CaseContent = isRecord(form) ? { ...content, form } : content;
    return { baseInfoXml: baseInfoXml(told, content, elements(record)), attrXml: attrXml(told, content), formXml: formXml(told, shown) };
  }

  async mapped(system: DepartmentSystem, call: string, form: Form, message: OutgoingMessage): Promise<Form> {
    return { ...form, ...texts((await this.mappings.outbound(system, call, { message: inputOf(message) })) ?? {}) };
  }
}

const inputOf = ({ type, version, taskId, caseNo, data }: OutgoingMessage) => ({ type, version, taskId, caseNo, data });
/** Whose record it is and which one is the platform's to say; what is no name of an element would break the document. */
const FIXED: ReadonlySet<string> = new Set(['CALLINFO', 'PROJID', 'BELONGSYSTEM', 'DATAVERSION', 'SYNC_STATUS']);
function elements(fields: Readonly<Record<string, unknown>>): Form {
  const wrong = Object.keys(fields).some((name) => FIXED.has(name) || !/^[A-Z_a-z][\w.-]{0,99}$/.test(name));
  if (wrong) throw mappingFailed();
  return texts(fields);
}
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (fields: Readonly<Record<string, unknown>>): Form =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, textOf(value)]));
