/** 前置库表单 — the six forms, in the order in which their rows belong: what belongs to a link comes before it. */
export const FORMS = ['apasinfo', 'attr', 'formfile', 'accept', 'node', 'transact'] as const;
export type FormName = (typeof FORMS)[number];

/** Forms whose rows the platform takes over; those of the others are answered with why not. */
export const TAKEN_FORMS: readonly FormName[] = ['formfile', 'accept', 'node', 'transact'];

/** The column that names a row. */
export const KEYS: Readonly<Record<FormName, 'projid' | 'unid'>> = {
  apasinfo: 'projid',
  attr: 'unid',
  formfile: 'unid',
  accept: 'projid',
  node: 'unid',
  transact: 'projid',
};

/** How many characters a column takes; `null` stands for one that is no text, or has no limit. */
type Columns = Readonly<Record<string, number | null>>;

const EXTENDS: Columns = { extend: 500, extend2: 500, extend3: 500, extend4: 500, extend5: 500 };
const TAIL: Columns = { belongsystem: 50, create_time: 20, servicecode: 50, service_deptid: 50, xk_lydw: 200, xk_lydwdm: 18, ...EXTENDS };

/**
 * The columns that the platform or the mapping of a system may write, with their lengths (deploy/exchange-tables.sql): what does not fit is
 * refused, never cut off.
 */
export const WRITTEN: Readonly<Record<'apasinfo' | 'attr' | 'formfile' | 'accept' | 'transact', Columns>> = {
  apasinfo: {
    projid: 21,
    projpwd: 20,
    is_manubrium: 6,
    servicecode_id: 50,
    bus_mode: 2,
    bus_mode_desc: 500,
    serviceversion: null,
    servicename: 200,
    projectname: 200,
    infotype: 20,
    projnum: 20,
    bus_type: 1,
    rel_bus_id: 50,
    apply_type: 20,
    applyname: 100,
    apply_cardtype: 30,
    apply_cardnumber: 100,
    contactman: 100,
    contactman_cardtype: 100,
    contactman_cardnumber: 100,
    telphone: 13,
    dtelephone: 30,
    postcode: 6,
    address: 100,
    legalman: 50,
    xk_fr_sfzh: 30,
    deptid: 50,
    deptname: 50,
    ss_orgcode: 50,
    receiveuseid_type: 20,
    receive_useid: 50,
    receive_name: 200,
    applyfrom: 1,
    approve_type: 2,
    apply_propertiy: 2,
    receivetime: 19,
    belongto: 32,
    areacode: 20,
    datastate: 1,
    memo: null,
    handlestart: 20,
    is_touzip: 1,
    applycount: 20,
    fzbs: 20,
    taskid: null,
    taskpurpose: 10,
    tasklead: null,
    taskdue: 20,
    form: null,
    messageid: null,
    ...TAIL,
  },
  attr: {
    unid: 100,
    projid: 21,
    attrname: 200,
    attrid: 100,
    sortid: 10,
    taketype: 20,
    istake: 1,
    amount: 10,
    areacode: 20,
    fileurl: 1000,
    filename: 255,
    ...TAIL,
  },
  formfile: { unid: 100, projid: 21, belongto: 100, type: 2, name: 255, filepath: 1000, remark: 500, areacode: 20, ...TAIL },
  accept: {
    projid: 21,
    accept_man: 100,
    hander_deptname: 100,
    hander_deptid: 50,
    areacode: 20,
    accept_time: 20,
    promisevalue: 10,
    promisetype: 10,
    promise_etime: 20,
    ...TAIL,
  },
  transact: {
    projid: 21,
    transact_user: 100,
    hander_deptname: 100,
    hander_deptid: 50,
    areacode: 20,
    transact_time: 20,
    transact_result: 20,
    transact_describe: 1000,
    xk_xkjgdm: 18,
    xk_xkws: 200,
    xk_xkzs: 200,
    xk_yxqz: 20,
    xk_yxqzi: 20,
    result_code: 64,
    remark: 1000,
    ...TAIL,
  },
};
export type WrittenForm = keyof typeof WRITTEN;

/** What rows of the forms that become messages say: the columns of the script, and none that an administrator has added to them. */
const OF_FORM: Readonly<Partial<Record<FormName, readonly string[]>>> = {
  accept: Object.keys(WRITTEN.accept),
  node: 'unid projid action node_name name hander_deptname hander_deptid areacode opinion start_time end_time remark'.split(' '),
  transact: Object.keys(WRITTEN.transact),
};
const OF_ALL = [...Object.keys(TAIL), 'dataversion'];

export function ofForm(form: FormName, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const columns = new Set([...(OF_FORM[form] ?? []), ...OF_ALL]);
  return Object.fromEntries(Object.entries(row).filter(([column]) => columns.has(column)));
}

/** A row of one form, by the columns that the platform sets; the others stay as they are. */
export interface FormRow {
  readonly form: WrittenForm;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The column that does not take its value, if there is one: PostgreSQL would not say which. */
export function tooLong({ form, values }: FormRow): string | undefined {
  return Object.entries(values).find(([column, value]) => {
    const most = WRITTEN[form][column];
    return typeof most === 'number' && typeof value === 'string' && [...value].length > most;
  })?.[0];
}

/** What says whose row it is, and where it stands, is the platform's. */
const FIXED = ['projid', 'unid', 'taskid', 'messageid', 'form', 'create_time'];

/**
 * Lays over a row what the mapping of the system says, its columns named in any case. `undefined` instead of a row when the mapping names a
 * column that the form has not, or puts into one what is neither text nor a number.
 */
export function laidOver(row: FormRow, mapped: Readonly<Record<string, unknown>> | undefined): FormRow | undefined {
  if (mapped === undefined) return row;
  const values: Record<string, unknown> = { ...row.values };
  for (const [name, value] of Object.entries(mapped)) {
    const column = name.toLowerCase();
    const plain = value === null || typeof value === 'string' || typeof value === 'number';
    if (!Object.hasOwn(WRITTEN[row.form], column) || FIXED.includes(column) || !plain) return undefined;
    values[column] = WRITTEN[row.form][column] === null || value === null ? value : String(value);
  }
  return { ...row, values };
}
