// Whether the service in this container lives. Readiness is asked by who sends it requests, at /health/ready.
const url = `http://127.0.0.1:${process.env.PORT ?? 8080}/health/live`;
const alive = await fetch(url, { signal: AbortSignal.timeout(2_500) }).then(
  (answer) => answer.ok,
  () => false,
);
process.exitCode = alive ? 0 : 1;
