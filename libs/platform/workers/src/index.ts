export { WakeSignal } from './wake-signal.js';
export { WorkLoop } from './work-loop.js';
export type { Work } from './work-loop.js';
export { Workers } from './workers.js';
