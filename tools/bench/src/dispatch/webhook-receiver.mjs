// Takes messages as department systems do that are called: at /<system>, after so many ms as DELAYS says for it, and says when each was there.
import { createServer } from 'node:http';

const delays = JSON.parse(process.env.DELAYS ?? '{}');
let arrivals = [];
setInterval(() => {
  if (arrivals.length > 0) process.send?.(arrivals);
  arrivals = [];
}, 20);

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text) => (body += text));
  request.on('end', () => {
    const system = request.url.slice(1);
    const { caseNo } = JSON.parse(body).data;
    arrivals.push({ caseNo, system, at: Date.now() });
    setTimeout(() => response.writeHead(204).end(), delays[system] ?? 0);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
