export { killInTurn } from './kill.ts';
export type { ChaosOptions, ChaosReport } from './kill.ts';
