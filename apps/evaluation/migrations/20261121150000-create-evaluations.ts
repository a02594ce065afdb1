import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 评价: cases that may be rated, invitations with their links, ratings, and the published sums. */
export class CreateEvaluations20261121150000 implements MigrationInterface {
  readonly name = 'CreateEvaluations20261121150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE rating_level AS ENUM ('veryGood', 'good', 'fair', 'poor', 'veryPoor')`);
    await runner.query(`CREATE TYPE rating_turn AS ENUM ('first', 'followUp')`);
    // fillfactor: the row is the lock of its case and counts its facts, so its updates should stay on its page.
    await runner.query(`
      CREATE TABLE cases (
        case_no           text COLLATE "C" PRIMARY KEY,
        item_code         text COLLATE "C" NOT NULL,
        org_code          text COLLATE "C" NOT NULL,
        region_code       text COLLATE "C" NOT NULL,
        applicant_kind    text CHECK (applicant_kind IN ('person', 'legalPerson')),
        applicant_account text COLLATE "C",
        decided_by        text COLLATE "C",
        fact_sequence     int NOT NULL DEFAULT 0
      ) WITH (fillfactor = 80)`);
    await runner.query(`
      CREATE TABLE evaluation_occasions (
        occasion              text PRIMARY KEY CHECK (occasion IN ('acceptance', 'closing')),
        active                boolean NOT NULL,
        rate_within_days      int NOT NULL CHECK (rate_within_days BETWEEN 1 AND 365),
        follow_up_within_days int NOT NULL CHECK (follow_up_within_days BETWEEN 0 AND 365),
        default_level         rating_level CHECK (default_level NOT IN ('poor', 'veryPoor'))
      )`);
    await runner.query(`
      INSERT INTO evaluation_occasions (occasion, active, rate_within_days, follow_up_within_days, default_level) VALUES
        ('acceptance', false, 15, 30, 'good'),
        ('closing', true, 15, 30, 'good')`);
    // The terms are those of the day it was issued; a later change of the table moves no limit that somebody was told.
    await runner.query(`
      CREATE TABLE invitations (
        id                uuid PRIMARY KEY,
        case_no           text COLLATE "C" NOT NULL REFERENCES cases,
        occasion          text NOT NULL REFERENCES evaluation_occasions,
        applicant_account text COLLATE "C",
        state             text NOT NULL CHECK (state IN ('open', 'rated', 'lapsed')),
        issued_at         timestamptz NOT NULL,
        expires_at        timestamptz NOT NULL,
        follow_up_days    int NOT NULL,
        default_level     rating_level,
        UNIQUE (case_no, occasion)
      )`);
    await runner.query('CREATE INDEX invitations_by_occasion ON invitations (occasion)');
    await runner.query("CREATE INDEX invitations_open ON invitations (expires_at) WHERE state = 'open'");
    await runner.query(
      'CREATE INDEX invitations_of_applicant ON invitations (applicant_account, issued_at, id) WHERE applicant_account IS NOT NULL',
    );
    // Also the record of who asked for a link and when. The token itself is nowhere.
    await runner.query(`
      CREATE TABLE invitation_links (
        token_hash    text PRIMARY KEY,
        invitation_id uuid NOT NULL REFERENCES invitations,
        minted_at     timestamptz NOT NULL,
        minted_by     text NOT NULL,
        expires_at    timestamptz NOT NULL,
        used_at       timestamptz,
        replaced_at   timestamptz
      )`);
    await runner.query('CREATE INDEX invitation_links_of_invitation ON invitation_links (invitation_id)');
    await runner.query(
      'CREATE UNIQUE INDEX invitation_links_live ON invitation_links (invitation_id) WHERE used_at IS NULL AND replaced_at IS NULL',
    );
    await runner.query(`
      CREATE TABLE rating_tags (
        code text PRIMARY KEY,
        tone text NOT NULL CHECK (tone IN ('praise', 'complaint')),
        zh   text NOT NULL,
        en   text NOT NULL
      )`);
    await runner.query(`
      INSERT INTO rating_tags (code, tone, zh, en) VALUES
        ('P01', 'praise', '服务热情', 'friendly'),
        ('P02', 'praise', '办理快捷', 'quick'),
        ('P03', 'praise', '一次办成', 'done at the first try'),
        ('P04', 'praise', '指引清楚', 'clear guidance'),
        ('P05', 'praise', '网上好办', 'easy online'),
        ('C01', 'complaint', '态度不好', 'unfriendly'),
        ('C02', 'complaint', '超过承诺时限', 'later than promised'),
        ('C03', 'complaint', '要求提供指南以外的材料', 'asked for more than the guide says'),
        ('C04', 'complaint', '来回跑多次', 'had to come several times'),
        ('C05', 'complaint', '网上难办', 'hard to do online'),
        ('C06', 'complaint', '未一次性告知', 'was not told everything at once')`);
    await runner.query(`
      CREATE TABLE ratings (
        id            uuid PRIMARY KEY,
        invitation_id uuid NOT NULL REFERENCES invitations,
        case_no       text COLLATE "C" NOT NULL REFERENCES cases,
        turn          rating_turn NOT NULL,
        level         rating_level NOT NULL,
        tags          text[] NOT NULL,
        text_sealed   text,
        channel       text NOT NULL,
        is_default    boolean NOT NULL,
        link_hash     text,
        body_hash     text,
        given_at      timestamptz NOT NULL,
        excluded_at   timestamptz,
        org_code      text COLLATE "C" NOT NULL,
        item_code     text COLLATE "C" NOT NULL,
        region_code   text COLLATE "C" NOT NULL,
        UNIQUE (invitation_id, turn),
        CHECK (is_default = (channel = 'default'))
      )`);
    await runner.query('CREATE INDEX ratings_of_case ON ratings (case_no)');
    await runner.query('CREATE INDEX ratings_by_org ON ratings (org_code, given_at, id)');
    await runner.query('CREATE INDEX ratings_by_time ON ratings (given_at, id)');
    await runner.query('CREATE UNIQUE INDEX ratings_by_link ON ratings (link_hash) WHERE link_hash IS NOT NULL');
    // Kept with every rating, so that the published figures never scan the ratings of years.
    // No check on the sign: the row proposed to an upsert is a difference, and differences may be negative.
    await runner.query(`
      CREATE TABLE rating_sums (
        month       text NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
        region_code text COLLATE "C" NOT NULL,
        org_code    text COLLATE "C" NOT NULL,
        item_code   text COLLATE "C" NOT NULL,
        very_good   int NOT NULL,
        good        int NOT NULL,
        fair        int NOT NULL,
        poor        int NOT NULL,
        very_poor   int NOT NULL,
        defaults    int NOT NULL,
        follow_ups  int NOT NULL,
        excluded    int NOT NULL,
        PRIMARY KEY (org_code, item_code, region_code, month)
      ) WITH (fillfactor = 60)`);
    await runner.query('CREATE INDEX rating_sums_by_region ON rating_sums (region_code)');
    await runner.query('CREATE INDEX rating_sums_by_item ON rating_sums (item_code)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rating_sums, ratings, rating_tags, invitation_links, invitations, evaluation_occasions, cases');
    await runner.query('DROP TYPE rating_turn, rating_level');
  }
}
