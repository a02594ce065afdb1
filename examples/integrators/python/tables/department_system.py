"""前置库对接示例 — a department's own system on the exchange tables, with nothing but a PostgreSQL driver.

    pip install -r requirements.txt
    EXCHANGE_DSN=postgresql://approval_system:…@db.example/exchange python3 department_system.py

It takes over the cases it is given, accepts those that wait for acceptance, handles and ends the others, and prints what the platform
answers. A real system puts its officers where `handle` is. Stop it with Ctrl-C; whatever it was doing is found again in the tables.
"""

import os
import signal
import time
from datetime import datetime, timedelta, timezone

import psycopg
from psycopg.rows import dict_row

CHINA = timezone(timedelta(hours=8))
PAUSE_SECONDS = 1.0
BATCH = 50

# One statement for each form; a row that is there already is offered again as changed, under the next DATAVERSION.
WRITE = """
    INSERT INTO from_department.{form} AS t ({columns}, create_time) VALUES ({values}, %(now)s)
    ON CONFLICT ({key}) DO UPDATE SET ({columns}, create_time) = ({excluded}, %(now)s),
      sync_status = 'U', dataversion = t.dataversion + 1
"""

running = True


def stop(*_):
    global running
    running = False


def now():
    return datetime.now(CHINA).strftime("%Y-%m-%d %H:%M:%S")


def write(db, form, key, row):
    columns = list(row)
    sql = WRITE.format(
        form=form,
        key=key,
        columns=", ".join(columns),
        values=", ".join(f"%({column})s" for column in columns),
        excluded=", ".join(f"excluded.{column}" for column in columns),
    )
    db.execute(sql, {**row, "now": now()})


def take_over(db):
    """Takes the next cases. SKIP LOCKED: several copies of this program may run."""
    taken = db.execute(
        """SELECT projid, dataversion, sync_status, servicename, applyname, taskid, taskpurpose, tasklead, taskdue, datastate, handlestart
           FROM to_department.apasinfo WHERE sync_status IN ('I', 'U', 'D')
           ORDER BY create_time LIMIT %s FOR UPDATE SKIP LOCKED""",
        (BATCH,),
    ).fetchall()
    for case in taken:
        handle(db, case)
        # Of this version only: what the platform changes from now on is offered again.
        db.execute(
            "UPDATE to_department.apasinfo SET sync_status = 'S' WHERE projid = %(projid)s AND dataversion = %(dataversion)s", case
        )
        for form in ("attr", "formfile", "accept", "transact"):
            db.execute(
                f"UPDATE to_department.{form} SET sync_status = 'S' WHERE projid = %(projid)s AND sync_status <> 'S'", case
            )
    return len(taken)


def handle(db, case):
    """What a real system shows to its officers."""
    projid = case["projid"]
    if case["sync_status"] == "D" or case["datastate"] == "0":
        print(f"{projid} withdrawn", flush=True)
        return
    if case["handlestart"] not in ("待受理", "待办理"):
        print(f"{projid} {case['handlestart']}", flush=True)
        return
    if case["taskpurpose"] == "acceptance":
        write(db, "accept", "projid", {"projid": projid, "accept_man": "示例经办人", "accept_time": now()})
        print(f"{projid} accepted", flush=True)
        return
    if db.execute("SELECT 1 FROM from_department.transact WHERE projid = %s", (projid,)).fetchone():
        print(f"{projid} told again", flush=True)
        return
    started = now()
    step = {"node_name": "审核", "action": "提交", "name": "示例经办人", "opinion": "材料齐全", "start_time": started, "end_time": now()}
    write(db, "node", "unid", {"unid": f"{projid}-1", "projid": projid, **step})
    end = {"transact_user": "示例负责人", "transact_time": now(), "transact_result": "办结", "transact_describe": "准予许可"}
    write(db, "transact", "projid", {"projid": projid, **end, "remark": "符合法定条件"})
    print(f"{projid} handled, task {case['taskid']}, due {case['taskdue']}", flush=True)


def read_answers(db, seen):
    """Prints each answer once. E: put the row right, raise DATAVERSION, and set SYNC_STATUS to U."""
    for form, key in (("accept", "projid"), ("node", "unid"), ("transact", "projid")):
        rows = db.execute(
            f"""SELECT {key} AS key, dataversion, sync_status, answer_state, answer_code, answer_text FROM from_department.{form}
                WHERE sync_status IN ('S', 'E') ORDER BY answered_at DESC LIMIT %s""",
            (BATCH,),
        ).fetchall()
        for row in rows:
            mark = (form, row["key"], row["dataversion"], row["sync_status"])
            if mark in seen:
                continue
            seen.add(mark)
            print(f"{form} {row['key']} {row['sync_status']} {row['answer_state']} {row['answer_code'] or ''}", flush=True)


def main():
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    seen = set()
    while running:
        try:
            with psycopg.connect(os.environ["EXCHANGE_DSN"], row_factory=dict_row) as db:
                while running:
                    with db.transaction():
                        taken = take_over(db)
                    with db.transaction():
                        read_answers(db, seen)
                    if taken < BATCH:
                        time.sleep(PAUSE_SECONDS)
        except psycopg.OperationalError as error:
            print(f"the database is away, trying again: {type(error).__name__}", flush=True)
            time.sleep(5 * PAUSE_SECONDS)


if __name__ == "__main__":
    main()
