// Preloaded into every service that the stack starts: when the stack is gone, however it went, so is the service.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
