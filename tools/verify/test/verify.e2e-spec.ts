import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, Lifecycles, publishDemoItems, Stack } from '@yiwang/stack';
import { Databases, inspect, isSound, SERVICE_NAMES, verify, type ServiceName, type Testimony, type Verdict } from '@yiwang/verify';
import pg from 'pg';

/** What is planted where, each statement by the superuser: `$case` is a closed case, `$open` one that was only filed. */
interface Breach {
  what: string;
  invariant: string;
  plant: Partial<Record<ServiceName, string[]>>;
  says: RegExp;
}

/** No trigger refuses what is done to rows that are only ever added. */
const UNGUARDED = 'SET LOCAL session_replication_role = replica';
const FEE_ACCOUNT = `INSERT INTO fee_accounts SELECT '$case', 'I', 1, 'O', '330203', NULL, NULL, '330203', '{}', 'closed', '[]', 0
  ON CONFLICT DO NOTHING`;
const payable = (status: string): string =>
  `INSERT INTO payables VALUES ('00000000-0000-7000-8000-000000000001', '$case', 'F1', '工本费', 'beforeDelivery', 1000, '${status}', NULL, NULL, now(), now(), NULL)`;
const ORDER = `INSERT INTO orders (id, payable_id, case_no, channel, amount_fen, status, placed_by, created_at, expires_at)
  VALUES ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', '$case', 'sandbox', 1000, 'refunding', '{}', now(), now())`;
const parcel = (status: string, more: string): string =>
  `INSERT INTO shipments (id, case_no, status, courier, tracking_no, recipient_masked, recipient_sealed, requested_by, requested_at, attempts,
     next_attempt_at, last_error)
   VALUES ('00000000-0000-7000-8000-000000000006', '$case', '${status}', 'sandbox', ${more})`;
const POSTING = `INSERT INTO postings VALUES ('00000000-0000-7000-8000-000000000003', 'planted', '$case', now())`;

/** Of a system of another department than that of the case. `said`: its type and state; `became`: code, until when it waits, when it is tried, when it was settled. */
const intakeMessage = (said: string, became: string): string =>
  `INSERT INTO intake_messages (id, system_id, external_id, version, task_id, case_no, at, content, sealed, rank, type, state, code, wait_until,
     next_attempt_at, settled_at)
   SELECT gen_random_uuid(), s.id, 'planted', 1, t.id, t.case_no, now(), 'c', 's', 0, ${said}, ${became}
   FROM tasks t, (SELECT id FROM department_systems ORDER BY id LIMIT 1) s WHERE t.case_no = '$case' LIMIT 1`;
const HEARD = intakeMessage("'recall.acknowledge', 'applied'", 'NULL, NULL, NULL, now()');
const RECALL_OF_ANOTHER = `INSERT INTO deliveries (id, system_id, task_id, case_no, type, state, data)
  SELECT gen_random_uuid(), m.system_id, m.task_id, m.case_no, 'task.recalled', 'closed', '{}' FROM intake_messages m
  WHERE m.type = 'recall.acknowledge' AND m.case_no = '$case'`;
const TO_SYSTEM = `UPDATE tasks SET system_id = (SELECT id FROM department_systems LIMIT 1) WHERE case_no = '$case'`;

