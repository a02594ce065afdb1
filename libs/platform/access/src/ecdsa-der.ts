/** r and s of P-256, as JWS writes them one after the other (RFC 7518 §3.4). */
const SIGNATURE_BYTES = 64;

function integer(bytes: Buffer): Buffer {
  let at = 0;
  while (at < bytes.length - 1 && bytes[at] === 0) at++;
  const shortest = bytes.subarray(at);
  const positive = shortest[0]! >= 0x80 ? Buffer.concat([Buffer.of(0), shortest]) : shortest;
  return Buffer.concat([Buffer.of(0x02, positive.length), positive]);
}

/**
 * An ES256 signature as DER, which node takes with the bare key. Asked to read the other form, it costs a third more. Undefined when it is
 * not of the length that it has.
 */
export function derOf(signature: Buffer): Buffer | undefined {
  if (signature.length !== SIGNATURE_BYTES) return undefined;
  const half = SIGNATURE_BYTES / 2;
  const body = Buffer.concat([integer(signature.subarray(0, half)), integer(signature.subarray(half))]);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}
