/** Repetitions with fewer turns than this are no danger, however they stand in each other. */
const MANY = 10;
const COUNTS = /^\{(\d+)(?:(,)(\d*))?\}/;

/**
 * Whether a pattern repeats what holds a repetition itself, as `(a+)+`: against some texts such a pattern does not end for years, and
 * whoever validates by it stands still. Repetitions that are short are no danger.
 */
export function repeatsRepetition(pattern: string): boolean {
  /** Of each open group, whether it holds a long repetition. */
  const holds = [false];
  /** Whether what stands before, which a repetition would repeat, holds one. */
  let before = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!;
    const turns = isLong(pattern, i);
    if (turns !== undefined) {
      if (turns && before) return true;
      if (turns) holds[holds.length - 1] = true;
      if (c === '{') i = pattern.indexOf('}', i);
      continue;
    }
    before = false;
    if (c === '\\') i++;
    else if (c === '[') i = endOfClass(pattern, i);
    else if (c === '(') holds.push(false);
    else if (c === ')' && holds.length > 1) {
      before = holds.pop()!;
      holds[holds.length - 1] ||= before;
    }
  }
  return false;
}

/** Whether the repetition at this place is a long one; undefined where there is none. */
function isLong(pattern: string, at: number): boolean | undefined {
  const c = pattern[at];
  if (c === '*' || c === '+') return true;
  if (c === '?') return pattern[at - 1] === '(' ? undefined : false;
  if (c !== '{') return undefined;
  const counts = COUNTS.exec(pattern.slice(at));
  if (!counts) return undefined;
  const [, least, comma, most] = counts;
  return comma !== undefined && most === '' ? true : Number(most ?? least) >= MANY;
}

function endOfClass(pattern: string, from: number): number {
  for (let i = from + 1; i < pattern.length; i++) {
    if (pattern[i] === '\\') i++;
    else if (pattern[i] === ']') return i;
  }
  return pattern.length;
}
