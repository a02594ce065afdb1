/** One name in the spellings that code needs. */
export interface Names {
  /** `close-case` */
  kebab: string;
  /** `closeCase` */
  camel: string;
  /** `CloseCase` */
  pascal: string;
  /** `CLOSE_CASE` */
  constant: string;
  /** `close_case` */
  snake: string;
  /** `close case` */
  words: string;
}

export function namesOf(kebab: string): Names {
  const parts = kebab.split('-');
  const pascal = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  return {
    kebab,
    pascal,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    constant: parts.join('_').toUpperCase(),
    snake: parts.join('_'),
    words: parts.join(' '),
  };
}

/** Plain English plural of the last word; enough for tables and paths, which may be renamed before the first migration has run. */
export function pluralOf(kebab: string): string {
  if (/[^aeiou]y$/.test(kebab)) return `${kebab.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(kebab) ? `${kebab}es` : `${kebab}s`;
}

/** What cannot be generated, in words for who typed the command. */
export class GeneratorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GeneratorError';
    // The message is all that helps; a stack of ours would bury it.
    this.stack = message;
  }
}

/** Words that would be a keyword, or a name that the generated code uses for something else. */
const RESERVED = new Set(
  'class const default delete do else enum export extends false for function if import in interface new null package return static super switch this throw true try type typeof var void while with record step clock database actor principal page'.split(
    ' ',
  ),
);

/** A service's name is one word: it becomes a database, a variable, a topic and a host. @throws GeneratorError */
export function serviceName(name: string): string {
  if (!/^[a-z][a-z0-9]{1,29}$/.test(name))
    throw new GeneratorError(`"${name}" is no name of a service: one lowercase word of 2 to 30 letters and digits, such as licensing`);
  return plain(name);
}

/** @throws GeneratorError */
export function kebabName(name: string, what: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 40)
    throw new GeneratorError(`"${name}" is no name of ${what}: lowercase words joined by hyphens, at most 40 letters, such as close-case`);
  return plain(name);
}

function plain(name: string): string {
  if (RESERVED.has(name)) throw new GeneratorError(`"${name}" means something else in the generated code; take another name`);
  return name;
}
