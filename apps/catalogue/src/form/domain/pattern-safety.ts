/** Repetitions with fewer turns than this are no danger, however they stand in each other. */
const MANY = 10;
const COUNTS = /^\{(\d+)(?:(,)(\d*))?\}/;
const OPENING = /^\((?:\?(?::|=|!|<=|<!|<[A-Za-z]\w*>))?/;

/** Of an open group, as far as it has been read. */
interface Group {
  /** Whether it can match the same text in several ways, as far as this can be seen. */
  varies: boolean;
  /** What each of its choices begins with; null for what is no single character. */
  firsts: (string | null)[];
  /** Whether the choice that is being read has begun. */
  begun: boolean;
}

/**
 * Whether a pattern repeats what can match the same text in several ways, as `(a+)+`, `(a|ab)*` or `(a?a)*`: against some texts such a
 * pattern does not end for years, and whoever validates by it stands still. So what is repeated often is of a fixed length, and its
 * choices begin with different characters. Repetitions that are short are no danger.
 */
export function repeatsWhatVaries(pattern: string): boolean {
  const groups: Group[] = [opened()];
  /** Whether what stands before, which a repetition would repeat, varies. */
  let before = false;
  for (let i = 0; i < pattern.length; i++) {
    const group = groups.at(-1)!;
    const c = pattern[i]!;
    const repetition = repetitionAt(pattern, i);
    if (repetition) {
      if (repetition.long && before) return true;
      group.varies ||= repetition.varies;
      i += repetition.length - 1;
    } else if (c === '(') {
      begin(group, null);
      groups.push(opened());
      i += OPENING.exec(pattern.slice(i))![0].length - 1;
      before = false;
    } else if (c === ')' && groups.length > 1) {
      before = isAmbiguous(groups.pop()!);
      groups.at(-1)!.varies ||= before;
    } else if (c === '|') {
      begin(group, null);
      group.begun = false;
      before = false;
    } else {
      const end = c === '\\' ? endOfEscape(pattern, i) : c === '[' ? endOfClass(pattern, i) : endOfCharacter(pattern, i);
      begin(group, pattern.slice(i, end));
      i = end - 1;
      before = false;
    }
  }
  return false;
}

const opened = (): Group => ({ varies: false, firsts: [], begun: false });

function begin(group: Group, first: string | null): void {
  if (!group.begun) group.firsts.push(first);
  group.begun = true;
}

function isAmbiguous(group: Group): boolean {
  begin(group, null);
  return group.varies || (group.firsts.length > 1 && overlap(group.firsts));
}

const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

/** Whether two of these parts of a pattern, each for one character, may match the same one; what cannot be told counts as yes. */
function overlap(parts: readonly (string | null)[]): boolean {
  if (parts.includes(null)) return true;
  try {
    const matchers = parts.map((part) => new RegExp(`^(?:${part})$`, 'u'));
    const samples = new Set([...ASCII, '中', '𬱖', ...parts.flatMap((part) => Array.from(part!))]);
    return [...samples].some((sample) => matchers.filter((matcher) => matcher.test(sample)).length > 1);
  } catch {
    return true;
  }
}

interface Repetition {
  long: boolean;
  varies: boolean;
  /** In characters of the pattern. */
  length: number;
}

/** The repetition at this place, if there is one. */
function repetitionAt(pattern: string, at: number): Repetition | undefined {
  const c = pattern[at];
  if (c === '*' || c === '+') return { long: true, varies: true, length: 1 };
  if (c === '?') return { long: false, varies: true, length: 1 };
  const counts = c === '{' ? COUNTS.exec(pattern.slice(at)) : null;
  if (!counts) return undefined;
  const [text, least, comma, most] = counts;
  const long = comma !== undefined && most === '' ? true : Number(most ?? least) >= MANY;
  return { long, varies: comma !== undefined && most !== least, length: text.length };
}

function endOfClass(pattern: string, from: number): number {
  for (let i = from + 1; i < pattern.length; i++) {
    if (pattern[i] === '\\') i++;
    else if (pattern[i] === ']') return i + 1;
  }
  return pattern.length;
}

/** `\d`, `\u4e00`, `\u{20000}`, `\p{L}`, `\x41`: one part each. */
const endOfEscape = (pattern: string, at: number): number =>
  at + (/^\\(?:u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|.?)/su.exec(pattern.slice(at))?.[0].length ?? 1);

const endOfCharacter = (pattern: string, at: number): number => at + (pattern.codePointAt(at)! > 0xffff ? 2 : 1);
