/** A bar on a terminal; nothing elsewhere. Returns what ends it. */
export function progress(seconds: number, label: () => string): () => void {
  if (!process.stderr.isTTY) return () => undefined;
  const begun = Date.now();
  const timer = setInterval(() => {
    const done = Math.min(1, (Date.now() - begun) / 1000 / seconds);
    process.stderr.write(`\r\u001b[K[${'#'.repeat(Math.round(done * 30)).padEnd(30)}] ${label()}`);
  }, 250);
  return () => {
    clearInterval(timer);
    process.stderr.write('\r\u001b[K');
  };
}
