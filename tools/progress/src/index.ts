export { bySeconds, withProgress } from './progress.ts';
export type { ProgressOptions, Terminal } from './progress.ts';
