/** One line of a .dockerignore: what it matches, and whether it takes in again what a line before left out. */
interface Rule {
  pattern: RegExp;
  takesIn: boolean;
}

/** As the engine reads it: `**` spans folders, `*` does not, the last line that matches a path or a folder above it decides. */
export function dockerignore(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Rule => ({ takesIn: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, '').replace(/^\/|\/$/g, '')) }));
  return (path) => {
    const parts = path.split('/');
    const chain = parts.map((_, i) => parts.slice(0, i + 1).join('/'));
    let ignored = false;
    for (const { pattern, takesIn } of rules) if (chain.some((each) => pattern.test(each))) ignored = !takesIn;
    return ignored;
  };
}

function patternOf(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    return `\\${token}`;
  });
  return new RegExp(`^${source}$`);
}
