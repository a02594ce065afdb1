/** `aes-256-gcm`, or with the national algorithms (GB/T 32907, GB/T 32905) `sm4`: SM4-CTR with HMAC-SM3 over everything. */
export const DATA_CIPHERS = ['aes-256-gcm', 'sm4'] as const;
export type DataCipher = (typeof DATA_CIPHERS)[number];

export interface DataKeys {
  /** The first seals, all of them open. */
  sealing: readonly { id: string; key: Buffer }[];
  /** Makes the keyed hashes by which sealed values are found. */
  lookup: Buffer;
}

const ENTRY = /^(?:([a-z][a-z0-9]{0,15}):)?([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads `DATA_KEY`: keys of 32 bytes in base64, comma-separated, each with an id (`k2:…,k1:…`; a single one without is `k1`). The newest
 * comes first and seals; the others open what they sealed. Hashes are made with the last one, so that a key put in front changes none of
 * them; when that one goes, it stays as `lookup:…`. @throws RangeError
 */
export function readDataKeys(text: string): DataKeys {
  const entries = text.split(',').map((part) => {
    const match = ENTRY.exec(part.trim());
    if (match === null) throw new RangeError('a data key is 32 bytes in base64, with its id before it: k2:…');
    return { id: match[1], key: Buffer.from(match[2]!, 'base64') };
  });
  if (entries.length > 1 && entries.some(({ id }) => id === undefined))
    throw new RangeError('of several data keys each has its id: k2:…,k1:…');
  const named = entries.map(({ id = 'k1', key }) => ({ id, key }));
  const sealing = named.filter(({ id }) => id !== 'lookup');
  const last = sealing.at(-1);
  if (last === undefined) throw new RangeError('one data key at least is for sealing');
  if (new Set(named.map(({ id }) => id)).size < named.length) throw new RangeError('two data keys have the same id');
  return { sealing, lookup: named.find(({ id }) => id === 'lookup')?.key ?? last.key };
}
