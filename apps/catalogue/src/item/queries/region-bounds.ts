/**
 * The half-open interval of codes that a region and everything below it fill in the order of text: an index range, where a LIKE with a
 * parameter would be none. `330200` → from 3302 below 3303; 330201 (市本级) contains itself and its towns alone.
 */
export function regionBounds(region: string): { from: string; below: string } {
  const full = region.padEnd(12, '0');
  const length = [2, 4, 6, 9].find((n) => /^0*$/.test(full.slice(n))) ?? 12;
  const prefix = full.slice(0, length);
  return { from: prefix, below: String(BigInt(`1${prefix}`) + 1n).slice(1) };
}
