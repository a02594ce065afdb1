/** One instruction of a Dockerfile, its continuation lines joined. */
export interface Instruction {
  line: number;
  /** In capitals: FROM, RUN, … */
  name: string;
  /** Options such as `--from=build`, without the dashes. */
  options: Record<string, string>;
  /** What follows, as written. */
  text: string;
}

export function parseDockerfile(source: string): Instruction[] {
  const instructions: Instruction[] = [];
  let pending = '';
  let start = 0;
  source.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line.startsWith('#') || (line === '' && pending === '')) return;
    if (pending === '') start = index + 1;
    pending += ` ${line.replace(/\\$/, '')}`;
    if (line.endsWith('\\')) return;
    const [, name = '', rest = ''] = /^\s*(\w+)\s*(.*)$/s.exec(pending) ?? [];
    instructions.push({ line: start, name: name.toUpperCase(), ...withOptions(rest) });
    pending = '';
  });
  return instructions;
}

function withOptions(rest: string): Pick<Instruction, 'options' | 'text'> {
  const options: Record<string, string> = {};
  let text = rest;
  for (let match = /^--([\w-]+)(?:=(\S+))?\s+/.exec(text); match; match = /^--([\w-]+)(?:=(\S+))?\s+/.exec(text)) {
    options[match[1] ?? ''] = match[2] ?? '';
    text = text.slice(match[0].length);
  }
  return { options, text: text.trim() };
}

/** `RUN` and `COPY` words that make an image large, unrepeatable or unsafe. Each with what to do instead. */
const REFUSED: [RegExp, string][] = [
  [/\bsudo\b/, 'no sudo: a build step runs as the user it needs'],
  [/\bcurl\b|\bwget\b/, 'nothing is downloaded that no lock file knows'],
  [/\bapt(-get)?\b|\bapk\b/, 'no system packages: what the slim image has must do'],
  [/\bnpm (i|install|update)\b/, 'npm ci, which obeys the lock file'],
  [/\bnpm ci\b(?!.*--ignore-scripts)/, 'npm ci --ignore-scripts: no package runs code in the build'],
  [/\bcd \S/, 'WORKDIR instead of cd'],
];

/** The rules of the one image: pinned base, nothing but the lock file's packages, no rights, no shell between Docker and Node. */
export function dockerfileProblems(source: string, nodeVersion: string): string[] {
  const instructions = parseDockerfile(source);
  const problems: string[] = [];
  const at = (instruction: Instruction | undefined, problem: string): unknown =>
    problems.push(`deploy/Dockerfile:${instruction?.line ?? 1}: ${problem}`);
  const base = instructions.find(({ name, text }) => name === 'ARG' && text.startsWith('NODE_IMAGE='));
  if (base?.text !== `NODE_IMAGE=node:${nodeVersion}-slim`)
    at(base, `NODE_IMAGE must be node:${nodeVersion}-slim, the Node of package.json`);
  for (const instruction of instructions) {
    const { name, text, options } = instruction;
    if (name === 'FROM' && !/^\$\{NODE_IMAGE\} AS \w+$/.test(text)) at(instruction, 'every stage is FROM ${NODE_IMAGE} AS <name>');
    if (name === 'ADD') at(instruction, 'COPY instead of ADD');
    if (name === 'MAINTAINER') at(instruction, 'MAINTAINER is deprecated');
    if ((name === 'ENV' || name === 'ARG') && /(PASSWORD|SECRET|TOKEN|_KEY)\w*=\S/.test(text))
      at(instruction, 'a secret would stay in the image');
    if (name === 'WORKDIR' && !text.startsWith('/')) at(instruction, 'WORKDIR is absolute');
    if (name === 'CMD' || name === 'ENTRYPOINT') exec(text, (problem) => at(instruction, problem));
    if (name === 'RUN') for (const [pattern, advice] of REFUSED) if (pattern.test(text)) at(instruction, advice);
    if (
      name === 'COPY' &&
      options['from'] === undefined &&
      /^\. /.test(text) &&
      last(instructions, 'FROM', instruction)?.text.endsWith('runtime')
    )
      at(instruction, 'the last stage takes only what a stage before it made');
  }
  return [...problems, ...lastStageProblems(instructions)];
}

function exec(text: string, complain: (problem: string) => unknown): void {
  try {
    JSON.parse(text);
  } catch {
    complain('written as a JSON list, so that signals reach the process');
  }
}

const last = (instructions: readonly Instruction[], name: string, before: Instruction): Instruction | undefined =>
  instructions.filter((each) => each.name === name && each.line < before.line).at(-1);

function lastStageProblems(instructions: readonly Instruction[]): string[] {
  const from = instructions.filter(({ name }) => name === 'FROM').at(-1);
  const stage = instructions.filter(({ line }) => line > (from?.line ?? 0));
  const of = (name: string): Instruction | undefined => stage.filter((each) => each.name === name).at(-1);
  const missing = ['USER', 'HEALTHCHECK', 'STOPSIGNAL', 'ENTRYPOINT', 'EXPOSE'].filter((name) => !of(name));
  const problems = missing.map((name) => `deploy/Dockerfile: the last stage has no ${name}`);
  const user = of('USER');
  if (user && !/^[1-9]\d*:[1-9]\d*$/.test(user.text)) problems.push(`deploy/Dockerfile:${user.line}: USER is numeric and not root`);
  const health = of('HEALTHCHECK');
  if (health && !/CMD \[/.test(health.text)) problems.push(`deploy/Dockerfile:${health.line}: HEALTHCHECK CMD is written as a JSON list`);
  return problems;
}