const BREACHES: Breach[] = [
  {
    what: 'an acknowledged filing that is gone',
    invariant: 'filings',
    plant: { acceptance: [UNGUARDED, `DELETE FROM case_steps WHERE case_no = '$open'`, `DELETE FROM cases WHERE case_no = '$open'`] },
    says: /\$open was acknowledged and does not exist/,
  },
  {
    what: 'a filing made twice',
    invariant: 'filings',
    plant: {
      acceptance: [
        `CREATE TEMP TABLE copy AS SELECT * FROM cases WHERE case_no = '$open'`,
        `UPDATE copy SET case_no = 'doubled'`,
        // All but the columns that the database makes itself.
        `DO $do$ BEGIN EXECUTE (
           SELECT format('INSERT INTO cases (%1$s) SELECT %1$s FROM copy', string_agg(quote_ident(attname), ', ')) FROM pg_attribute
           WHERE attrelid = 'cases'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '') ; END $do$`,
      ],
    },
    says: /doubled exists and nobody was told/,
  },
  {
    what: 'an accepted case without a plan',
    invariant: 'tasks',
    plant: { acceptance: [`UPDATE cases SET status = 'accepted', case_kind = 'promised', accepted_at = now() WHERE case_no = '$open'`] },
    says: /\$open is accepted and has no plan/,
  },
  {
    what: 'a department without its task',
    invariant: 'tasks',
    plant: { dispatch: [`UPDATE tasks SET purpose = 'acceptance' WHERE case_no = '$case'`] },
    says: /\$case: departments \[\w+\/1\], tasks \[\]/,
  },
  {
    what: 'a task of the workbench that is nobody’s turn',
    invariant: 'workbench',
    plant: {
      dispatch: [
        `UPDATE tasks SET channel = 'workbench', system_id = NULL, state = 'assigned' WHERE case_no = '$case'`,
        `UPDATE task_works SET open = false WHERE case_no = '$case'`,
      ],
    },
    says: /task \S+ of \$case is assigned and nobody’s turn/,
  },
  {
    what: 'a turn that is left of a task that is done',
    invariant: 'workbench',
    plant: {
      dispatch: [
        `INSERT INTO task_works (task_id, case_no, org_code, item_code, region_code, purpose, link_no, visit, open, task_due_at)
         SELECT id, case_no, org_code, 'I', '330203', purpose, 0, 1, true, due_at FROM tasks WHERE case_no = '$case'
         ON CONFLICT (task_id) DO UPDATE SET open = true`,
      ],
    },
    says: /task \S+ of \$case is \w+ and still somebody’s turn/,
  },
  {
    what: 'a message that is held back by nothing',
    invariant: 'deliveries',
    plant: {
      dispatch: [
        TO_SYSTEM,
        `INSERT INTO deliveries (id, system_id, task_id, case_no, state, next_attempt_at)
         SELECT gen_random_uuid(), system_id, id, case_no, 'pending', 'infinity' FROM tasks WHERE case_no = '$case'`,
      ],
    },
    says: /\S+ of task \S+ is held back and nothing is before it/,
  },
  {
    what: 'an open task whose message was closed before it was sent',
    invariant: 'deliveries',
    plant: {
      dispatch: [
        TO_SYSTEM,
        `UPDATE tasks SET state = 'assigned', acknowledged_at = NULL, completed_at = NULL, result = NULL WHERE case_no = '$case'`,
        `INSERT INTO deliveries (id, system_id, task_id, case_no, state)
         SELECT gen_random_uuid(), system_id, id, case_no, 'closed' FROM tasks WHERE case_no = '$case'`,
      ],
    },
    says: /task \S+ is open and was never told: its delivery is closed/,
  },
  {
    what: 'a message that was overtaken by a later one',
    invariant: 'deliveries',
    plant: {
      dispatch: [
        TO_SYSTEM,
        ...[1, 2].map(
          (version) => `INSERT INTO deliveries (id, system_id, task_id, case_no, version, state, position, sent_at)
            SELECT gen_random_uuid(), system_id, id, case_no, ${version}, 'sent', -${version}, now() FROM tasks WHERE case_no = '$case'`,
        ),
      ],
    },
    says: /\S+ of task \S+ was overtaken by a later message of its case/,
  },
  {
    what: 'a day’s count that names less than it counts',
    invariant: 'deliveries',
    plant: {
      dispatch: [
        `INSERT INTO system_days (system_id, day, sent, acknowledged, messages, decided, differing, counted_at)
         SELECT id, (now() AT TIME ZONE 'Asia/Shanghai')::date, 1, 0, 0, 0, 1, now() FROM department_systems ORDER BY id LIMIT 1
         ON CONFLICT (system_id, day) DO UPDATE SET differing = system_days.differing + 1`,
      ],
    },
    says: /the count of \S+ for system \S+ does not name the cases that differ/,
  },
  {
    what: 'a message of a system that nobody tries again',
    invariant: 'intake',
    plant: {
      dispatch: [
        intakeMessage(
          "'task.result', 'waiting'",
          "'DISPATCH.PREDECESSOR_MISSING', now() + interval '1 hour', now() - interval '5 minutes', NULL",
        ),
      ],
    },
    says: /message \S+ \(task\.result of \$case\) is due for 3\d\d s, and nobody tries it/,
  },
  {
    what: 'a message of a system that waits for ever',
    invariant: 'intake',
    plant: {
      dispatch: [
        intakeMessage(
          "'task.result', 'waiting'",
          "'DISPATCH.PREDECESSOR_MISSING', now() - interval '5 minutes', now() + interval '1 hour', NULL",
        ),
      ],
    },
    says: /message \S+ \(task\.result of \$case\) still waits, and its time has been over for 3\d\d s/,
  },
  {
    what: 'a message that took effect without any',
    invariant: 'intake',
    plant: {
      dispatch: [intakeMessage("'task.return', 'applied'", 'NULL, NULL, NULL, now()')],
    },
    says: /message \S+ \(task\.return of \$case\) took effect, and nothing is left of it/,
  },
  {
    what: 'a recall that is said to be heard, and is on record as unheard',
    invariant: 'intake',
    plant: { dispatch: [HEARD, RECALL_OF_ANOTHER] },
    says: /message \S+ \(recall\.acknowledge of \$case\) took effect, and nothing is left of it/,
  },
  {
    what: 'a message that moved the task of another department',
    invariant: 'intake',
    plant: {
      dispatch: [intakeMessage("'task.acknowledge', 'applied'", 'NULL, NULL, NULL, now()')],
    },
    says: /message \S+ \(task\.acknowledge of \$case\) moved a task that was not its department’s/,
  },
  {
    what: 'a decision with another outcome',
    invariant: 'decisions',
    plant: { acceptance: [`UPDATE cases SET outcome = 'rejected' WHERE case_no = '$case'`] },
    says: /\$case was decided approved and the ledger says rejected/,
  },
  {
    what: 'a decision before everybody had answered whom the join rule waits for',
    invariant: 'tasks',
    plant: {
      dispatch: [
        `UPDATE case_plans SET seats = seats || '[{"orgCode": "O", "orgName": "O", "lead": false, "stage": 9, "dueAt": "2026-01-01T00:00:00Z", "provisional": false}]' WHERE case_no = '$case'`,
      ],
    },
    says: /\$case was decided and its join rule waited for O/,
  },
  {
    what: 'an approval although one department had refused',
    invariant: 'tasks',
    plant: { dispatch: [`UPDATE case_plans SET join_rule = 'earlyEnd', refused_by = 'O' WHERE case_no = '$case'`] },
    says: /\$case was approved although O had refused/,
  },
  {
    what: 'an approval by the rule of early end with a department missing',
    invariant: 'tasks',
    plant: {
      dispatch: [
        `UPDATE case_plans SET join_rule = 'earlyEnd', seats = seats || '[{"orgCode": "O", "orgName": "O", "lead": false, "stage": 9, "dueAt": "2026-01-01T00:00:00Z", "provisional": false}]' WHERE case_no = '$case'`,
      ],
    },
    says: /\$case was decided and its join rule waited for O/,
  },
  {
    what: 'a department that was let go, takes part again and is not asked',
    invariant: 'tasks',
    plant: {
      dispatch: [`UPDATE tasks SET state = 'recalled', recall_reason = 'released' WHERE case_no = '$case' AND purpose = 'handling'`],
    },
    says: /\$case: departments \[\S+\], tasks \[\]/,
  },
  {
    what: 'a department that is not asked although its stage waits for nobody',
    invariant: 'tasks',
    plant: {
      dispatch: [
        `UPDATE case_plans SET state = 'handling', seats = seats || '[{"orgCode": "O", "orgName": "O", "lead": false, "stage": 9, "dueAt": "2026-01-01T00:00:00Z", "provisional": false}]' WHERE case_no = '$case'`,
      ],
    },
    says: /\$case: O is not asked, and its stage waits for nobody/,
  },
  {
    what: 'a result that is noted as late and came in time',
    invariant: 'tasks',
    plant: {
      dispatch: [
        `UPDATE tasks SET state = 'recalled', recall_reason = 'earlyEnd', result = 'approved', late = true WHERE case_no = '$case'`,
      ],
    },
    says: /\$case: the result of \w+ is noted as late and was not/,
  },
  {
    what: 'a decision that nobody gave',
    invariant: 'decisions',
    plant: { dispatch: [`UPDATE tasks SET state = 'cancelled' WHERE case_no = '$case'`] },
    says: /\$case is decided and no department decided it/,
  },
  {
    what: 'a closed case whose result was never delivered',
    invariant: 'states',
    plant: { acceptance: [`UPDATE cases SET delivered_at = NULL WHERE case_no = '$case'`] },
    says: /\$case is closed and its result was not delivered/,
  },
  {
    what: 'a case that forgot a fact',
    invariant: 'states',
    plant: { acceptance: [`UPDATE cases SET fact_sequence = fact_sequence - 1 WHERE case_no = '$case'`] },
    says: /\$case counts \d+ facts and told \d+/,
  },
  {
    what: 'a step that was written anew',
    invariant: 'steps',
    plant: { acceptance: [UNGUARDED, `UPDATE case_steps SET at = at - interval '1 day' WHERE case_no = '$case' AND seq = 2`] },
    says: /\$case: step 2 does not follow from what stands before it/,
  },
  {
    what: 'a step that was taken out',
    invariant: 'steps',
    plant: { acceptance: [UNGUARDED, `DELETE FROM case_steps WHERE case_no = '$case' AND seq = 2`] },
    says: /\$case: step 3 does not follow from what stands before it/,
  },
  {
    what: 'an anchor of other steps than there are',
    invariant: 'steps',
    plant: {
      acceptance: [
        `INSERT INTO ledger_anchors (no, from_id, to_id, steps, root, hash, seal, at)
         VALUES (2000000, 2000000000, 2000000001, 2, '\\x00', '\\x00', 'k1.s', now())`,
      ],
    },
    says: /anchor 2000000: 2 steps were anchored, and the 0 that are there are not the same[^]*anchor 2000000 does not continue/,
  },
  {
    what: 'steps that nobody anchors',
    invariant: 'steps',
    plant: {
      acceptance: [
        UNGUARDED,
        'DELETE FROM ledger_anchors',
        `UPDATE outbox SET created_at = created_at - interval '2 hours' WHERE key = '$open'`,
      ],
    },
    says: /1 cases were filed more than 60 minutes ago, and nobody has anchored their steps/,
  },
  {
    what: 'a clock that has run out for nobody',
    invariant: 'timers',
    plant: { acceptance: [`UPDATE cases SET acceptance_due_at = now() - interval '1 hour' WHERE case_no = '$open'`] },
    says: /\$open: its deemed acceptance is due for 60 minutes, and nobody does it/,
  },
  {
    what: 'a timer that fails and fails',
    invariant: 'timers',
    plant: { acceptance: [`INSERT INTO stuck_timers VALUES ('$open', 'deem-submitted', 8, now(), 'ACCEPTANCE.CALENDAR_MISSING')`] },
    says: /\$open: timer deem-submitted failed 8 times: ACCEPTANCE\.CALENDAR_MISSING/,
  },
  {
    what: 'a delivery without its receipt',
    invariant: 'documents',
    plant: {
      acceptance: [
        `INSERT INTO document_revocations SELECT id, now(), 'planted' FROM documents WHERE case_no = '$case' AND kind = 'deliveryReceipt'`,
      ],
    },
    says: /\$case has no deliveryReceipt in force/,
  },
  {
    what: 'a decision in force on paper that the ledger knows nothing of',
    invariant: 'documents',
    plant: { acceptance: [`UPDATE cases SET outcome = 'terminated' WHERE case_no = '$case'`] },
    says: /\$case: its approval is in force and the ledger says otherwise/,
  },
  {
    what: 'a case that nobody will archive',
    invariant: 'archives',
    plant: { acceptance: [`DELETE FROM archive_work WHERE case_no = '$case'`] },
    says: /\$case has ended, is not archived as it is, and nobody will/,
  },
  {
    what: 'a case that changed after it was archived, and will not be archived again',
    invariant: 'archives',
    plant: {
      acceptance: [
        `INSERT INTO archives (id, archive_no, case_no, case_version, round, item_code, category, deciding_org, deciding_region, ended_at,
           manifest, seal, store_key, sealed_key, size, sha256, made_at)
         SELECT gen_random_uuid(), 'planted', case_no, version - 1, reopenings, item_code, '01', deciding_org, deciding_region, ended_at,
           '{}', '{}', 'k', 's', 1, '\\x00', now() FROM cases WHERE case_no = '$case'`,
        `DELETE FROM archive_work WHERE case_no = '$case'`,
      ],
    },
    says: /\$case has ended, is not archived as it is, and nobody will/,
  },
  {
    what: 'a package that is given up',
    invariant: 'archives',
    plant: {
      acceptance: [
        `UPDATE archive_work SET status = 'parked', attempts = 8, last_error = 'ACCEPTANCE.FILE_STORE_DOWN' WHERE case_no = '$case'`,
      ],
    },
    says: /\$case: its archive is given up after 8 attempts: ACCEPTANCE\.FILE_STORE_DOWN/,
  },
  {
    what: 'a filing at a window without a look at who brought it, and a result that nobody signed for',
    invariant: 'windows',
    plant: {
      acceptance: [
        `UPDATE cases SET channel = 'window', received_org = 'O', received_region = '330203', delivery_method = 'window' WHERE case_no = '$case'`,
      ],
    },
    says: /\$case: was filed at a window, and nobody looked who stood there[^]*\$case: was handed over at a window, and nobody signed for it/,
  },
  {
    what: 'an identity check that is in no ledger',
    invariant: 'windows',
    plant: {
      acceptance: [
        `INSERT INTO identity_checks VALUES ('00000000-0000-7000-8000-000000000007', '$case', 'filing', 'applicant', 'cardReader', 'applicant',
           '111', 'h', '{}', 's', NULL, '{}', 'O', now())`,
      ],
    },
    says: /\$case: identity check 00000000-0000-7000-8000-000000000007 is in no step/,
  },
  {
    what: 'a slip that forgot what it carries',
    invariant: 'windows',
    plant: {
      acceptance: [
        `INSERT INTO handover_slips (id, slip_no, kind, status, from_org, to_org, document_id, sent_by, sent_at, version)
         SELECT '00000000-0000-7000-8000-000000000008', 'J1', 'papers', 'received', 'O', 'P', id, '{}', now(), 1 FROM documents LIMIT 1`,
        `INSERT INTO handover_entries (slip_id, case_no, kind, status, papers)
         VALUES ('00000000-0000-7000-8000-000000000008', '$case', 'papers', 'sent', '[]')`,
      ],
    },
    says: /\$case: is sent on slip J1, and its ledger says nothing[^]*slip J1 is received with entries \{sent\}/,
  },
  {
    what: 'a closed day that counts otherwise',
    invariant: 'windows',
    plant: { acceptance: [`INSERT INTO day_ends VALUES ('O', '2026-11-20', '{}', 'another', NULL, '{}', now())`] },
    says: /O closed 2026-11-20, and the summary is not the one that was fixed/,
  },
  {
    what: 'a case delivered by courier without a parcel',
    invariant: 'shipments',
    plant: { acceptance: [`UPDATE cases SET delivery_method = 'courier' WHERE case_no = '$case'`] },
    says: /\$case was delivered by courier and 0 of its parcels arrived/,
  },
  {
    what: 'a parcel that arrived for a case that was delivered otherwise',
    invariant: 'shipments',
    plant: { acceptance: [parcel('delivered', `'T0001', '{}', NULL, '{}', now(), 1, now(), NULL`)] },
    says: /\$case has a parcel that arrived and was delivered by electronic/,
  },
  {
    what: 'a parcel under way for a closed case, which is given up',
    invariant: 'shipments',
    plant: { acceptance: [parcel('parked', `NULL, '{}', 's', '{}', now(), 9, now(), 'ACCEPTANCE.COURIER_AWAY'`)] },
    says: /\$case is closed and has a parcel under way[^]*\$case: parcel \S+ is given up after 9 attempts: ACCEPTANCE\.COURIER_AWAY/,
  },
  {
    what: 'a parcel that nobody places',
    invariant: 'shipments',
    plant: { acceptance: [parcel('requested', `NULL, '{}', 's', '{}', now(), 0, now() - interval '1 minute', NULL`)] },
    says: /\$case: parcel \S+ is due for \d+ s, and nobody places it/,
  },
  {
    what: 'a fee that is due after the end of its case',
    invariant: 'payments',
    plant: { payment: [FEE_ACCOUNT, payable('due')] },
    says: /\$case: F1 is due, and its case has ended/,
  },
  {
    what: 'a paid fee without money, which acceptance does not know of',
    invariant: 'payments',
    plant: { payment: [FEE_ACCOUNT, payable('paid')] },
    says: /\$case: F1 is paid, and 0 payments count for it[^]*\$case: F1 is settled and acceptance holds it/,
  },
  {
    what: 'an order under refund without a refund',
    invariant: 'payments',
    plant: { payment: [FEE_ACCOUNT, payable('closed'), ORDER] },
    says: /is refunding, and 0 refunds are noted/,
  },
  {
    what: 'money that stays although its case was withdrawn',
    invariant: 'payments',
    plant: { payment: [FEE_ACCOUNT, `UPDATE fee_accounts SET ended = 'withdrawn' WHERE case_no = '$case'`, payable('paid')] },
    says: /\$case: F1 is paid, its case was withdrawn, and nothing goes back/,
  },
  {
    what: 'a refund that nobody makes',
    invariant: 'payments',
    plant: {
      payment: [
        FEE_ACCOUNT,
        payable('closed'),
        ORDER,
        `INSERT INTO receipts (channel, transaction_id, order_id, case_no, amount_fen, outcome, paid_at, received_at)
         VALUES ('sandbox', 't1', '00000000-0000-7000-8000-000000000002', '$case', 1000, 'late', now(), now())`,
        `INSERT INTO refunds (id, channel, transaction_id, order_id, case_no, amount_fen, reason, status, requested_at, attempts, next_attempt_at)
         VALUES ('00000000-0000-7000-8000-000000000006', 'sandbox', 't1', '00000000-0000-7000-8000-000000000002', '$case', 1000, 'late',
                 'requested', now(), 3, now() - interval '1 minute')`,
      ],
    },
    says: /\$case: refund \S+ is not done after 3 attempts, and nobody tries/,
  },
  {
    what: 'a fee that acceptance takes for settled',
    invariant: 'payments',
    plant: { acceptance: [`UPDATE cases SET settled_fees = '{F9}' WHERE case_no = '$case'`] },
    says: /\$case: acceptance takes F9 for settled, and it is not/,
  },
  {
    what: 'a posting with one side',
    invariant: 'ledger',
    plant: {
      payment: [
        FEE_ACCOUNT,
        POSTING,
        `INSERT INTO entries (posting_id, account, party, amount_fen) VALUES ('00000000-0000-7000-8000-000000000003', 'income', 'O', -1000)`,
      ],
    },
    says: /planted sums to -1000 fen on 1 sides[^]*the ledger sums to -1000 fen/,
  },
  {
    what: 'money in the ledger that no channel received',
    invariant: 'ledger',
    plant: {
      payment: [
        FEE_ACCOUNT,
        POSTING,
        `INSERT INTO entries (posting_id, account, party, amount_fen) VALUES
         ('00000000-0000-7000-8000-000000000003', 'clearing', 'sandbox', 1000), ('00000000-0000-7000-8000-000000000003', 'income', 'O', -1000)`,
      ],
    },
    says: /received and not returned: 0 fen; in the ledger: 1000 fen/,
  },
  {
    what: 'a closed case that nobody was asked about',
    invariant: 'ratings',
    plant: {
      evaluation: [
        `DELETE FROM ratings WHERE case_no = '$case'`,
        'DELETE FROM invitation_links',
        `DELETE FROM invitations WHERE case_no = '$case'`,
      ],
    },
    says: /\$case is closed and was not asked about/,
  },
  {
    what: 'an invitation that is rated without a rating',
    invariant: 'ratings',
    plant: { evaluation: [`DELETE FROM ratings WHERE case_no = '$case'`] },
    says: /\$case is rated with 0 first ratings/,
  },
  {
    what: 'a bad rating that nobody handles',
    invariant: 'ratings',
    plant: {
      evaluation: [
        `DELETE FROM ratings WHERE case_no = '$case'`,
        `INSERT INTO ratings (id, invitation_id, case_no, turn, level, tags, channel, is_default, given_at, org_code, item_code, region_code)
         SELECT '00000000-0000-7000-8000-000000000004', id, case_no, 'first', 'veryPoor', '{}', 'web', false, now(), 'O', 'I', 'R'
         FROM invitations WHERE case_no = '$case'`,
      ],
    },
    says: /\$case: a rating veryPoor and its handling case do not agree/,
  },
  {
    what: 'a fact that nobody was told of',
    invariant: 'notifications',
    plant: { notification: [`DELETE FROM notifications WHERE case_no = '$case' AND rule_code = 'case-approved'`] },
    says: /\$case: case-approved told applicant nothing of \S*acceptance\.case\.decided/,
  },
  {
    what: 'an applicant who was told twice',
    invariant: 'notifications',
    plant: {
      notification: [
        'ALTER TABLE notifications DROP CONSTRAINT notifications_event_id_rule_code_recipient_key',
        `CREATE TEMP TABLE copy AS SELECT * FROM notifications WHERE case_no = '$case' AND rule_code = 'case-approved'`,
        'UPDATE copy SET id = gen_random_uuid()',
        'INSERT INTO notifications SELECT * FROM copy',
      ],
    },
    says: /\$case: case-approved told applicant 2 times of one fact/,
  },
  {
    what: 'somebody told whom no rule addresses',
    invariant: 'notifications',
    plant: {
      notification: [`UPDATE notifications SET recipient = 'organisation:O' WHERE case_no = '$case' AND rule_code = 'case-approved'`],
    },
    says: /\$case: case-approved told organisation:O, whom it does not address/,
  },
  {
    what: 'a message for officers that went to none',
    invariant: 'notifications',
    plant: { notification: [`UPDATE notifications SET state = 'expanded' WHERE case_no = '$case' AND rule_code = 'case-approved'`] },
    says: /\$case: case-approved was for applicant and went to 0 officers/,
  },
  {
    what: 'a message of what nobody said',
    invariant: 'notifications',
    plant: {
      notification: [`UPDATE notifications SET event_id = gen_random_uuid() WHERE case_no = '$case' AND rule_code = 'case-approved'`],
    },
    says: /\$case: case-approved told applicant what nobody said/,
  },
  {
    what: 'a message that is given up',
    invariant: 'notifications',
    plant: {
      notification: [
        `UPDATE notifications SET state = 'parked', attempts = 7, last_error = 'NOTIFICATION.GATEWAY_AWAY'
         WHERE case_no = '$case' AND rule_code = 'case-approved'`,
      ],
    },
    says: /\$case: case-approved to applicant is given up after 7 attempts: NOTIFICATION\.GATEWAY_AWAY/,
  },
  {
    what: 'a message that nobody sends',
    invariant: 'notifications',
    plant: {
      notification: [
        `UPDATE notifications SET state = 'pending', next_at = now() - interval '1 minute'
         WHERE case_no = '$case' AND rule_code = 'case-approved'`,
      ],
    },
    says: /\$case: case-approved to applicant is due for 60 s, and nobody sends it/,
  },
  {
    what: 'a fact that monitoring missed',
    invariant: 'timeline',
    plant: {
      monitoring: [`DELETE FROM timeline WHERE case_no = '$case' AND source = 'acceptance' AND type LIKE '%acceptance.case.accepted%'`],
    },
    says: /\$case: \S*acceptance\.case\.accepted\S* is not in the timeline/,
  },
  {
    what: 'a fact that nobody told',
    invariant: 'timeline',
    plant: {
      monitoring: [
        `INSERT INTO timeline (case_no, source, sequence, event_id, type, at, data)
         VALUES ('$case', 'acceptance', 99, '00000000-0000-7000-8000-000000000005', 'planted', now(), '{}')`,
      ],
    },
    says: /\$case: planted is in the timeline, and acceptance never said it/,
  },
  {
    what: 'a fact that is recorded twice',
    invariant: 'timeline',
    plant: {
      monitoring: [
        `INSERT INTO timeline (case_no, source, sequence, event_id, type, at, data)
         SELECT case_no, source, 99, event_id, type, at, data FROM timeline WHERE case_no = '$case' AND source = 'acceptance' AND sequence = 1`,
      ],
    },
    says: /\$case: \S*acceptance\.case\.submitted\S* is twice in the timeline/,
  },
  {
    what: 'a gap',
    invariant: 'timeline',
    plant: { monitoring: [`UPDATE case_sources SET highest = highest + 1 WHERE case_no = '$case' AND source = 'acceptance'`] },
    says: /\$case: \d+ facts of acceptance, up to number \d+/,
  },
  {
    what: 'a fact told twice under one number',
    invariant: 'once',
    plant: {
      acceptance: [
        `INSERT INTO outbox (event_id, topic, key, type, payload, sent_at)
         SELECT gen_random_uuid(), topic, key, type, payload, now() FROM outbox WHERE key = '$case' ORDER BY id LIMIT 1`,
      ],
    },
    says: /acceptance fact 1 of \$case: 2 times/,
  },
  {
    what: 'a second task of the same department, stage, purpose and round',
    invariant: 'once',
    plant: {
      dispatch: [
        'DROP INDEX tasks_once',
        `CREATE TEMP TABLE copy AS SELECT * FROM tasks WHERE case_no = '$case'`,
        'UPDATE copy SET id = gen_random_uuid()',
        'INSERT INTO tasks SELECT * FROM copy',
      ],
    },
    says: /handling task of \w+ for \$case, stage 1, round 0, attempt 1: 2 times/,
  },
  {
    what: 'a task that never went to its department',
    invariant: 'deliveries',
    plant: { dispatch: [`UPDATE tasks SET system_id = (SELECT id FROM department_systems LIMIT 1) WHERE case_no = '$case'`] },
    says: /of \$case: delivery missing/,
  },
  {
    what: 'a recall of which the system was not told',
    invariant: 'deliveries',
    plant: {
      dispatch: [
        `UPDATE tasks SET system_id = (SELECT id FROM department_systems LIMIT 1), state = 'recalled', recall_reason = 'withdrawn' WHERE case_no = '$case'`,
        `INSERT INTO deliveries (id, system_id, task_id, case_no, state) SELECT gen_random_uuid(), system_id, id, case_no, 'closed' FROM tasks WHERE case_no = '$case'`,
      ],
    },
    says: /of \$case was recalled and its system was not told/,
  },
  {
    what: 'a delivery that is parked',
    invariant: 'deliveries',
    plant: {
      dispatch: [
        `UPDATE tasks SET system_id = (SELECT id FROM department_systems LIMIT 1) WHERE case_no = '$case'`,
        `INSERT INTO deliveries (id, system_id, task_id, case_no, state, attempts, error)
         SELECT gen_random_uuid(), system_id, id, case_no, 'parked', 9, 'too big' FROM tasks WHERE case_no = '$case'`,
      ],
    },
    says: /of \$case: delivery parked: too big/,
  },
  {
    what: 'a fact that was never sent',
    invariant: 'outboxes',
    plant: { evaluation: [`UPDATE outbox SET sent_at = NULL, created_at = now() - interval '1 hour' WHERE key = '$case'`] },
    says: /evaluation: \S*evaluation\.invitation\.issued\S* of \$case, unsent for \d+ s/,
  },
  {
    what: 'a parked key',
    invariant: 'dead-letters',
    plant: {
      monitoring: [
        `INSERT INTO dead_letters (consumer, event_id, topic, key, type, payload, reason, error)
         VALUES ('monitoring.timeline', 'e1', 't', '$case', 'planted', '{}', 'rejected', 'no')`,
      ],
    },
    says: /monitoring\.timeline: planted of \$case rejected: no/,
  },
];

