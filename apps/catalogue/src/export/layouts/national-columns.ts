import type { TableGroup } from '../../import/layouts/national-codes.js';

/** Columns of the UP_TASK_* tables of ZWFW C0109, in the order of the standard; those of the exchange itself stand at the ends. */
const CODES = ['CATALOG_CODE', 'LOCAL_CATALOG_CODE', 'TASK_CODE', 'LOCAL_TASK_CODE', 'TASK_HANDLE_ITEM'];
const IDENTITY = ['TASK_NAME', 'TASK_TYPE', 'TASK_STATE', 'TASK_VERSION', 'BY_LAW'];
const BODY = ['USE_LEVEL', 'DEPT_NAME', 'DEPT_CODE', 'DEPT_TYPE', 'ENTRUST_NAME'];
const STATUTORY = ['ANTICIPATE_DAY', 'ANTICIPATE_TYPE', 'ANTICIPATE_EXPLAIN'];
const PROMISED = ['PROMISE_DAY', 'PROMISE_TYPE', 'PROMISE_EXPLAIN'];
const HANDLING = [
  ...['ACCEPT_CONDITION', 'HANDLE_FLOW', 'IS_FEE', 'FEE_BASIS', 'SERVER_TYPE', 'PROJECT_TYPE', 'HANDLE_TYPE', 'LIMIT_SCENE_NUM'],
  ...['SPECIAL_PROCEDURE', 'IS_SINGLE_LOGIN', 'LINK_ADDR', 'APP_IS_SINGLE_LOGIN', 'MOBILE_TERMINAL_URL', 'TRANSACT_ADDR', 'TRANSACT_TIME'],
];
const CONTACT = ['LINK_WAY', 'SUPERVISE_WAY', 'PLAN_EFFECTIVE_DATE', 'PLAN_CANCEL_DATE'];

const served = (powerSource: readonly string[]): string[] => [
  ...CODES,
  ...IDENTITY,
  ...powerSource,
  ...BODY,
  ...STATUTORY,
  ...PROMISED,
  ...HANDLING,
  ...CONTACT,
];
const exercised = (own: readonly string[]): string[] => [
  ...CODES,
  ...IDENTITY,
  'POWER_SOURCE',
  ...BODY,
  ...STATUTORY,
  'HANDLE_FLOW',
  ...own,
  ...CONTACT,
];

export const BASIC_COLUMNS: Readonly<Record<TableGroup, readonly string[]>> = {
  GENERAL: served(['POWER_SOURCE']),
  PUBLIC: served([]),
  PUNISH: exercised(['PUNISHMENT_METHOD']),
  HANDLE: exercised(['COLLECT_TYPE', 'IS_PERMIT_REDUCE']),
  CHECK: exercised([]),
};

const OF_TASK = ['TASK_GUID', 'TASK_CODE', 'TASK_HANDLE_ITEM'];

export const CHILD_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  EXTEND: [
    ...OF_TASK,
    ...['OTHER_DEPT', 'SERVICE_TYPE', 'LIMIT_EXPLAIN', 'HANDLE_AREA', 'IS_ENTRY_CENTER', 'IS_EXPRESS', 'IS_ONLINE', 'IS_PAY_ONLINE'],
    ...['IS_SCHEDULE', 'IS_SERVICE_TERMINALS', 'ONLINE_HANDLE_DEPTH', 'ONLINE_HANDLE_URL', 'LIMIT_SCENE_EXPLAIN', 'RESULT_TYPE'],
    ...['RESULT_NAME', 'RESULT_GUID', 'USER_TOPIC_TYPE', 'CORP_TOPIC_TYPE', 'TOWN_CODE', 'VILLAGE_CODE', 'EXTEND_FIELD'],
  ],
  MATERIAL: [
    ...OF_TASK,
    ...['MATERIAL_NAME', 'MATERIAL_TYPE', 'MATERIAL_FORMAT', 'IS_NEED', 'SOURCE_TYPE', 'SOURCE_EXPLAIN', 'PAGE_NUM', 'PAGE_FORMAT'],
    ...['FORM_GUID', 'EXAMPLE_GUID', 'FILL_EXPLAIN', 'ACCEPT_STAND', 'BY_LAW', 'ORDER_NUM'],
  ],
  FEE_PROJECT: [...OF_TASK, 'FEE_NAME', 'FEE_STAND', 'BY_LAW', 'IS_DESC', 'DESC_EXPLAIN', 'ORDER_NUM'],
  QUESTIONS: [...OF_TASK, 'QUESTION', 'ANSWER', 'ORDER_NUM'],
};

/** On every table: which row it is, and what the exchange does with it. */
export const ROW_COLUMN = 'ROW_GUID';
export const EXCHANGE_COLUMNS = ['CD_OPERATION', 'CD_TIME', 'CD_BATCH', 'DATA_SOURCE'] as const;
