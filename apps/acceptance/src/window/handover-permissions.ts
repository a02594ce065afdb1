import type { HandoverKind } from './domain/handover.js';

/** 移交 needs, of who hands over: a window lets go of papers, the deciding authority of results. */
export const SENDS: Readonly<Record<HandoverKind, string>> = { papers: 'case.collect', results: 'task.handle' };

/** 接收 needs: papers go into the hands of the deciding authority, results into those of a window. */
export const RECEIVES: Readonly<Record<HandoverKind, string>> = { papers: 'task.handle', results: 'case.deliver' };
