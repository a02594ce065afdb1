-- 前置库 — exchange tables between the platform and a department's own system, to be run by the department's database administrator on a
-- PostgreSQL (14 or later, encoding UTF8) of the department. It may be run again. What the tables mean: docs/integrators/en/tables.md.
--
-- Two schemas, one for each direction:
--   to_department    written by the platform, taken over by the department's system
--   from_department  written by the department's system, taken over by the platform
--
-- Two group roles without a login; the administrator grants them to login roles of his own, e.g.
--   CREATE ROLE yiwang LOGIN PASSWORD '…' IN ROLE exchange_platform;
--   CREATE ROLE approval_system LOGIN PASSWORD '…' IN ROLE exchange_department;
--
-- Names, lengths and meanings of the forms are those of Zhejiang's exchange tables, odd spellings included. What the platform adds to them
-- stands behind the comment "added".

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['exchange_platform', 'exchange_department'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END $$;

CREATE SCHEMA IF NOT EXISTS to_department;
CREATE SCHEMA IF NOT EXISTS from_department;

-- The columns that every form ends with.
CREATE TABLE IF NOT EXISTS to_department.form_tail (
  belongsystem   varchar(50),                       -- 系统对接码 of the department's system
  extend         varchar(500),
  create_time    varchar(20),                       -- yyyy-mm-dd hh24:mi:ss, Chinese time
  sync_status    char(1)  NOT NULL DEFAULT 'I',     -- I new, U changed, D withdrawn; S taken over; added: E refused
  dataversion    integer  NOT NULL DEFAULT 1,       -- raised with every change of the row
  servicecode    varchar(50),                       -- 权力内部编码
  service_deptid varchar(50),                       -- 终审部门
  xk_lydw        varchar(200),                      -- 数据来源单位
  xk_lydwdm      varchar(18),                       -- its 统一社会信用代码
  extend2        varchar(500),
  extend3        varchar(500),
  extend4        varchar(500),
  extend5        varchar(500),
  op             varchar(30),                       -- op, tong_time, tongid belong to the transfer tool
  tong_time      timestamp,
  tongid         varchar(64)
);

-- 申报
CREATE TABLE IF NOT EXISTS to_department.apasinfo (
  projid               varchar(21) PRIMARY KEY,     -- 申报号, the platform's case number
  projpwd              varchar(20),
  is_manubrium         varchar(6),
  servicecode_id       varchar(50),                 -- 权力基本码
  bus_mode             varchar(2),
  bus_mode_desc        varchar(500),
  serviceversion       integer,
  servicename          varchar(200),
  projectname          varchar(200),
  infotype             varchar(20),
  projnum              varchar(20),
  bus_type             varchar(1),
  rel_bus_id           varchar(50),
  apply_type           varchar(20),                 -- 0 个人, 1 企业, 2 非企业
  applyname            varchar(100),
  apply_cardtype       varchar(30),
  apply_cardnumber     varchar(100),
  contactman           varchar(100),
  contactman_cardtype  varchar(100),
  contactman_cardnumber varchar(100),
  telphone             varchar(13),
  dtelephone           varchar(30),
  postcode             varchar(6),
  address              varchar(100),
  legalman             varchar(50),
  xk_fr_sfzh           varchar(30),
  deptid               varchar(50),
  deptname             varchar(50),
  ss_orgcode           varchar(50),                 -- 实施机构信用代码
  receiveuseid_type    varchar(20),
  receive_useid        varchar(50),
  receive_name         varchar(200),
  applyfrom            varchar(1),
  approve_type         varchar(2),
  apply_propertiy      varchar(2),
  receivetime          varchar(19),
  belongto             varchar(32),
  areacode             varchar(20),
  datastate            varchar(1),                  -- 0 作废, 1 有效
  memo                 text,
  handlestart          varchar(20),                 -- 办件状态
  is_touzip            varchar(1),
  applycount           varchar(20),
  fzbs                 varchar(20),
  LIKE to_department.form_tail INCLUDING DEFAULTS
);

-- 材料
CREATE TABLE IF NOT EXISTS to_department.attr (
  unid     varchar(100) PRIMARY KEY,
  projid   varchar(21),
  attrname varchar(200),
  attrid   varchar(100),
  sortid   varchar(10),
  taketype varchar(20),
  istake   varchar(1),
  amount   varchar(10),
  taketime varchar(20),
  memo     varchar(500),
  areacode varchar(20),
  fileurl  varchar(1000),
  filename varchar(255),
  LIKE to_department.form_tail INCLUDING DEFAULTS
);

-- 附件
CREATE TABLE IF NOT EXISTS to_department.formfile (
  unid          varchar(100) PRIMARY KEY,
  projid        varchar(21),
  belongto      varchar(100),                       -- key of the row that the file belongs to
  type          varchar(2),                         -- 01 申报, 02 受理, 03 审批, 04 办结, 05 送达
  name          varchar(255),
  filepath      varchar(1000),
  remark        varchar(500),
  areacode      varchar(20),
  original_name varchar(255),
  LIKE to_department.form_tail INCLUDING DEFAULTS
);

-- 受理
CREATE TABLE IF NOT EXISTS to_department.accept (
  projid         varchar(21) PRIMARY KEY,
  accept_man     varchar(100),
  hander_deptname varchar(100),
  hander_deptid  varchar(50),
  areacode       varchar(20),
  accept_time    varchar(20),
  promisevalue   varchar(10),
  promisetype    varchar(10),
  promise_etime  varchar(20),
  LIKE to_department.form_tail INCLUDING DEFAULTS
);

-- 环节
CREATE TABLE IF NOT EXISTS to_department.node (
  unid            varchar(100) PRIMARY KEY,
  projid          varchar(21),
  action          varchar(20),
  node_name       varchar(100),
  name            varchar(100),
  hander_deptname varchar(100),
  hander_deptid   varchar(50),
  areacode        varchar(20),
  opinion         varchar(2000),
  start_time      varchar(20),
  end_time        varchar(20),
  remark          varchar(500),
  LIKE to_department.form_tail INCLUDING DEFAULTS
);

-- 办结
CREATE TABLE IF NOT EXISTS to_department.transact (
  projid            varchar(21) PRIMARY KEY,
  transact_user     varchar(100),
  hander_deptname   varchar(100),
  hander_deptid     varchar(50),
  areacode          varchar(20),
  transact_time     varchar(20),
  transact_result   varchar(20),
  transact_describe varchar(1000),
  xk_xkjgdm         varchar(18),
  xk_xkws           varchar(200),
  xk_xkzs           varchar(200),
  xk_yxqz           varchar(20),
  xk_yxqzi          varchar(20),
  result_code       varchar(64),
  remark            varchar(1000),
  LIKE to_department.form_tail INCLUDING DEFAULTS
);

DO $$
DECLARE
  form text;
BEGIN
  FOREACH form IN ARRAY ARRAY['apasinfo', 'attr', 'formfile', 'accept', 'node', 'transact'] LOOP
    EXECUTE format('CREATE TABLE IF NOT EXISTS from_department.%I (LIKE to_department.%I INCLUDING ALL)', form, form);
  END LOOP;
END $$;

-- Added to what the platform writes.
ALTER TABLE to_department.apasinfo
  ADD COLUMN IF NOT EXISTS taskid      uuid,          -- the task of this department
  ADD COLUMN IF NOT EXISTS taskpurpose varchar(10),   -- acceptance: decide on 受理; handling: accepted already, to be handled
  ADD COLUMN IF NOT EXISTS tasklead    boolean,       -- whether this department leads, and gives the decision
  ADD COLUMN IF NOT EXISTS taskdue     varchar(20),   -- due time of the task
  ADD COLUMN IF NOT EXISTS form        jsonb,         -- the fields of the application form that the item opens to this department
  ADD COLUMN IF NOT EXISTS messageid   uuid,          -- the row of notice that this row was last written with
  ADD COLUMN IF NOT EXISTS noted       uuid;          -- the row of notice up to which the platform has seen that you took it over

-- 通知, added: everything that the platform tells, in order; also what no form is made for.
CREATE TABLE IF NOT EXISTS to_department.notice (
  unid          uuid PRIMARY KEY,                     -- id of the message: the same message is written once
  projid        varchar(21) NOT NULL,
  taskid        uuid NOT NULL,
  type          varchar(40) NOT NULL,                 -- task.assigned, task.recalled, case.suspended …
  data          jsonb NOT NULL,                       -- as the contract of the type defines it
  arrival       bigint GENERATED ALWAYS AS IDENTITY,  -- in this order
  answer_state  varchar(12),                          -- what became of your taking it over
  answer_code   varchar(100),
  answer_text   varchar(1000),
  answered_at   timestamptz,
  look_again_at timestamptz,
  LIKE to_department.form_tail INCLUDING DEFAULTS
);
CREATE INDEX IF NOT EXISTS notice_of_case ON to_department.notice (projid, arrival);
CREATE INDEX IF NOT EXISTS notice_taken ON to_department.notice (arrival) WHERE sync_status = 'S' AND answered_at IS NULL;
CREATE INDEX IF NOT EXISTS apasinfo_taken ON to_department.apasinfo (projid) WHERE sync_status = 'S' AND noted IS DISTINCT FROM messageid;

-- Added to what the department writes: in which order it came, and what the platform answers.
CREATE SEQUENCE IF NOT EXISTS from_department.arrivals;

CREATE OR REPLACE FUNCTION from_department.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A row that is offered anew takes its place behind what was offered before it, and is looked at without delay.
  IF (NEW.sync_status, NEW.dataversion) IS DISTINCT FROM (OLD.sync_status, OLD.dataversion) AND NEW.sync_status IN ('I', 'U', 'D') THEN
    NEW.arrival := nextval('from_department.arrivals');
    NEW.answer_state := NULL;
    NEW.look_again_at := NULL;
    NEW.tries := 0;
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE
  form text;
BEGIN
  FOREACH form IN ARRAY ARRAY['apasinfo', 'attr', 'formfile', 'accept', 'node', 'transact'] LOOP
    EXECUTE format($sql$
      ALTER TABLE from_department.%I
        ADD COLUMN IF NOT EXISTS arrival          bigint NOT NULL DEFAULT nextval('from_department.arrivals'),
        ADD COLUMN IF NOT EXISTS answer_state     varchar(12),     -- applied, waiting, late, refused
        ADD COLUMN IF NOT EXISTS answer_code      varchar(100),    -- stable code of why, where it was not simply applied
        ADD COLUMN IF NOT EXISTS answer_text      varchar(1000),   -- the same for a person
        ADD COLUMN IF NOT EXISTS answered_at      timestamptz,
        ADD COLUMN IF NOT EXISTS answered_version integer,         -- the DATAVERSION that was answered
        ADD COLUMN IF NOT EXISTS taken            boolean NOT NULL DEFAULT false, -- whether the platform has taken over any version of it
        ADD COLUMN IF NOT EXISTS look_again_at    timestamptz,     -- of a row that waits for what has to come before it
        ADD COLUMN IF NOT EXISTS tries            integer NOT NULL DEFAULT 0
    $sql$, form);
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON from_department.%I (arrival) WHERE sync_status NOT IN (''S'', ''E'')', form || '_open', form);
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON from_department.%I (projid)', form || '_of_case', form);
    IF form NOT IN ('apasinfo', 'accept', 'transact') THEN -- whose key it is
      EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON to_department.%I (projid)', form || '_of_case', form);
    END IF;
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON to_department.%I (create_time) WHERE sync_status IN (''I'', ''U'', ''D'')', form || '_offered', form);
    EXECUTE format('DROP TRIGGER IF EXISTS note_change ON from_department.%I', form);
    EXECUTE format('CREATE TRIGGER note_change BEFORE UPDATE ON from_department.%I FOR EACH ROW EXECUTE FUNCTION from_department.note_change()', form);
  END LOOP;
END $$;

-- Least privilege. The platform writes what goes to the department and answers what comes from it; it deletes nothing, and changes no word
-- of the department's. The department's system takes over what it is given and writes what it has to say.
REVOKE ALL ON SCHEMA to_department, from_department FROM PUBLIC;
GRANT USAGE ON SCHEMA to_department, from_department TO exchange_platform, exchange_department;
GRANT USAGE ON SEQUENCE from_department.arrivals TO exchange_department;

GRANT SELECT, INSERT, UPDATE ON to_department.apasinfo, to_department.attr, to_department.formfile, to_department.accept,
  to_department.node, to_department.transact, to_department.notice TO exchange_platform;

DO $$
DECLARE
  form text;
BEGIN
  FOREACH form IN ARRAY ARRAY['apasinfo', 'attr', 'formfile', 'accept', 'node', 'transact'] LOOP
    EXECUTE format('GRANT SELECT, DELETE, UPDATE (sync_status, op, tong_time, tongid) ON to_department.%I TO exchange_department', form);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON from_department.%I TO exchange_department', form);
    EXECUTE format(
      'GRANT SELECT, UPDATE (sync_status, answer_state, answer_code, answer_text, answered_at, answered_version, taken, ' ||
      'look_again_at, tries) ON from_department.%I TO exchange_platform', form);
  END LOOP;
END $$;
GRANT SELECT, UPDATE (sync_status, op, tong_time, tongid) ON to_department.notice TO exchange_department;
