import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { type DepartmentTaskRow, TASK_FIELDS, toDepartmentTask } from '../../delivery/department-task.js';
import { PastMessages } from '../past-messages.js';
import type { OutgoingInput } from '../system-mappings.js';

const NOTICE = `
  SELECT d.type, d.version, d.data, ${TASK_FIELDS}
  FROM deliveries d JOIN tasks t ON t.id = d.task_id JOIN case_plans p ON p.case_no = t.case_no
  WHERE d.task_id = $1 AND d.system_id = $2 AND d.type = $3 ORDER BY d.version DESC LIMIT 1`;

interface NoticeRow extends DepartmentTaskRow, Record<string, unknown> {
  type: string;
  version: number;
  data: unknown;
}

/** What went to a system, or came from it, to try mappings on. */
@Injectable()
export class MappingSamples {
  constructor(
    private readonly database: Database,
    private readonly messages: PastMessages,
  ) {}

  /** The last message of its type about the task, as its channel gives it to the mapping. */
  async noticeOf(systemId: string, taskId: string, type: string): Promise<OutgoingInput['message'] | undefined> {
    const [row] = await this.database.query<NoticeRow>(NOTICE, [taskId, systemId, type]);
    if (!row) return undefined;
    const data = row.data ?? toDepartmentTask(row);
    return { type: row.type, version: row.version, taskId, caseNo: row.case_no, data };
  }

  messageOf(systemId: string, messageId: string): Promise<unknown> {
    return this.messages.bodyOf(systemId, messageId);
  }
}
