/** Resolves at the first Ctrl-C or SIGTERM. The second one ends the process at once; whatever it started follows it. */
export function waitForInterrupt(): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (++seen > 1) process.exit(130);
        resolve();
      });
    }
  });
}
