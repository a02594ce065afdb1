import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 官方文书: documents as they were fixed, what was drawn of them, their numbers, templates and seal keys. */
export class CreateDocuments20261122200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE documents (
        id               uuid PRIMARY KEY,
        case_no          text COLLATE "C" REFERENCES cases (case_no),
        kind             text NOT NULL,
        region_code      text COLLATE "C" NOT NULL,
        year             smallint NOT NULL,
        serial           int NOT NULL,
        number           text NOT NULL,
        code             text COLLATE "C" NOT NULL UNIQUE,
        at               timestamptz NOT NULL,
        title            text NOT NULL,
        item_name        text,
        issuer_org       text COLLATE "C" NOT NULL,
        issuer_name      text NOT NULL,
        addressed_org    text COLLATE "C",
        applicant_masked jsonb,
        paper_sealed     text NOT NULL,
        sha256           bytea NOT NULL,
        seal             jsonb NOT NULL,
        template_region  text COLLATE "C" NOT NULL,
        template_version int NOT NULL,
        UNIQUE (region_code, kind, year, serial)
      )`);
    await runner.query('ALTER TABLE documents ALTER paper_sealed SET STORAGE EXTERNAL');
    await runner.query('CREATE INDEX documents_of_case ON documents (case_no, id) WHERE case_no IS NOT NULL');
    await keepAppendOnly(runner, 'documents');
    await runner.query(`
      CREATE TABLE document_revocations (
        document_id uuid PRIMARY KEY REFERENCES documents (id),
        at          timestamptz NOT NULL,
        reason      text NOT NULL
      )`);
    await keepAppendOnly(runner, 'document_revocations');
    // What was drawn of a document when it was first read. The bytes lie in the file store.
    await runner.query(`
      CREATE TABLE document_files (
        document_id uuid PRIMARY KEY REFERENCES documents (id),
        store_key   text NOT NULL,
        sealed_key  text NOT NULL,
        size        int NOT NULL,
        sha256      bytea NOT NULL,
        made_at     timestamptz NOT NULL
      )`);
    await keepAppendOnly(runner, 'document_files');
    await runner.query(`
      CREATE TABLE document_numbers (
        region_code text COLLATE "C" NOT NULL,
        kind        text NOT NULL,
        year        smallint NOT NULL,
        next        int NOT NULL,
        PRIMARY KEY (region_code, kind, year)
      )`);
    await runner.query(`CREATE TYPE document_template_status AS ENUM ('draft', 'published', 'retired')`);
    // Grows with every template that comes into force or goes out of it, so that processes read only what is new to them.
    await runner.query('CREATE SEQUENCE document_template_changes');
    await runner.query(`
      CREATE TABLE document_templates (
        region_code  text COLLATE "C" NOT NULL,
        kind         text NOT NULL,
        version      int NOT NULL CHECK (version > 0),
        status       document_template_status NOT NULL,
        revision     int NOT NULL,
        content      jsonb NOT NULL,
        change       bigint,
        edited_by    jsonb NOT NULL,
        edited_at    timestamptz NOT NULL,
        published_by jsonb,
        published_at timestamptz,
        retired_by   jsonb,
        retired_at   timestamptz,
        PRIMARY KEY (region_code, kind, version)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX document_templates_in_force ON document_templates (region_code, kind) WHERE status = 'published'`,
    );
    await runner.query(`CREATE UNIQUE INDEX document_templates_drafted ON document_templates (region_code, kind) WHERE status = 'draft'`);
    await runner.query('CREATE INDEX document_templates_changed ON document_templates (change) WHERE change IS NOT NULL');
    await runner.query(`
      CREATE TABLE seal_keys (
        key_id         text PRIMARY KEY,
        algorithm      text NOT NULL CHECK (algorithm IN ('sm2', 'rsa')),
        public_key     text NOT NULL,
        private_sealed text
      )`);
    // A key of development, which all processes share.
    await runner.query('CREATE UNIQUE INDEX seal_keys_of_test ON seal_keys (algorithm) WHERE private_sealed IS NOT NULL');
    await keepAppendOnly(runner, 'seal_keys');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE seal_keys, document_templates, document_numbers, document_files, document_revocations, documents');
    await runner.query('DROP SEQUENCE document_template_changes');
    await runner.query('DROP TYPE document_template_status');
    for (const table of ['seal_keys', 'document_files', 'document_revocations', 'documents']) {
      await runner.query(`DROP FUNCTION refuse_change_of_${table}`);
    }
  }
}