describe('the verification of all services', () => {
  let stack: Stack;
  let clients: Map<ServiceName, pg.Client>;
  let filed: string[];
  let closed: string;
  let open: string;

  beforeAll(async () => {
    stack = await Stack.start({ embeddedOnly: true });
    await publishDemoItems(stack.gatewayUrl);
    const lifecycles = new Lifecycles((login) => ApiClient.person(stack.gatewayUrl, login));
    closed = await filedWhenKnown(lifecycles);
    [open] = await Promise.all([lifecycles.file(), lifecycles.finish(closed)]);
    filed = [closed, open];
    clients = new Map();
    const databases = stack.describe().databases;
    for (const name of SERVICE_NAMES.filter((each) => databases[each] !== undefined)) {
      const url = new URL(stack.backing.postgres.adminUrl);
      url.pathname = `/yiwang_${name}`;
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      clients.set(name, client);
    }
  }, 120_000);
  afterAll(async () => {
    for (const client of clients?.values() ?? []) await client.end();
    await stack?.stop();
  }, 60_000);

  async function filedWhenKnown(lifecycles: Lifecycles): Promise<string> {
    for (const end = Date.now() + 30_000; ;) {
      try {
        return await lifecycles.file();
      } catch (error) {
        if (!String(error).includes('ACCEPTANCE.ITEM_NOT_FOUND') || Date.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  const put = (text: string): string => text.replaceAll('$case', closed).replaceAll('$open', open);

  /** Plants in transactions that nobody else sees, looks from within them, and takes everything back. */
  async function lookWith(plant: Breach['plant'], more: Testimony = {}): Promise<Verdict[]> {
    const all = [...clients.values()];
    try {
      for (const client of all) await client.query('BEGIN');
      for (const [service, statements] of Object.entries(plant) as [ServiceName, string[]][])
        for (const statement of statements) await clients.get(service)!.query(put(statement));
      return await inspect(new Databases(clients), { filed, nothingElse: true, ...more });
    } finally {
      for (const client of all) await client.query('ROLLBACK');
    }
  }

  it('finds nothing wrong with a platform at work, and looks at everything', async () => {
    const verdicts = await verify(new Map(Object.entries(stack.describe().databases) as [ServiceName, string][]), { filed }, 30);
    expect(verdicts.filter(({ breaches }) => breaches.length > 0)).toEqual([]);
    expect(verdicts.filter(({ skipped }) => skipped !== undefined)).toEqual([]);
    expect(verdicts.find(({ name }) => name === 'timeline')!.checked).toBeGreaterThan(8);
    expect(isSound(verdicts)).toBe(true);
  });

  it.each(BREACHES)('finds $what', async ({ invariant, plant, says }) => {
    const verdicts = await lookWith(plant);
    const found = verdicts.find(({ name }) => name === invariant)!;
    expect(found.breaches.join('\n')).toMatch(new RegExp(put(says.source.replaceAll('\\$', '$'))));
    expect(isSound(verdicts)).toBe(false);
  });

  it('holds nobody to messages that are pruned: a system that heard of a takeover has left its word on them only', async () => {
    const idle = (verdicts: Verdict[]): string[] =>
      verdicts.flatMap(({ breaches }) => breaches.filter((each) => each.includes('took effect')));
    expect(idle(await lookWith({ dispatch: [HEARD] }))).toEqual([]);
    expect(idle(await lookWith({ dispatch: [HEARD, RECALL_OF_ANOTHER] }))).toHaveLength(1);
  });

  it('holds nobody to what fell due after the services were stopped', async () => {
    const parcelDue = parcel('requested', `NULL, '{}', 's', '{}', now(), 0, now() - interval '1 minute', NULL`);
    const plant = { acceptance: [parcelDue, `UPDATE cases SET status = 'decided' WHERE case_no = '$case'`] };
    const nobodyPlaces = (verdicts: Verdict[]): boolean =>
      verdicts.some(({ breaches }) => breaches.some((each) => each.includes('nobody places it')));
    const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1000);
    expect(nobodyPlaces(await lookWith(plant, { stoppedAt: ago(58) }))).toBe(false);
    expect(nobodyPlaces(await lookWith(plant, { stoppedAt: ago(50) }))).toBe(true);
    expect(nobodyPlaces(await lookWith(plant))).toBe(true);
  });

  it('says which services are not deployed and holds nobody to what they would say', async () => {
    const some = new Map([...clients].filter(([name]) => name !== 'payment' && name !== 'evaluation'));
    const verdicts = await inspect(new Databases(some));
    const skipped = verdicts.flatMap(({ name, skipped: why }) => (why === undefined ? [] : [`${name}: ${why}`]));
    expect(skipped).toEqual([
      'filings: no list of filings given',
      'payments: payment not deployed',
      'ledger: payment not deployed',
      'ratings: evaluation not deployed',
    ]);
    expect(isSound(verdicts)).toBe(true);
  });
});
