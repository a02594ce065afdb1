/**
 * What runs beside the service, in a thread of its own: an expression that goes on for ever, or fills the memory, ends with its thread
 * and takes nobody along. CommonJS text, since a thread is started from text wherever the service runs from: sources, build or tests.
 */
export const WORKER_SOURCE = `
'use strict';
const { parentPort, workerData } = require('node:worker_threads');
const jsonata = require(workerData.jsonata);
const { limits } = workerData;
const compiled = new Map();

class Known extends Error {
  constructor(code, detail) { super(code); this.known = code; this.detail = detail; }
}

function codes(lists, inverted) {
  return (list, value, otherwise) => {
    const known = Object.hasOwn(lists, list) ? lists[list] : undefined;
    // By the names of the lists only: what an expression gives for one may be content.
    if (known === undefined) throw new Known('CODE', 'unknown list');
    if (value === undefined || value === null) return undefined;
    const text = String(value);
    const found = inverted ? Object.keys(known).find((ours) => known[ours] === text) : Object.hasOwn(known, text) ? known[text] : undefined;
    if (found !== undefined) return found;
    if (otherwise !== undefined) return otherwise;
    throw new Known('CODE', list);
  };
}

function compile(text) {
  let expression = compiled.get(text);
  if (expression) return expression;
  expression = jsonata(text, limits);
  if (compiled.size >= 200) compiled.delete(compiled.keys().next().value);
  compiled.set(text, expression);
  return expression;
}

const TOO_LONG = ['D1011', 'D1012', 'D2014', 'D2015', 'U1001'];

function told(error, compiling) {
  if (error && error.known) return { fault: error.known, detail: error.detail };
  if (error instanceof RangeError || (error && TOO_LONG.includes(error.code))) return { fault: 'LONG', detail: error.code || 'stack' };
  const where = error && typeof error.position === 'number' ? ' @' + error.position : '';
  const detail = (error && error.code ? String(error.code) : 'error') + where + (compiling && error && error.message ? ': ' + error.message : '');
  return { fault: compiling ? 'INVALID' : 'FAILED', detail: detail.slice(0, 300) };
}

parentPort.on('message', async ({ id, expression, input, lists, inverted }) => {
  let ready;
  try {
    ready = compile(expression);
  } catch (error) {
    return parentPort.postMessage({ id, ...told(error, true) });
  }
  if (input === undefined) return parentPort.postMessage({ id, output: 'null' });
  try {
    const value = await ready.evaluate(JSON.parse(input), { code: codes(lists, inverted) });
    const output = JSON.stringify(value === undefined ? null : value) || 'null';
    if (output.length > limits.output) return parentPort.postMessage({ id, fault: 'LONG', detail: 'output' });
    parentPort.postMessage({ id, output });
  } catch (error) {
    parentPort.postMessage({ id, ...told(error, false) });
  }
});
parentPort.postMessage({ ready: true });
`;
