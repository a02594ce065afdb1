export { CLOCK_OFFSET, moveClock, MovableClock } from './movable-clock.js';
export type { OffsetStore } from './movable-clock.js';
