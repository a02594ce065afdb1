import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dockerignore } from '../src/deploy/dockerignore.ts';
import { parseDockerfile, type Instruction } from '../src/deploy/dockerfile.ts';
import { runCommand } from '../src/run-command.ts';

/** One stage, as far as it got: a folder that stands for its root, and what later instructions build on. */
interface Stage {
  root: string;
  workdir: string;
  env: Record<string, string>;
}

export interface BuiltImage {
  /** Folder that stands for the working directory of the last stage. */
  workdir: string;
  env: Record<string, string>;
  entrypoint: string[];
}

/** Copies exactly what the engine would send to the build. */
export async function buildContext(checkout: string, ignoreFile: string, target: string): Promise<string[]> {
  const ignored = dockerignore(ignoreFile);
  const taken: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(checkout, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      // A folder that is left out may hold something that is taken in again; the large ones hold nothing.
      if (['.git', 'node_modules', '.nx', '.yiwang', 'dist'].includes(entry.name)) {
        if (!ignored(path)) throw new Error(`${path} would be sent to the build`);
      } else if (entry.isDirectory()) await walk(path);
      else if (entry.isFile() && !ignored(path)) taken.push(path);
    }
  };
  await walk('');
  for (const folder of new Set(taken.map((path) => dirname(path)))) await mkdir(join(target, folder), { recursive: true });
  for (const path of taken) await cp(join(checkout, path), join(target, path)).catch(() => undefined); // gone meanwhile
  return taken;
}

/**
 * Follows a Dockerfile instruction by instruction without a container engine: each stage is a folder, RUN runs in it on this machine's
 * Node. `replace` may stand in for a command that would only repeat what this checkout has already. Users and health checks have no effect.
 */
export async function followDockerfile(
  source: string,
  context: string,
  roots: string,
  replace: (command: string, workdir: string) => Promise<boolean>,
): Promise<BuiltImage> {
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  let entrypoint: string[] = [];
  for (const instruction of parseDockerfile(source)) {
    const { name, text } = instruction;
    if (name === 'FROM') {
      const as = text.split(' ').at(-1) ?? '';
      stage = { root: join(roots, as), workdir: '/', env: {} };
      stages.set(as, stage);
    }
    if (!stage) continue;
    if (name === 'WORKDIR') {
      stage.workdir = text;
      await mkdir(join(stage.root, text), { recursive: true });
    }
    if (name === 'ENV') for (const pair of text.split(' ')) stage.env[pair.split('=')[0] ?? ''] = pair.slice(pair.indexOf('=') + 1);
    if (name === 'COPY') await copy(instruction, stage, stages, context);
    if (name === 'RUN') await run(instruction, stage, replace);
    if (name === 'ENTRYPOINT') entrypoint = JSON.parse(text) as string[];
  }
  if (!stage) throw new Error('no stage');
  return { workdir: join(stage.root, stage.workdir), env: stage.env, entrypoint };
}

async function copy({ text, options }: Instruction, stage: Stage, stages: ReadonlyMap<string, Stage>, context: string): Promise<void> {
  const [from = '', to = ''] = text.split(' ');
  const base = options['from'] === undefined ? context : stages.get(options['from'])?.root;
  if (base === undefined) throw new Error(`COPY from an unknown stage: ${text}`);
  // Links stay as they are written: those of node_modules point to the folders beside it.
  await cp(join(base, from), join(stage.root, stage.workdir, to), { recursive: true, verbatimSymlinks: true });
}

async function run(
  { text, line }: Instruction,
  stage: Stage,
  replace: (command: string, workdir: string) => Promise<boolean>,
): Promise<void> {
  const cwd = join(stage.root, stage.workdir);
  if (await replace(text, cwd)) return;
  const { NODE_OPTIONS: _jestOnly, ...inherited } = process.env;
  const { code, stdout, stderr } = await runCommand('env', ['-i', ...entries({ ...pick(inherited), ...stage.env }), 'sh', '-c', text], {
    cwd,
  });
  if (code !== 0) throw new Error(`deploy/Dockerfile:${line} ended with ${code}: ${text}\n${stdout}\n${stderr}`);
}

const entries = (env: Record<string, string>): string[] => Object.entries(env).map(([name, value]) => `${name}=${value}`);
/** What a build has of its own: a path to Node, a home; and how this machine reaches its package registry. */
const pick = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter(
      (pair): pair is [string, string] =>
        /^(PATH|HOME|TMPDIR|npm_config_\w+|https?_proxy|no_proxy)$/i.test(pair[0]) && pair[1] !== undefined,
    ),
  );

/** What `npm ci` would install is what this checkout has installed. */
export async function linkInstalled(checkout: string, workdir: string): Promise<void> {
  await mkdir(join(workdir, 'node_modules'), { recursive: true });
  for (const name of await readdir(join(checkout, 'node_modules'))) {
    if (name !== '@yiwang') await symlink(join(checkout, 'node_modules', name), join(workdir, 'node_modules', name));
  }
}
