/** Names and values in turn, as `writeHead` takes them. No content policy: login pages behind bring their own. */
export const SECURITY_HEADERS: readonly string[] = [
  'x-content-type-options',
  'nosniff',
  'x-frame-options',
  'DENY',
  'referrer-policy',
  'no-referrer',
  'strict-transport-security',
  'max-age=31536000',
];
