// Preloaded into every service that the stack starts: when the stack is gone, however it went, so is the service. Its backing services
// go at the same moment, so an orderly stop may wait for answers that never come; then it ends without one.
const ORDERLY_MS = 5000;
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), ORDERLY_MS).unref();
});
process.channel?.unref();
