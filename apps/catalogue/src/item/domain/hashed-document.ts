import { createHash } from 'node:crypto';

/** A form or guide as it is stored: the hash is of exactly these bytes (UTF-8), and the reference names them. */
export interface HashedDocument {
  ref: string;
  sha256: string;
  body: string;
}

const hashed = (folder: 'forms' | 'guides', body: string): HashedDocument => {
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { ref: `${folder}/${sha256}`, sha256, body };
};

export const formDocument = (schema: Record<string, unknown>): HashedDocument => hashed('forms', JSON.stringify(schema));
export const guideDocument = (markdown: string): HashedDocument => hashed('guides', markdown);
