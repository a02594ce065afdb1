/** Passed on to a service; all else (LC_*, PG*, JAVA_TOOL_OPTIONS, NODE_OPTIONS, KAFKA_*, …) would change how it behaves. */
const passed = ['PATH', 'HOME', 'USER', 'TMPDIR', 'JAVA_HOME', 'SystemRoot'];

/** The locale of every child process. macOS has no C.UTF-8. */
export const childLocale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

/** The environment of a child process: the same on every machine, whatever the caller's shell exports. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { LANG: childLocale, LC_ALL: childLocale, TZ: 'UTC' };
  for (const name of passed) {
    if (process.env[name] !== undefined) environment[name] = process.env[name];
  }
  return environment;
}
