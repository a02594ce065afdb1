import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const EXAMPLES = new URL('../../../examples/integrators/', import.meta.url);
const LONGEST_COMPLAINT = 1000;
/** One other than that of the path, which may have the drivers that samples ask for. */
const python = (): string => process.env['YIWANG_PYTHON'] ?? 'python3';

const fileOf = (path: string): string => fileURLToPath(new URL(path, EXAMPLES));
const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.'));

function commandFor(path: string): [string, ...string[]] {
  switch (extensionOf(path)) {
    case '.py':
      return [python(), '-u', fileOf(path)];
    case '.java':
      return ['java', '-Dfile.encoding=UTF-8', fileOf(path)];
    default:
      return [process.execPath, '--no-warnings', fileOf(path)];
  }
}

/** Why a sample cannot be run here; undefined where it can. `modules`: Python modules that it asks for. */
export function missingFor(path: string, modules: readonly string[] = []): string | undefined {
  switch (extensionOf(path)) {
    case '.py': {
      const imports = ['sys', ...modules].join(', ');
      const { status } = spawnSync(python(), ['-c', `import ${imports}; sys.exit(sys.version_info < (3, 8))`]);
      return status === 0 ? undefined : `${python()} is not 3.8 or later, or lacks one of: ${imports}`;
    }
    case '.java': {
      // Its source launcher compiles and runs one file; a runtime alone has none.
      const { stdout, stderr } = spawnSync('javac', ['--version'], { encoding: 'utf8' });
      const release = Number(/javac (\d+)/.exec(`${stdout ?? ''}${stderr ?? ''}`)?.[1] ?? 0);
      return release >= 17 ? undefined : 'there is no JDK 17 or later on the path';
    }
    default:
      return undefined;
  }
}

/** One of the samples for integrators, in a process of its own, with nothing of ours in its environment. */
export class RunningExample {
  /** What it said so far, line by line. */
  readonly lines: string[] = [];
  /** Of these the JSON documents. */
  readonly said: Record<string, unknown>[] = [];
  private errors = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly exited: Promise<void>,
  ) {}

  /** `path` below examples/integrators, or the URL of another program that is to be run in its place. */
  static start(path: string, env: Record<string, string>): RunningExample {
    const [command, ...args] = commandFor(path);
    const child = spawn(command, args, {
      env: { PATH: process.env['PATH'], KAFKAJS_NO_PARTITIONER_WARNING: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const example = new RunningExample(child, new Promise((resolve) => child.once('close', () => resolve())));
    let rest = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) example.hear(line);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (example.errors += text));
    child.once('error', (error) => (example.errors += error.message));
    return example;
  }

  /** The end of what it complained of. */
  get trouble(): string {
    return this.errors.slice(-LONGEST_COMPLAINT);
  }

  /** @throws Error with what the sample complained of, as long as it has said nothing that fits */
  heard(fits: (said: Record<string, unknown>) => boolean): Record<string, unknown> {
    const found = this.said.find(fits);
    if (!found) throw new Error(`the sample has not said it; it complains: ${this.trouble}`);
    return found;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.exited;
  }

  /** As a crash would do it. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  private hear(line: string): void {
    this.lines.push(line);
    if (line.startsWith('{')) this.said.push(JSON.parse(line) as Record<string, unknown>);
  }
}
