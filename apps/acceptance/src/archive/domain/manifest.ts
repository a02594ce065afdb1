import { createHash } from 'node:crypto';

/** One file of a package. */
export interface PackageEntry {
  /** In the package. */
  path: string;
  /** Code by which archives file it: A, B1 …, C. */
  code: string;
  title: string;
  mediaType: string;
  bytes: Buffer;
  /** Of an official document. */
  number?: string;
  revoked?: boolean;
}

/** 归档文件目录 — what a package holds; no personal data, so that it can be shown without opening the package. */
export interface Manifest {
  format: 'yiwang-archive/1';
  archiveNo: string;
  caseNo: string;
  /** State of the case that is in the package; one that changes after its end is archived again. */
  caseVersion: number;
  round: number;
  item: { code: string; version: number; name: string | null; category: string };
  decidingAuthority: { orgCode: string; name: string | null; regionCode: string };
  status: string;
  outcome: string | null;
  finishKind: number | null;
  submittedAt: string;
  endedAt: string;
  retention: { years: number | null; keepUntil: string | null };
  /** Steps of the ledger, and the hash of the last. */
  ledger: { steps: number; head: string };
  entries: {
    path: string;
    code: string;
    title: string;
    mediaType: string;
    size: number;
    sha256: string;
    number?: string;
    revoked?: boolean;
  }[];
  /** Codes that should be there and are not. */
  missing: string[];
  madeAt: string;
}

export const sha256Of = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

export const listed = ({ bytes, ...entry }: PackageEntry): Manifest['entries'][number] => ({
  ...entry,
  size: bytes.length,
  sha256: sha256Of(bytes),
});

/** As `sha256sum -c` reads it. */
export const checksums = (files: readonly { path: string; sha256: string }[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
