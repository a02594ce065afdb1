import type { DepartmentTask } from '@yiwang/events-dispatch';
import { applicantTypes, idDocumentTypes, localTimeText } from '@yiwang/standards';
import type { CaseContent } from '../../mapping/case-content.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import { fieldsOf, writeXml, type Written } from './wire/strict-xml.js';
import type { XmlSettings } from './xml-settings.js';

/** A case as one system is told of it. */
export interface TaskToTell {
  readonly system: DepartmentSystem;
  readonly settings: XmlSettings;
  readonly task: DepartmentTask;
  readonly projId: string;
  readonly dataVersion: number;
}

export const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value as string | number | boolean);

/** SERVICECODE: the system's own code of the item where it has one. */
export const serviceCodeOf = ({ serviceCodes }: XmlSettings, itemCode: string): string =>
  Object.entries(serviceCodes).find(([, ours]) => ours === itemCode)?.[0] ?? itemCode;

/** SYNC_STATUS, DATAVERSION and whose data it is: the tail of every record. */
const tailOf = ({ system, dataVersion, task }: TaskToTell): Record<string, string> => ({
  BELONGSYSTEM: system.code ?? '',
  CREATE_TIME: localTimeText(new Date(task.assignedAt)),
  SYNC_STATUS: dataVersion === 1 ? 'I' : 'U',
  DATAVERSION: String(dataVersion),
});

/** baseInfoXml, with what of the applicant the item shows to the department; what it does not show stays empty. */
export function baseInfoXml(told: TaskToTell, { applicant }: CaseContent, mapped: Readonly<Record<string, string>> = {}): string {
  const { settings, task, projId } = told;
  const person = applicant['kind'] === 'person';
  const known = applicant['kind'] !== undefined;
  const type = person ? applicantTypes.encode('person') : applicantTypes.encode('enterprise');
  const assigned = localTimeText(new Date(task.assignedAt));
  const fields: Record<string, string> = {
    PROJID: projId,
    SERVICECODE: serviceCodeOf(settings, task.itemCode),
    SERVICE_DEPTID: task.orgCode,
    BUS_MODE: '00',
    SERVICEVERSION: String(task.itemVersion),
    SERVICENAME: task.itemName,
    PROJECTNAME: `关于${task.itemName}的办件`,
    BUS_TYPE: '0',
    APPLYNAME: textOf(applicant['name']),
    APPLY_CARDTYPE: cardTypeOf(applicant['documentType']),
    APPLY_CARDNUMBER: textOf(applicant['documentNo']),
    TELPHONE: textOf(applicant['mobile']),
    APPLY_TYPE: known ? type : '',
    DEPTID: task.orgCode,
    SS_ORGCODE: task.orgCode,
    RECEIVETIME: assigned,
    AREACODE: task.regionCode,
    DATASTATE: '1',
    ...tailOf(told),
    ...mapped,
  };
  const call = { CALLER: 'yiwang', CALLTIME: assigned, CALLBACK_URL: '', ISSUE: assigned.replace(/\D/g, '') };
  const content: Written[] = [{ name: 'CALLINFO', content: fieldsOf(call) }, ...fieldsOf(fields)];
  return writeXml({ name: 'RECORD', content }, settings.charset);

  function cardTypeOf(code: unknown): string {
    const entry = typeof code === 'string' ? idDocumentTypes.parse(code) : undefined;
    return entry?.ok ? entry.value.zh : textOf(code);
  }
}

/** attrXml: the materials that the department may see. */
export function attrXml(told: TaskToTell, { materials }: CaseContent): string {
  const records = materials.map((material, index): Written => {
    const electronic = material.files.length > 0;
    const fields = {
      UNID: `${told.projId}-${material.code}`,
      PROJID: told.projId,
      ATTRNAME: material.name,
      ATTRID: material.code,
      SORTID: String(index + 1),
      TAKETYPE: electronic ? '附件上传' : '纸质收取',
      ISTAKE: electronic || material.copies > 0 ? '1' : '0',
      AMOUNT: String(material.copies),
      AREACODE: told.task.regionCode,
      ...tailOf(told),
    };
    const files = material.files.map((file): Written => ({
      name: 'FILEINFO',
      content: fieldsOf({ FILENAME: file.name, FILEURL: file.url, FILEPWD: '' }),
    }));
    return { name: 'RECORD', content: [...fieldsOf(fields), { name: 'FILES', content: files }] };
  });
  return writeXml({ name: 'RECORDS', content: records }, told.settings.charset);
}

/** formXml: one item for each field that the item shows, named by its JSON pointer. */
export function formXml({ settings, task }: TaskToTell, { form }: CaseContent): string {
  const items = leavesOf(form, '').map(([pointer, value]): Written => ({
    name: 'Item',
    attributes: { name: pointer, name_cn: '' },
    content: value,
  }));
  const info: Written = { name: 'FormInfo', attributes: { name: task.itemCode }, content: items };
  return writeXml({ name: 'RECORDS', content: [info] }, settings.charset);
}

function leavesOf(value: unknown, pointer: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[pointer, textOf(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
}
